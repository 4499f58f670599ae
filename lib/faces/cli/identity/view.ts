import { identityConflictView, identityView } from "@/lib/accounts/external-identity/view";
import { judgement, linkItem } from "@/lib/directory/link-again/operations";
import { doubtText, refusalText } from "@/lib/directory/link-again/words";
import { said } from "@/lib/faces/cli/said";
import { asRecord, asTable } from "@/lib/faces/cli/shown-as";
import { label } from "@/lib/faces/cli/view-words";

/** The accounts of a mailbox. */
export const shownIdentities = asTable(
  identityView,
  ["provider", "subject", "isSource", "linked", "lastSignIn", "missingSince"],
  (row) => [
    ...[row.provider, row.subject, row.isSource, row.createdAt],
    ...[row.lastSignInAt, row.missingSince],
  ],
);

/** What is not agreed. */
export const shownConflicts = asTable(
  identityConflictView,
  ["kind", "mailbox", "provider", "subject", "addressThere", "name", "linkedTo", "lastSeen"],
  (row) => [
    ...[row.kind, row.mailbox, row.provider, row.subject, row.address, row.displayName],
    ...[row.holder, row.lastSeenAt],
  ],
);

/** What speaks against linking an account. */
export const shownJudgement = asRecord(judgement, ({ address, subject, holder, refusal, doubts }) => [
  [label("mailbox"), address],
  [label("linkedTo"), holder],
  [label("newSubject"), subject],
  [label("linkable"), refusal === null],
  [label("doubts"), (refusal ? [refusalText(refusal)] : doubts.map(doubtText)).map(said).join(" ")],
]);

/** Many accounts, linked or to be linked. */
export const shownLinks = asTable(
  linkItem,
  ["mailbox", "oldSubject", "newSubject", "name", "outcome", "why"],
  (one) => [one.address, one.oldSubject, one.newSubject, one.name, one.outcome, one.problem],
);
