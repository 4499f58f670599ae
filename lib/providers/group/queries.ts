import { and, asc, eq, gt } from "drizzle-orm";
import { union } from "drizzle-orm/mysql-core";
import type { Handle } from "@/lib/platform/db/client";
import { oneOf } from "@/lib/platform/db/conditions";
import { adminGroup, mailboxShare, personGroup } from "@/lib/platform/db/schema";

/** A person at a provider, by issuer and subject (OpenID Connect Core 5.7). */
export interface ProviderPerson {
  identityProviderId: string;
  issuer: string;
  subject: string;
}

/** The rows of `person_group` of a person. */
export const isOfPerson = ({ identityProviderId, issuer, subject }: ProviderPerson) =>
  and(
    eq(personGroup.identityProviderId, identityProviderId),
    eq(personGroup.issuer, issuer),
    eq(personGroup.subject, subject),
  );

/** The groups that a person is known to be in, sorted, with who said so. */
export async function listGroups(db: Handle, person: ProviderPerson) {
  const rows = await db
    .select({ groupName: personGroup.groupName, source: personGroup.source })
    .from(personGroup)
    .where(isOfPerson(person))
    .orderBy(asc(personGroup.groupName));
  return rows;
}

/** A provider, as long as it is at this issuer. */
interface ProviderAt {
  id: string;
  issuer: string;
}

/** The rows of `person_group` of the members of some groups of a provider. */
export const isInGroups = ({ id, issuer }: ProviderAt, groupNames: readonly string[]) =>
  and(
    eq(personGroup.identityProviderId, id),
    eq(personGroup.issuer, issuer),
    oneOf(personGroup.groupName, groupNames),
  );

/** The subjects of those who are known to be in a group of a provider, as long as it is at this issuer. */
export async function listMembers(db: Handle, provider: ProviderAt, groupName: string): Promise<string[]> {
  const rows = await db
    .select({ subject: personGroup.subject })
    .from(personGroup)
    .where(isInGroups(provider, [groupName]));
  return rows.map(({ subject }) => subject);
}

/**
 * Selects the groups of a provider whose members get something by it: who administer, and with whom mailboxes are shared. Only the
 * names that sort after `after`.
 */
export function selectGroupNames(db: Handle, identityProviderId: string, after = "") {
  const administer = db
    .select({ groupName: adminGroup.groupName })
    .from(adminGroup)
    .where(and(eq(adminGroup.identityProviderId, identityProviderId), gt(adminGroup.groupName, after)));
  const share = db
    .select({ groupName: mailboxShare.groupName })
    .from(mailboxShare)
    .where(and(eq(mailboxShare.identityProviderId, identityProviderId), gt(mailboxShare.groupName, after)));
  return union(administer, share);
}

/** All of these groups, sorted. */
export async function listGroupNames(db: Handle, identityProviderId: string): Promise<string[]> {
  const rows = await selectGroupNames(db, identityProviderId);
  return rows.map(({ groupName }) => groupName).sort();
}
