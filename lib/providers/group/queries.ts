import { and, asc, eq } from "drizzle-orm";
import { union } from "drizzle-orm/mysql-core";
import type { Handle } from "@/lib/platform/db/client";
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

/** The subjects of those who are known to be in a group of a provider, as long as it is at this issuer. */
export async function listMembers(
  db: Handle,
  { id, issuer }: { id: string; issuer: string },
  groupName: string,
): Promise<string[]> {
  const rows = await db
    .select({ subject: personGroup.subject })
    .from(personGroup)
    .where(
      and(
        eq(personGroup.identityProviderId, id),
        eq(personGroup.issuer, issuer),
        eq(personGroup.groupName, groupName),
      ),
    );
  return rows.map(({ subject }) => subject);
}

/** The groups of a provider whose members get something by it: who administer, and with whom mailboxes are shared. */
export async function listGroupNames(db: Handle, identityProviderId: string): Promise<string[]> {
  const administer = db
    .select({ groupName: adminGroup.groupName })
    .from(adminGroup)
    .where(eq(adminGroup.identityProviderId, identityProviderId));
  const share = db
    .select({ groupName: mailboxShare.groupName })
    .from(mailboxShare)
    .where(eq(mailboxShare.identityProviderId, identityProviderId));
  const rows = await union(administer, share);
  return rows.map(({ groupName }) => groupName).sort();
}
