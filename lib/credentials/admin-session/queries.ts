import { and, desc, eq, getTableColumns, gt } from "drizzle-orm";
import {
  findGroupAuthority,
  type GroupAuthority,
  type MayImpersonate,
} from "@/lib/credentials/admin-session/group-authority";
import { onlyClaimedMs } from "@/lib/credentials/admin-session/lifetime";
import { hasSecondFactor, requiresSecondFactor } from "@/lib/credentials/admin-session/second-factor-rule";
import type { Handle } from "@/lib/platform/db/client";
import { adminAccount, adminSession, identityProvider } from "@/lib/platform/db/schema";
import type { AdminRole } from "@/lib/platform/db/schema/admin-account";
import { tokenDigest } from "@/lib/platform/secrets/token";
import { personId } from "@/lib/providers/group/person-id";

/** The row of a live session, with the account or the provider whose it is. */
async function findRow(db: Handle, role: AdminRole, token: string, now: Date) {
  const [row] = await db
    .select({
      session: getTableColumns(adminSession),
      account: {
        id: adminAccount.id,
        login: adminAccount.login,
        displayName: adminAccount.displayName,
        language: adminAccount.language,
        timeZone: adminAccount.timeZone,
        mayImpersonate: adminAccount.mayImpersonate,
        isActive: adminAccount.active,
        role: adminAccount.role,
        hasFactor: hasSecondFactor,
      },
      provider: { slug: identityProvider.slug, name: identityProvider.name },
    })
    .from(adminSession)
    .leftJoin(adminAccount, eq(adminAccount.id, adminSession.adminId))
    .leftJoin(identityProvider, eq(identityProvider.id, adminSession.identityProviderId))
    .where(
      and(
        eq(adminSession.tokenDigest, tokenDigest(token)),
        eq(adminSession.role, role),
        gt(adminSession.expires, now),
      ),
    );
  return row ?? null;
}

type Row = NonNullable<Awaited<ReturnType<typeof findRow>>>;

/** Somebody signed in as an administrator. */
export interface FoundAdminSession {
  id: string;
  createdAt: Date;
  expires: Date;
  authenticatedAt: Date;
  /** The account's id; for somebody of a provider an id that follows from issuer and subject, and is no account's. */
  adminId: string;
  login: string;
  displayName: string;
  language: string | null;
  timeZone: string | null;
  mayImpersonate: MayImpersonate;
  hasFactor: boolean;
  /** Of somebody who administers by groups: the provider, and the domains that they give. Null: an account here. */
  byGroups: ({ slug: string; name: string } & Pick<GroupAuthority, "domains" | "delegated">) | null;
}

const timesOf = ({ session: { id, createdAt, expires, authenticatedAt } }: Row) => ({
  id,
  createdAt,
  expires,
  authenticatedAt,
});

/**
 * The live session behind a token, made for this role, with its active account of the same role, or with somebody whose
 * groups give that role now; else null. The one place that asks for every proof: without the second factor that the role
 * must have, a session of an account is none, for pages, actions and APIs alike.
 */
export async function findAdminSession(
  db: Handle,
  role: AdminRole,
  token: string,
  now = new Date(),
): Promise<FoundAdminSession | null> {
  const row = await findRow(db, role, token, now);
  if (!row) return null;
  return row.account ? ofAccount(db, role, row, row.account) : ofGroups(db, role, row, now);
}

async function ofAccount(
  db: Handle,
  role: AdminRole,
  row: Row,
  { id: adminId, isActive, role: own, ...account }: NonNullable<Row["account"]>,
): Promise<FoundAdminSession | null> {
  if (!isActive || own !== role) return null;
  if (!account.hasFactor && (await requiresSecondFactor(db, role))) return null;
  return { ...timesOf(row), adminId, ...account, byGroups: null };
}

async function ofGroups(db: Handle, role: AdminRole, row: Row, now: Date): Promise<FoundAdminSession | null> {
  if (!row.provider) return null;
  const found = await findPerson(db, { ...row.session, role, slug: row.provider.slug }, now);
  if (!found) return null;
  const { adminId, login, authority } = found;
  return {
    ...timesOf(row),
    adminId,
    login,
    displayName: "",
    language: null,
    timeZone: null,
    mayImpersonate: authority.mayImpersonate,
    hasFactor: false,
    byGroups: { ...row.provider, domains: authority.domains, delegated: authority.delegated },
  };
}

type PersonRow = Pick<
  Row["session"],
  "id" | "role" | "identityProviderId" | "issuer" | "subject" | "personName" | "createdAt"
> & { slug: string };

/**
 * Who has a session by groups, and what these give now; else null. Who has lost the groups has lost the session as well, also if it gets
 * the groups back.
 */
async function findPerson(db: Handle, row: PersonRow, now: Date) {
  const { id, role, identityProviderId, issuer, subject, createdAt } = row;
  if (identityProviderId === null || issuer === null || subject === null) return null;
  const person = { identityProviderId, issuer, subject };
  const claimsCount = now.getTime() - createdAt.getTime() <= onlyClaimedMs;
  const authority = await findGroupAuthority(db, role, person, claimsCount);
  if (authority) return { adminId: personId(person), login: loginOfPerson(row), authority };
  await db.delete(adminSession).where(eq(adminSession.id, id));
  return null;
}

/** What somebody who administers by groups is called, where an account has its login. */
export const loginOfPerson = ({
  personName,
  subject,
  slug,
}: Pick<PersonRow, "personName" | "subject" | "slug">): string => `${personName ?? subject} (${slug})`;

/** Somebody who administers by groups, as the one who impersonates a mailbox. */
export interface GroupImpersonator {
  adminId: string;
  login: string;
  role: AdminRole;
  provider: string;
  subject: string | null;
  mayImpersonate: MayImpersonate;
}

/** Whose live session by groups this is, and whom it may impersonate now; null: nobody's. */
export async function findGroupImpersonator(
  db: Handle,
  sessionId: string,
  now = new Date(),
): Promise<GroupImpersonator | null> {
  const [row] = await db
    .select({ session: getTableColumns(adminSession), slug: identityProvider.slug })
    .from(adminSession)
    .innerJoin(identityProvider, eq(identityProvider.id, adminSession.identityProviderId))
    .where(and(eq(adminSession.id, sessionId), gt(adminSession.expires, now)));
  const found = row ? await findPerson(db, { ...row.session, slug: row.slug }, now) : null;
  if (!row || !found) return null;
  const { role, subject } = row.session;
  const { adminId, login, authority } = found;
  return { adminId, login, role, provider: row.slug, subject, mayImpersonate: authority.mayImpersonate };
}

/** Moves the end of a session that is in use. */
export async function extendAdminSession(
  db: Handle,
  id: string,
  expires: Date,
  now = new Date(),
): Promise<void> {
  await db.update(adminSession).set({ expires, lastSeenAt: now }).where(eq(adminSession.id, id));
}

/** An administrator's live sessions, the newest first. */
export async function listAdminSessions(db: Handle, adminId: string, now = new Date()) {
  return db
    .select({
      id: adminSession.id,
      ip: adminSession.ip,
      userAgent: adminSession.userAgent,
      createdAt: adminSession.createdAt,
      lastSeenAt: adminSession.lastSeenAt,
    })
    .from(adminSession)
    .where(and(eq(adminSession.adminId, adminId), gt(adminSession.expires, now)))
    .orderBy(desc(adminSession.lastSeenAt));
}
