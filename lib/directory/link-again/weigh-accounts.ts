import { and, eq, inArray } from "drizzle-orm";
import { isRecent } from "@/lib/accounts/external-identity/queries";
import { askDirectory, type OpenFinder } from "@/lib/directory/link-again/ask-directory";
import { type Judgement, judgeAccount } from "@/lib/directory/link-again/judge-account";
import { domainPartOf } from "@/lib/platform/address/address";
import type { Handle } from "@/lib/platform/db/client";
import { externalIdentity, identityConflict } from "@/lib/platform/db/schema";
import { groupBy } from "@/lib/platform/list/group-by";
import type { EnabledProvider } from "@/lib/providers/provider/queries";

/** A mailbox, and the account that may be linked to it. */
export interface Candidate {
  mailboxId: string;
  address: string;
  displayName: string;
  sourceId: string | null;
  holder: string | null;
  holderAddress: string | null;
  subject: string;
  /** What was seen of the account at a sign-in or in the directory; null: nobody has seen it. */
  seen: { address: string; displayName: string } | null;
}

export type Weighed = Candidate & Judgement;

/** Judges accounts that may be linked to mailboxes, by what is here and what the directory says of the old and new ones. */
export async function weighAccounts(
  db: Handle,
  provider: EnabledProvider,
  candidates: readonly Candidate[],
  open?: OpenFinder,
): Promise<Weighed[]> {
  if (candidates.length === 0) return [];
  const subjects = candidates.map(({ subject }) => subject);
  const linked = await linkedSubjects(db, provider, subjects);
  const claimants = await claimantsOf(db, provider, candidates);
  const answerOf = await askDirectory(
    provider,
    candidates.flatMap(({ subject, holder }) => [subject, holder ?? []].flat()),
    open,
  );
  return candidates.map((candidate) => {
    const { mailboxId, subject, holder, seen } = candidate;
    const { word, person } = answerOf(subject);
    const rivals = (claimants.get(mailboxId) ?? []).filter((other) => other !== subject).length;
    // What the directory says now counts more than what somebody saw some days ago.
    const { address, displayName } = person ?? stillProven(provider, seen);
    const judgement = judgeAccount({
      subject,
      holder,
      rivals,
      address,
      displayName,
      subjectThere: word,
      mailbox: { address: candidate.address, displayName: candidate.displayName },
      holderAddress: candidate.holderAddress,
      isSource: candidate.sourceId === provider.id,
      isLinked: linked.has(subject),
      holderThere: holder === null ? "gone" : answerOf(holder).word,
    });
    return { ...candidate, ...judgement };
  });
}

/** What was seen of an account, as far as the provider may still bring its address. */
function stillProven({ settings: { allowedDomains } }: EnabledProvider, seen: Candidate["seen"]) {
  const isAllowed = seen !== null && (allowedDomains?.includes(domainPartOf(seen.address)) ?? true);
  return { address: isAllowed ? seen.address : null, displayName: seen?.displayName ?? "" };
}

async function linkedSubjects(
  db: Handle,
  provider: EnabledProvider,
  subjects: string[],
): Promise<Set<string>> {
  const rows = await db
    .select({ subject: externalIdentity.subject })
    .from(externalIdentity)
    .where(
      and(
        eq(externalIdentity.identityProviderId, provider.id),
        eq(externalIdentity.issuer, provider.issuer),
        inArray(externalIdentity.subject, subjects),
      ),
    );
  return new Set(rows.map(({ subject }) => subject));
}

async function claimantsOf(db: Handle, provider: EnabledProvider, candidates: readonly Candidate[]) {
  const rows = await db
    .select({ mailboxId: identityConflict.mailboxId, subject: identityConflict.subject })
    .from(identityConflict)
    .where(
      and(
        eq(identityConflict.identityProviderId, provider.id),
        eq(identityConflict.issuer, provider.issuer),
        eq(identityConflict.kind, "other-account"),
        inArray(
          identityConflict.mailboxId,
          candidates.map(({ mailboxId }) => mailboxId),
        ),
        isRecent(),
      ),
    );
  return groupBy(
    rows,
    ({ mailboxId }) => mailboxId,
    ({ subject }) => subject,
  );
}
