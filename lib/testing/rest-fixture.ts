import { createHash, randomUUID } from "node:crypto";
import { createTemporaryAlias } from "@/lib/accounts/alias/create-temporary-alias";
import { createAppLink } from "@/lib/accounts/app-link/create-app-link";
import { listAppLinks } from "@/lib/accounts/app-link/queries";
import { getDomainByName } from "@/lib/accounts/domain/queries";
import { noteConflict } from "@/lib/accounts/external-identity/note-conflict";
import { prepareClientKey } from "@/lib/accounts/identity-provider/rotate-client-key";
import { setMailboxPassword } from "@/lib/accounts/mailbox/set-mailbox-password";
import { createApiKey } from "@/lib/credentials/api-key/create-api-key";
import type { ApiKeyOwner } from "@/lib/credentials/api-key/owner";
import type { Scope } from "@/lib/credentials/api-key/scopes";
import { createAppPassword } from "@/lib/credentials/app-password/create-app-password";
import { createScimToken } from "@/lib/credentials/scim-token/create-scim-token";
import { createSession } from "@/lib/credentials/web-session/create-session";
import type { Role } from "@/lib/faces/rest/operation";
import type { Context } from "@/lib/platform/db/context";
import {
  adminAccount,
  adminDomain,
  adminGroup,
  adminSession,
  externalIdentity,
  mailboxShare,
  personGroup,
  syncChange,
  syncRun,
} from "@/lib/platform/db/schema";
import type { AdminRole } from "@/lib/platform/db/schema/admin-account";
import { inTransaction } from "@/lib/platform/db/transaction";
import { getProvider } from "@/lib/providers/provider/queries";
import {
  createTestDomain,
  createTestMailbox,
  createTestProvider,
  createTestTemplate,
} from "@/lib/testing/fixtures";

/** The password of everybody who has one. */
export const validPassword = "correct horse battery";
const salt = "a test's salt";

/** A hash of "correct horse battery", so that a test needs not wait for a slow one. */
export const readyHash = `{SSHA256}${Buffer.concat([
  createHash("sha256").update(validPassword).update(salt).digest(),
  Buffer.from(salt),
]).toString("base64")}`;

/**
 * Where the providers of fixtures are: nothing listens there, which is known at once. Some tests ask every provider of
 * every fixture, and a name would be looked up for each.
 */
export const nowhere = "http://127.0.0.1:1";

const loginOf = (id: string) => `${id}@admins.test`;

/** A console session of somebody whom `/mail-admins` of a provider makes an administrator. */
async function insertGroupSession(context: Context, identityProviderId: string): Promise<string> {
  const [id, { issuer }, now] = [randomUUID(), await getProvider(context.db, identityProviderId), new Date()];
  const person = { identityProviderId, issuer, subject: `admin-${id}` };
  await context.db
    .insert(personGroup)
    .values({ ...person, groupName: "/mail-admins", source: "directory" as const });
  const times = { expires: new Date(now.getTime() + 3_600_000), authenticatedAt: now, lastSeenAt: now };
  await context.db
    .insert(adminSession)
    .values({ ...person, ...times, id, tokenDigest: id, role: "domain-admin" });
  return id;
}

/** An administrator's account; the verbs ask for a password, which no test here needs. */
export async function insertAdmin(
  context: Context,
  role: AdminRole,
  domains: string[] = [],
): Promise<string> {
  const id = randomUUID();
  await context.db.insert(adminAccount).values({ id, login: loginOf(id), role, passwordHash: readyHash });
  for (const name of domains) {
    const { id: domainId } = await getDomainByName(context.db, name);
    await context.db.insert(adminDomain).values({ adminId: id, domainId });
  }
  return id;
}

export const keyFor = async (context: Context, owner: ApiKeyOwner, scopes: Scope[] = ["all:write"]) =>
  createApiKey(context, { owner, name: `Key of ${Object.values(owner)[0]}`, scopes });

async function insertSyncRun(
  { db }: Context,
  identityProviderId: string,
  state: "done" | "waiting",
): Promise<string> {
  const id = randomUUID();
  const run = { id, identityProviderId, trigger: "manual", startedBy: "test", state } as const;
  await db.insert(syncRun).values({ ...run, startedAt: new Date() });
  const line = {
    runId: id,
    sequence: 1,
    kind: "conflict",
    reason: "email-missing",
    state: "applied",
  } as const;
  await db.insert(syncChange).values({ ...line, subject: "somebody", changes: {} });
  return id;
}

