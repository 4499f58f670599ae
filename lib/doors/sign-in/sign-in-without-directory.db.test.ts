import { eq } from "drizzle-orm";
import { beforeAll, expect, it } from "vitest";
import { signInWithPassword } from "@/lib/doors/sign-in/sign-in-with-password";
import { externalIdentity, mailbox } from "@/lib/platform/db/schema";
import { testDatabase } from "@/lib/testing/database";
import { ldapDomain, makeLdapWorld } from "@/lib/testing/directory/ldap-world";
import { createTestMailbox } from "@/lib/testing/fixtures";
import { personLdif, personPassword } from "@/lib/testing/openldap/directory-ldif";
import { testSlapd } from "@/lib/testing/openldap/test-slapd";

/* Passwords that were right a short time ago, while no server of the directory answers. */

const database = testDatabase();
const slapd = testSlapd(["anna", "ben"].map((uid) => personLdif(uid)).join(""));
const addressOf = (uid: string) => `${uid}@${ldapDomain}`;
const signIn = (address: string) =>
  signInWithPassword({ ...database.context(), ip: "198.51.100.7" }, { address, password: personPassword });
const stop = ({ first, second } = slapd()) => Promise.all([first.stop(), second.stop()]);
const start = ({ first, second } = slapd()) => Promise.all([first.start(), second.start()]);

beforeAll(async () => {
  const { id } = await makeLdapWorld(database.context(), slapd(), { ldap: { offlineMinutes: 60 } });
  await createTestMailbox(database.context(), { address: addressOf("ben"), identityProviderId: id });
});

it("opens the mailbox that the account is linked to", async () => {
  expect(await signIn(addressOf("anna"))).toMatchObject({ decision: "accepted", created: true });
  expect(await signIn(addressOf("anna"))).toMatchObject({ decision: "accepted", created: false });
  await stop();
  expect(await signIn(addressOf("anna"))).toMatchObject({ decision: "accepted", address: addressOf("anna") });
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
