import { eq } from "drizzle-orm";
import { type Credential, decideAccess } from "@/lib/access/decide-access";
import { accessFacts } from "@/lib/access/facts";
import type { Database } from "@/lib/platform/db/client";
import { clientProtocols, doorNames } from "@/lib/platform/db/protocols";
import {
  appPassword,
  domain,
  externalIdentity,
  identityProvider,
  mailbox,
  revocation,
} from "@/lib/platform/db/schema";

/*
 * Who can come in, read from the rows and judged by `decideAccess`: a second opinion about what a change takes away,
 * which knows nothing of the verbs that ask for a revocation.
 */

interface MailboxWays {
  domainName: string;
  /** A proof at a door each, such as `app-password 0190… at imap`. */
  ways: Set<string>;
}

/** Every way into every mailbox by its address, and the ids of what the outbox holds. */
export interface WaysIn {
  mailboxes: Map<string, MailboxWays>;
  outbox: Map<string, typeof revocation.$inferSelect>;
}

/** A proof that somebody may have, and what tells it from another one of its kind. */
type Proof = [name: string, credential: Credential];

const selectMailboxes = (db: Database) =>
  db
    .select({
      id: mailbox.id,
      address: mailbox.address,
      passwordHash: mailbox.passwordHash,
      directoryPasswordHash: mailbox.directoryPasswordHash,
      domainName: domain.name,
      providerEnabled: identityProvider.enabled,
      issuer: identityProvider.issuer,
      facts: accessFacts,
    })
    .from(mailbox)
    .innerJoin(domain, eq(domain.id, mailbox.domainId))
    .leftJoin(identityProvider, eq(identityProvider.id, mailbox.identityProviderId));

type Row = Awaited<ReturnType<typeof selectMailboxes>>[number];

/** The proofs that stand in the mailbox's own row; a session stands for whoever is signed in already. */
function ownProofs({ passwordHash, directoryPasswordHash, facts, providerEnabled, issuer }: Row): Proof[] {
  const { identityProviderId } = facts;
  const proofs: Proof[] = [["session", { kind: "session" }]];
  if (passwordHash) proofs.push([`password ${passwordHash}`, { kind: "local-password" }]);
  if (directoryPasswordHash)
    proofs.push([`mail password ${directoryPasswordHash}`, { kind: "mail-password" }]);
  if (identityProviderId && providerEnabled)
    proofs.push([`single sign-on of ${issuer}`, { kind: "single-sign-on", identityProviderId }]);
  return proofs;
}

async function appPasswordProofs(db: Database): Promise<Map<string, Proof[]>> {
  const proofs = new Map<string, Proof[]>();
  for (const row of await db.select().from(appPassword)) {
    const protocols = Object.fromEntries(clientProtocols.map((name) => [name, row[name]])) as Record<
      (typeof clientProtocols)[number],
      boolean
    >;
    const credential = {
      kind: "app-password",
      protocols,
      expiresAt: row.expiresAt,
      networkAllowed: true,
    } as const;
    proofs.set(row.mailboxId, [...(proofs.get(row.mailboxId) ?? []), [`app password ${row.id}`, credential]]);
  }
  return proofs;
}

/** Accounts at a mailbox's present source that are linked to it. */
async function linkProofs(db: Database): Promise<Map<string, Proof[]>> {
  const rows = await db
    .select({
      mailboxId: externalIdentity.mailboxId,
      subject: externalIdentity.subject,
      provider: identityProvider,
    })
    .from(externalIdentity)
    .innerJoin(identityProvider, eq(identityProvider.id, externalIdentity.identityProviderId));
  const proofs = new Map<string, Proof[]>();
  for (const { mailboxId, subject, provider } of rows.filter(({ provider: { enabled } }) => enabled)) {
    const credential = { kind: "single-sign-on", identityProviderId: provider.id } as const;
    const name = `account ${subject} of ${provider.issuer}`;
    const password: Proof[] = provider.checksPasswords
      ? [[`directory password of ${name}`, { kind: "directory-password" }]]
      : [];
    proofs.set(mailboxId, [...(proofs.get(mailboxId) ?? []), [name, credential], ...password]);
  }
  return proofs;
}

/** Reads all of it, as it is at this moment. */
export async function readWaysIn(db: Database): Promise<WaysIn> {
  const [rows, appPasswords, links, outbox] = await Promise.all([
    selectMailboxes(db),
    appPasswordProofs(db),
    linkProofs(db),
    db.select().from(revocation),
  ]);
  const mailboxes = new Map<string, MailboxWays>();
  for (const row of rows) {
    const proofs = [...ownProofs(row), ...(appPasswords.get(row.id) ?? []), ...(links.get(row.id) ?? [])];
    const ways = proofs.flatMap(([name, credential]) =>
      doorNames
        .filter((door) => decideAccess(row.facts, door, credential).allowed)
        .map((door) => `${name} at ${door}`),
    );
    mailboxes.set(row.address, { domainName: row.domainName, ways: new Set(ways) });
  }
  return { mailboxes, outbox: new Map(outbox.map((row) => [row.id, row])) };
}

/** The addresses that somebody could come in to before and, by the same proof at the same door, cannot any more. */
export function lostBetween(before: WaysIn, after: WaysIn): string[] {
  return [...before.mailboxes]
    .filter(([address, { ways }]) => {
      const left = after.mailboxes.get(address)?.ways;
      return [...ways].some((way) => !left?.has(way));
    })
    .map(([address]) => address)
    .sort();
}

/**
 * The addresses whose open connections the outbox was asked to end at once between the two. Without those for which
 * somebody asked for nothing else.
 */
export function endedBetween(before: WaysIn, after: WaysIn): string[] {
  const added = [...after.outbox.values()].filter(
    ({ id, reason, dueAt }) => !before.outbox.has(id) && reason !== "sessions-ended" && dueAt <= new Date(),
  );
  const addresses = added.flatMap(({ address, domainName }) =>
    address === null
      ? [...before.mailboxes].filter(([, one]) => one.domainName === domainName).map(([one]) => one)
      : [address],
  );
  return [...new Set(addresses)].sort();
}
