import { randomUUID } from "node:crypto";
import { eq } from "drizzle-orm";
import { getMailbox } from "@/lib/access/queries";
import { getAdminByLogin } from "@/lib/accounts/admin-account/queries";
import { createAppLink } from "@/lib/accounts/app-link/create-app-link";
import { type AppLink, listAppLinks } from "@/lib/accounts/app-link/queries";
import { getDomainByName } from "@/lib/accounts/domain/queries";
import { beginDraft } from "@/lib/accounts/provider-draft/keep-draft";
import { getTemplate } from "@/lib/accounts/template/queries";
import { adminCookieName } from "@/lib/credentials/admin-session/cookie";
import { createAdminSession } from "@/lib/credentials/admin-session/create-session";
import { listAdminSessions } from "@/lib/credentials/admin-session/queries";
import { sessionCookieName } from "@/lib/credentials/web-session/cookie";
import { sessionIdOf } from "@/lib/credentials/web-session/queries";
import type { Context } from "@/lib/platform/db/context";
import { adminAccount, loginAttempt, recoveryAddress, secondFactor, setting } from "@/lib/platform/db/schema";
import type { AdminRole } from "@/lib/platform/db/schema/admin-account";
import type { FactorOwnerKind } from "@/lib/platform/db/schema/second-factor";
import { tokenDigest } from "@/lib/platform/secrets/token";
import { getProviderBySlug } from "@/lib/providers/provider/queries";
import { keepSessions } from "@/lib/testing/keep-sessions";
import { createRestFixture, nowhere } from "@/lib/testing/rest-fixture";

/** Who opens pages and calls actions. */
export const visitors = ["superadmin", "domain-admin", "user"] as const;
export type VisitorKind = (typeof visitors)[number];

/** Two factors, so that one can be removed where one must stay; neither can be used. */
async function giveFactors({ db }: Context, ownerKind: FactorOwnerKind, ownerId: string): Promise<string> {
  const id = randomUUID();
  await db.insert(secondFactor).values([
    { id, ownerKind, ownerId, kind: "totp", name: "Phone" },
    { ownerKind, ownerId, kind: "passkey", name: "Key" },
  ]);
  return id;
}

/** Confirmed, so that there is something to take away. */
async function giveRecoveryAddress({ db }: Context, mailboxId: string): Promise<void> {
  const address = `private-${mailboxId}@elsewhere.test`;
  await db.insert(recoveryAddress).values({ mailboxId, address, confirmedAt: new Date() });
}

async function signIn(context: Context, adminId: string, role: AdminRole) {
  const { db } = context;
  await db.update(adminAccount).set({ mayImpersonate: true }).where(eq(adminAccount.id, adminId));
  const factorId = await giveFactors(context, "admin", adminId);
  const cookies = { [adminCookieName(role)]: await createAdminSession(db, { adminId, role }) };
  const [session] = await listAdminSessions(db, adminId);
  return { factorId, cookies, sessionId: session?.id ?? "" };
}

/** One accepted login, and so many rejected ones that the overview names the mailbox. */
async function insertLogins({ db }: Context, { id, address }: { id: string; address: string }) {
  const now = new Date();
  const login = {
    firstAt: now,
    lastAt: now,
    address,
    mailboxId: id,
    door: "imap",
    credential: "app-password",
  };
  await db.insert(loginAttempt).values([
    { ...login, count: 1, result: "accepted" },
    { ...login, count: 1_000, result: "rejected", reason: "wrong-password" },
  ]);
}

/** Links and settings belong to no fixture, so all fixtures of a test share them. */
async function someAppLinks(context: Context): Promise<AppLink[]> {
  const links = await listAppLinks(context.db);
  if (links.length > 1) return links;
  await createAppLink(context, { name: "Files", url: "/files/" });
  return someAppLinks(context);
}

async function settingVersions({ db }: Context): Promise<Record<string, number>> {
  const rows = await db.select({ name: setting.name, version: setting.version }).from(setting);
  return Object.fromEntries(rows.map(({ name, version }) => [name, version]));
}

/** A provider that the superadmin has not connected yet; nothing listens there. */
const beginFixtureDraft = (context: Context, id: string): Promise<string> =>
  beginDraft(
    { ...context, actor: { kind: "superadmin", id, name: id } },
    {
      ...{
        kind: "oidc",
        slug: `draft-${randomUUID().slice(0, 8)}`,
        name: `Draft of ${id}`,
        issuer: nowhere,
      },
      ...{ clientId: "letterlock", clientSecret: "secret", scopes: "openid email", mappings: "[]" },
      ...{ templateAttribute: "mailcow_template", groupsClaim: "groups", emailClaim: "email" },
    },
  );

/** A fixture of the REST tests, with everybody in it signed in at their pages, and what forms send about it. */
export async function createConsoleFixture(context: Context) {
  const rest = await createRestFixture(context);
  const superadmin = await signIn(context, rest.superadminId, "superadmin");
  const domainAdmin = await signIn(context, rest.domainAdminId, "domain-admin");
  await insertLogins(context, rest.mailbox);
  await giveRecoveryAddress(context, rest.mailbox.id);
  await keepSessions(context);
  const links = await someAppLinks(context);
  return {
    ...rest,
    providerDraftId: await beginFixtureDraft(context, rest.superadminId),
    allAppLinks: links.map(({ id }) => id),
    appLinkRow: links.at(-1) as AppLink,
    settingVersions: await settingVersions(context),
    providerVersion: (await getProviderBySlug(context.db, rest.provider.slug)).version,
    withKeyVersion: (await getProviderBySlug(context.db, rest.withoutDirectory.slug)).version,
    domainAdminRow: await getAdminByLogin(context.db, rest.domainAdminLogin),
    domainRow: await getDomainByName(context.db, rest.domain),
    emptyDomainRow: await getDomainByName(context.db, rest.emptyDomain),
    templateRow: await getTemplate(context.db, rest.templateId),
    mailboxRow: await getMailbox(context.db, rest.mailbox.id),
    adminSessionIds: { superadmin: superadmin.sessionId, "domain-admin": domainAdmin.sessionId },
    webSessionId: sessionIdOf(tokenDigest(rest.session)),
    factorIds: {
      superadmin: superadmin.factorId,
      "domain-admin": domainAdmin.factorId,
      user: await giveFactors(context, "mailbox", rest.mailbox.id),
    },
    cookies: {
      superadmin: superadmin.cookies,
      "domain-admin": domainAdmin.cookies,
      user: { [sessionCookieName()]: rest.session },
    } satisfies Record<VisitorKind, Record<string, string>>,
  };
}

export type ConsoleFixture = Awaited<ReturnType<typeof createConsoleFixture>>;
