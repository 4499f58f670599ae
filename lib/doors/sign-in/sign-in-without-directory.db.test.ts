import { eq } from "drizzle-orm";
import { beforeAll, expect, it } from "vitest";
import { signInWithPassword } from "@/lib/doors/sign-in/sign-in-with-password";
import { externalIdentity, mailbox } from "@/lib/platform/db/schema";
import { testDatabase } from "@/lib/testing/database";
import { ldapDomain, makeLdapFixture } from "@/lib/testing/directory/ldap-fixture";
import { createTestMailbox } from "@/lib/testing/fixtures";
import { personLdif, personPassword } from "@/lib/testing/openldap/directory-ldif";
import { testSlapd } from "@/lib/testing/openldap/test-slapd";

/* Passwords that were right a short time ago, while no server of the directory answers. */

const database = testDatabase();
const slapd = testSlapd(["anna", "ben"].map((uid) => personLdif(uid)).join(""));
const addressOf = (uid: string) => `${uid}@${ldapDomain}`;
const signIn = (address: string, password = personPassword, ip = "198.51.100.7") =>
  signInWithPassword({ ...database.context(), ip }, { address, password });
const stop = ({ first, second } = slapd()) => Promise.all([first.stop(), second.stop()]);
const start = ({ first, second } = slapd()) => Promise.all([first.start(), second.start()]);

beforeAll(async () => {
  const { id } = await makeLdapFixture(database.context(), slapd(), { ldap: { offlineMinutes: 60 } });
  await createTestMailbox(database.context(), { address: addressOf("ben"), identityProviderId: id });
});

it("opens the mailbox that the account is linked to", async () => {
  expect(await signIn(addressOf("anna"))).toMatchObject({ decision: "accepted", created: true });
  expect(await signIn(addressOf("anna"))).toMatchObject({ decision: "accepted", created: false });
  await stop();
  expect(await signIn(addressOf("anna"))).toMatchObject({ decision: "accepted", address: addressOf("anna") });
  await start();
});

it("does not let anybody find out the password by trying", async () => {
  await signIn(addressOf("anna"));
  await stop();
  const guess = (password: string) => signIn(addressOf("anna"), password, "203.0.113.9");
  for (let times = 0; times < 10; times++)
    expect(await guess(`guess ${times}`)).toMatchObject({ decision: "unavailable" });
  expect(await guess(personPassword)).toMatchObject({ reason: "too-many-attempts" });
  await start();
});

it("opens no mailbox that the account only has the address of, and was refused", async () => {
  const { db } = database.client();
  await db
    .update(mailbox)
    .set({ linkByAddress: false })
    .where(eq(mailbox.address, addressOf("ben")));
  expect(await signIn(addressOf("ben"))).toMatchObject({ decision: "rejected", reason: "identity-conflict" });
  await stop();
  expect(await signIn(addressOf("ben"))).toEqual({
    decision: "unavailable",
    reason: "directory-unavailable",
  });
  await start();
  expect(await db.$count(externalIdentity)).toBe(1);
});
