import type { Identity, IdentityConflict } from "@/lib/accounts/external-identity/queries";
import type { ManyItem } from "@/lib/directory/link-again/link-many-again";
import type { Weighed } from "@/lib/directory/link-again/weigh-accounts";
import { doubtTexts, refusalTexts } from "@/lib/directory/link-again/words";
import type { Answer } from "@/lib/faces/cli/call";
import { recordText, tableText } from "@/lib/faces/cli/text";

/** The answer about the accounts of a mailbox. */
export const identitiesAnswer = (rows: readonly Identity[]): Answer => ({
  document: rows.map(({ id: _, identityProviderId: __, ...row }) => row),
  text: tableText(
    ["PROVIDER", "SUBJECT", "VOUCHES", "LINKED", "LAST SIGN-IN", "MISSING SINCE"],
    rows.map((row) => [
      ...[row.provider, row.subject, row.isSource, row.createdAt],
      ...[row.lastSignInAt, row.missingSince],
    ]),
  ),
});

/** The answer about what is not agreed. */
export const conflictsAnswer = (rows: readonly IdentityConflict[]): Answer => ({
  document: rows.map(({ identityProviderId: _, mailboxId: __, mailboxAddress: mailbox, ...row }) => ({
    ...row,
    mailbox,
  })),
  text: tableText(
    ["KIND", "MAILBOX", "PROVIDER", "SUBJECT", "ADDRESS THERE", "NAME", "LINKED TO", "LAST SEEN"],
    rows.map((row) => [
      ...[row.kind, row.mailboxAddress, row.provider, row.subject, row.address, row.displayName],
      ...[row.holder, row.lastSeenAt],
    ]),
  ),
});

/** The answer about what speaks against linking an account. */
export function judgementAnswer({ address, subject, holder, refusal, doubts }: Weighed): Answer {
  const words = refusal ? [refusalTexts[refusal]] : doubts.map((doubt) => doubtTexts[doubt]);
  return {
    document: { address, subject, holder, refusal, doubts },
    text: recordText([
      ["mailbox", address],
      ["linked to", holder],
      ["new subject", subject],
      ["can be linked", refusal === null],
      ["against it", words.join(" ") || "nothing"],
    ]),
  };
}

/** The answer about many, linked or to be linked. */
export const linkedAnswer = (items: readonly ManyItem[]): Answer => ({
  document: items,
  text: tableText(
    ["MAILBOX", "OLD SUBJECT", "NEW SUBJECT", "NAME", "OUTCOME", "WHY"],
    items.map((one) => [one.address, one.oldSubject, one.newSubject, one.name, one.outcome, one.problem]),
  ),
});
