import { and, asc, desc, eq, gt, inArray, isNull, ne, or } from "drizzle-orm";
import { countsOnGroups, isOfGroup } from "@/lib/credentials/admin-session/group-authority";
import { onlyClaimedMs } from "@/lib/credentials/admin-session/lifetime";
import { loginOfPerson } from "@/lib/credentials/admin-session/queries";
import type { Handle } from "@/lib/platform/db/client";
import { adminGroup, adminSession, identityProvider, personGroup } from "@/lib/platform/db/schema";
import { type AdminRole, adminRoles, rolesOfGroups } from "@/lib/platform/db/schema/admin-account";

/** A live console session of somebody who administers by groups. */
export interface GroupSession {
  id: string;
  /** As the audit log calls the person. */
  login: string;
  /** At whose pages. */
  role: AdminRole;
  provider: string;
  /** By which groups. */
  groups: string[];
  ip: string | null;
  userAgent: string | null;
  createdAt: Date;
  lastSeenAt: Date;
  expires: Date;
  /** There is nothing to edit. */
  version?: number;
}

/** Many more than there are administrators by group, each by some groups; the first are those in use. */
const mostRows = 2_000;

/** That a group gives the role at whose pages the session is. */
const givesRole = or(
  ...adminRoles.map((role) =>
    and(eq(adminSession.role, role), inArray(adminGroup.role, rolesOfGroups[role])),
  ),
);

async function readSessions(db: Handle, now: Date, id?: string): Promise<GroupSession[]> {
  const live = await db
    .select({ session: adminSession, slug: identityProvider.slug, groupName: adminGroup.groupName })
    .from(adminSession)
    .innerJoin(
      personGroup,
      and(
        eq(personGroup.identityProviderId, adminSession.identityProviderId),
        eq(personGroup.issuer, adminSession.issuer),
        eq(personGroup.subject, adminSession.subject),
        or(
          ne(personGroup.source, "claims"),
          gt(adminSession.createdAt, new Date(now.getTime() - onlyClaimedMs)),
        ),
      ),
    )
    .innerJoin(identityProvider, countsOnGroups)
    .innerJoin(adminGroup, and(isOfGroup, givesRole))
    .where(
      and(
        isNull(adminSession.adminId),
        gt(adminSession.expires, now),
        id === undefined ? undefined : eq(adminSession.id, id),
      ),
    )
    .orderBy(desc(adminSession.lastSeenAt), asc(adminGroup.groupName))
    .limit(mostRows);
  const sessions = new Map<string, GroupSession>();
  for (const { session, slug, groupName } of live) {
    const { ip, userAgent, createdAt, lastSeenAt, expires, role } = session;
    const known = sessions.get(session.id);
    if (known) known.groups.push(groupName);
    else
      sessions.set(session.id, {
        id: session.id,
        login: loginOfPerson({ ...session, subject: session.subject ?? "", slug }),
        role,
        provider: slug,
        groups: [groupName],
        ip,
        userAgent,
        createdAt,
        lastSeenAt,
        expires,
      });
  }
  return [...sessions.values()];
}

/** The live console sessions of people who administer by groups, the last used first; one whose groups give nothing is over. */
export const listGroupSessions = (db: Handle, now = new Date()): Promise<GroupSession[]> =>
  readSessions(db, now);

/** The one with this id; null where there is none. */
export const findGroupSession = async (
  db: Handle,
  id: string,
  now = new Date(),
): Promise<GroupSession | null> => (await readSessions(db, now, id))[0] ?? null;
