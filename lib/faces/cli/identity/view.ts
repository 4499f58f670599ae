import { identityConflictView, identityView } from "@/lib/accounts/external-identity/view";
import { judgement, linkItem } from "@/lib/directory/link-again/operations";
import { doubtText, refusalText } from "@/lib/directory/link-again/words";
import { said } from "@/lib/faces/cli/said";
import { asRecord, asTable } from "@/lib/faces/cli/shown-as";

/** The accounts of a mailbox. */
export const shownIdentities = asTable(identityView, [
  "provider",
  "subject",
  "isSource",
  ["linked", "createdAt"],
  ["lastSignIn", "lastSignInAt"],
  "missingSince",
]);

/** What is not agreed. */
export const shownConflicts = asTable(identityConflictView, [
  "kind",
  "mailbox",
  "provider",
  "subject",
  ["addressThere", "address"],
  ["name", "displayName"],
  ["linkedTo", "holder"],
  ["lastSeen", "lastSeenAt"],
]);

/** What speaks against linking an account. */
export const shownJudgement = asRecord(judgement, [
  ["mailbox", "address"],
  ["linkedTo", "holder"],
  ["newSubject", "subject"],
  ["linkable", ({ refusal }) => refusal === null],
  [
    "doubts",
    ({ refusal, doubts }) => (refusal ? [refusalText(refusal)] : doubts.map(doubtText)).map(said).join(" "),
  ],
]);

/** Many accounts, linked or to be linked. */
export const shownLinks = asTable(linkItem, [
  ["mailbox", "address"],
  "oldSubject",
  "newSubject",
  "name",
  "outcome",
  ["why", "problem"],
]);