/** A mailbox that is linked to an account, and which another account claims. */
export async function createLinkedMailbox(context: Context, domain: string, identityProviderId: string) {
  const { issuer } = await getProvider(context.db, identityProviderId);
  const { id: mailboxId, address } = await createTestMailbox(context, {
    address: `linked@${domain}`,
    identityProviderId,
  });
  const account = { identityProviderId, issuer, mailboxId };
  await context.db.insert(externalIdentity).values({ ...account, subject: `holder-of-${domain}` });
  const claimant = `claimant-of-${domain}`;
  await inTransaction(context, ({ db }) =>
    noteConflict(db, {
      ...account,
      subject: claimant,
      kind: "other-account",
      address,
      displayName: "",
      seenBy: "sign-in",
    }),
  );
  return { mailboxId, address, claimant };
}

/** A domain with its administrator, a mailbox, and everything that can belong to them. */
export async function createRestFixture(context: Context) {
  const { name: domain } = await createTestDomain(context);
  const { name: emptyDomain } = await createTestDomain(context);
  const mailbox = await createTestMailbox(context, { address: `person@${domain}` });
  await setMailboxPassword(context, { mailboxId: mailbox.id, passwordHash: readyHash });
  const { id: templateId, name: template } = await createTestTemplate(context, { pop3: false });
  const provider = await createTestProvider(context, { serverUrl: nowhere });
  const appPassword = await createAppPassword(context, {
    mailboxId: mailbox.id,
    name: "Phone",
    protocols: ["imap"],
  });
  /** A run of the sync ends at once: this one has no people to be read. */
  const withoutDirectory = await createTestProvider(context, {
    kind: "oidc",
    issuer: `${nowhere}/${domain}`,
    clientSecret: undefined,
    settings: { client: { authentication: "private_key_jwt" } },
  });
  await prepareClientKey(context, { slug: withoutDirectory.slug });
  const alias = await createTemporaryAlias(context, { mailboxId: mailbox.id, lifetime: "1d" });
  // They belong to nobody; some tests delete one.
  if ((await listAppLinks(context.db)).length === 0)
    await createAppLink(context, { name: "Files", url: "/files/", signedInUrl: "/files/?login=%u" });
  const superadminId = await insertAdmin(context, "superadmin");
  const domainAdminId = await insertAdmin(context, "domain-admin", [domain]);
  const owners: Record<Role, ApiKeyOwner> = {
    admin: { adminId: superadminId },
    "domain-admin": { adminId: domainAdminId },
    user: { mailboxId: mailbox.id },
  };
  const keys = async (scopes: Scope[]) => ({
    admin: await keyFor(context, owners.admin, scopes),
    "domain-admin": await keyFor(context, owners["domain-admin"], scopes),
    user: await keyFor(context, owners.user, scopes),
  });
  const adminGroupId = randomUUID();
  const ofProvider = { identityProviderId: withoutDirectory.id, role: "domain-admin" } as const;
  await context.db.insert(adminGroup).values({ ...ofProvider, id: adminGroupId, groupName: "/mail-admins" });
  const groupSessionId = await insertGroupSession(context, withoutDirectory.id);
  const shareId = randomUUID();
  await context.db.insert(mailboxShare).values({
    id: shareId,
    mailboxId: mailbox.id,
    identityProviderId: withoutDirectory.id,
    groupName: "/sales",
    access: "send",
  });
  return {
    domain,
    adminGroupId,
    groupSessionId,
    shareId,
    emptyDomain,
    mailbox,
    template,
    templateId,
    provider,
    appPassword,
    alias,
    withoutDirectory,
    linked: await createLinkedMailbox(context, domain, withoutDirectory.id),
    scimTokenId: (await createScimToken(context, { identityProviderId: provider.id, name: "Entra ID" })).id,
    syncRunId: await insertSyncRun(context, provider.id, "done"),
    waitingRunId: await insertSyncRun(context, provider.id, "waiting"),
    /** All there are: several fixtures share them. */
    appLinks: (await listAppLinks(context.db)).map(({ id }) => id),
    superadminId,
    domainAdminId,
    domainAdminLogin: loginOf(domainAdminId),
    owners,
    keys: await keys(["all:write"]),
    readOnlyKeys: await keys(["all:read"]),
    session: (await createSession(context.db, { mailboxId: mailbox.id })).token,
  };
}

export type RestFixture = Awaited<ReturnType<typeof createRestFixture>>;
