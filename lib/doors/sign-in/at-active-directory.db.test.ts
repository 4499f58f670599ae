import { eq } from "drizzle-orm";
import { afterAll, beforeAll, expect, it } from "vitest";
import { setIdentityProvider } from "@/lib/accounts/identity-provider/set-identity-provider";
import { createSession } from "@/lib/credentials/web-session/create-session";
import { runSync } from "@/lib/directory/sync/run-sync";
import { signInWithPassword } from "@/lib/doors/sign-in/sign-in-with-password";
import { session } from "@/lib/platform/db/schema";
import {
  accountControl,
  accountDn,
  accountLdif,
  accountPassword,
  domainAdministrator,
  domainBase,
  netbiosName,
  realm,
} from "@/lib/testing/active-directory/domain-ldif";
import { type PrivateSamba, startPrivateSamba } from "@/lib/testing/active-directory/private-samba";
import { testDatabase } from "@/lib/testing/database";
import { createTestDomain, createTestTemplate } from "@/lib/testing/fixtures";

const database = testDatabase();
const context = () => ({ ...database.context(), db: database.client().db });
let samba: PrivateSamba;
beforeAll(async () => {
  samba = await startPrivateSamba();
}, 600_000);
afterAll(() => samba?.stop());

it("lets somebody in by each name of Active Directory, until the account is disabled there", async () => {
  const { name: domain } = await createTestDomain(context());
  const address = `ada@${domain}`;
  await samba.modify(accountLdif("ada", { mail: address }));
  const { id: defaultTemplateId } = await createTestTemplate(context());
  const { slug } = await setIdentityProvider(context(), {
    slug: "ad",
    kind: "ldap",
    verify: false,
    baseDn: domainBase,
    clientId: domainAdministrator.name,
    clientSecret: domainAdministrator.password,
    defaultTemplateId,
    settings: {
      ldap: { urls: [samba.ldaps], caCertificate: samba.authority, preset: "active-directory" },
      allowedDomains: [domain],
    },
  });
  const signIn = (name: string) =>
    signInWithPassword(context(), { address: name, password: accountPassword });
  const made = await signIn("ada");
  expect(made).toMatchObject({ decision: "accepted", address, created: true });
  for (const name of [`${netbiosName}\\ada`, `ada@${realm}`, address])
    expect(await signIn(name)).toMatchObject({ decision: "accepted", address, created: false });
  const mailboxId = "mailboxId" in made ? made.mailboxId : "";
  await createSession(context().db, { mailboxId });
  await samba.modify(
    `dn: ${accountDn("ada")}\nchangetype: modify\nreplace: userAccountControl\nuserAccountControl: ${accountControl.disabled}\n`,
  );
  expect(await signIn("ada")).toMatchObject({ decision: "rejected", reason: "account-disabled" });
  await runSync(context(), { provider: slug, trigger: "manual" });
  expect(await context().db.$count(session, eq(session.userId, mailboxId))).toBe(0);
}, 120_000);
