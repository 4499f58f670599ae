import { and, asc, eq, ne, sql } from "drizzle-orm";
import { endSessionsOfSource } from "@/lib/credentials/web-session/end-session";
import type { recordEvent } from "@/lib/platform/audit/record-event";
import { domain, mailbox } from "@/lib/platform/db/schema";
import type { TransactionContext } from "@/lib/platform/db/transaction";
import { AppError, invalidInput } from "@/lib/platform/errors";
import type { MailboxesGoTo } from "@/lib/providers/provider/destination";
import { getProvider, type Provider } from "@/lib/providers/provider/queries";
import { requestRevocationOfSource } from "@/lib/revocation/outbox/request-revocation";
import { verbatim } from "@/lib/words/compose-text";
import { words } from "@/lib/words/text";

const moveWords = words("provider.move", {
  same: "must be another provider",
  foreignDomains: "{slug} is not allowed to sign in people from {domains}. Add to its allowed domains first.",
  noLinking:
    "{slug} does not link people by address, so these people couldn't sign in. Turn on linkByEmail there first.",
});

/**
 * Gives all mailboxes of a provider, and the domains that lead to it, to another source and ends their sessions and
 * what they have open at the mail server, in a few statements whatever their number. Whom the directory reported gone
 * stays out: such a mailbox goes on receiving only. Throws `conflict` when the people could not come in by the other provider. The caller holds the provider's
 * row locked, so no mailbox can join it meanwhile, and records the events that are returned.
 */
export async function moveMailboxes(
  tx: TransactionContext,
  from: Provider,
  goTo: MailboxesGoTo,
): Promise<Event[]> {
  const to = typeof goTo === "string" ? null : await getProvider(tx.db, goTo.identityProviderId);
  const places = await mailboxesByDomain(tx, from.id);
  if (to) requireWayIn(from, to, places);
  await endSessionsOfSource(tx.db, from.id);
  await requestRevocationOfSource(tx.db, from.id, "source-changed");
  const own = eq(mailbox.identityProviderId, from.id);
  const hasLeft = and(own, ne(mailbox.directoryState, "present"));
  for (const [adminState, directoryReceives] of [
    ["receive-only", true],
    ["disabled", false],
  ] as const)
    await tx.db
      .update(mailbox)
      .set({ adminState })
      .where(
        and(hasLeft, eq(mailbox.directoryReceives, directoryReceives), ne(mailbox.adminState, "disabled")),
      );
  await tx.db
    .update(mailbox)
    .set({
      identityProviderId: to?.id ?? null,
      directoryState: "present",
      directoryReceives: true,
      directoryPasswordHash: null,
      ...(goTo === "disabled" ? { adminState: "disabled" as const } : {}),
    })
    .where(own);
  const source = to?.slug ?? (goTo === "disabled" ? "local (disabled)" : "local");
  const moved = places.map(({ name, mailboxes }) => ({
    action: "identity-provider.move-mailboxes" as const,
    subject: { kind: "identity-provider", id: from.id, label: from.slug },
    domainName: name,
    before: { source: from.slug, moved: 0 },
    after: { source, moved: mailboxes },
  }));
  return [...moved, ...(await moveDomains(tx, from.id, to?.id ?? null))];
}

type Event = Parameters<typeof recordEvent>[1];

interface Place {
  name: string;
  mailboxes: number;
}

const mailboxesByDomain = ({ db }: TransactionContext, providerId: string): Promise<Place[]> =>
  db
    .select({ name: domain.name, mailboxes: sql<number>`COUNT(*)`.mapWith(Number) })
    .from(mailbox)
    .innerJoin(domain, eq(domain.id, mailbox.domainId))
    .where(eq(mailbox.identityProviderId, providerId))
    .groupBy(domain.name)
    .orderBy(asc(domain.name));

/** The other provider knows none of these people yet: it must be able to link them by their address. */
function requireWayIn(from: Provider, to: Provider, places: readonly Place[]): void {
  if (to.id === from.id) throw invalidInput({ mailboxesGoTo: moveWords("same") });
  if (!to.settings.linkByEmail) throw new AppError("conflict", moveWords("noLinking", { slug: to.slug }));
  const { allowedDomains } = to.settings;
  const foreign = places.filter(({ name }) => allowedDomains && !allowedDomains.includes(name));
  if (foreign.length > 0)
    throw new AppError(
      "conflict",
      moveWords("foreignDomains", {
        slug: to.slug,
        domains: foreign.slice(0, 5).map(({ name }) => verbatim(name)),
      }),
    );
}

async function moveDomains(
  { db }: TransactionContext,
  fromId: string,
  identityProviderId: string | null,
): Promise<Event[]> {
  const routed = await db.select().from(domain).where(eq(domain.identityProviderId, fromId)).for("update");
  await db.update(domain).set({ identityProviderId }).where(eq(domain.identityProviderId, fromId));
  return routed.map((row) => ({
    action: "domain.update",
    subject: { kind: "domain", id: row.id, label: row.name },
    domainName: row.name,
    before: row,
    after: { ...row, identityProviderId },
  }));
}
