import type { z } from "zod";
import { identityConflictView, identityView } from "@/lib/accounts/external-identity/view";
import { judgement, linkItem } from "@/lib/directory/link-again/operations";
import { doubtText, refusalText } from "@/lib/directory/link-again/words";
import { said } from "@/lib/faces/cli/said";
import { recordText, tableText } from "@/lib/faces/cli/text";
import { columns, label } from "@/lib/faces/cli/view-words";

/** The accounts of a mailbox. */
export const shownIdentities = {
  schema: identityView,
  text: (rows: z.output<typeof identityView>[]) =>
    tableText(
      columns("provider", "subject", "isSource", "linked", "lastSignIn", "missingSince"),
      rows.map((row) => [
        ...[row.provider, row.subject, row.isSource, row.createdAt],
        ...[row.lastSignInAt, row.missingSince],
      ]),
    ),
};

/** What is not agreed. */
export const shownConflicts = {
  schema: identityConflictView,
  text: (rows: z.output<typeof identityConflictView>[]) =>
    tableText(
      [
        ...columns("kind", "mailbox", "provider", "subject", "addressThere"),
        ...columns("name", "linkedTo", "lastSeen"),
      ],
      rows.map((row) => [
        ...[row.kind, row.mailbox, row.provider, row.subject, row.address, row.displayName],
        ...[row.holder, row.lastSeenAt],
      ]),
    ),
};

/** What speaks against linking an account. */
export const shownJudgement = {
  schema: judgement,
  text({ address, subject, holder, refusal, doubts }: z.output<typeof judgement>) {
    const against = refusal ? [refusalText(refusal)] : doubts.map(doubtText);
    return recordText([
      [label("mailbox"), address],
      [label("linkedTo"), holder],
      [label("newSubject"), subject],
      [label("linkable"), refusal === null],
      [label("doubts"), against.map(said).join(" ")],
    ]);
  },
};

/** Many accounts, linked or to be linked. */
export const shownLinks = {
  schema: linkItem,
  text: (items: z.output<typeof linkItem>[]) =>
    tableText(
      columns("mailbox", "oldSubject", "newSubject", "name", "outcome", "why"),
      items.map((one) => [one.address, one.oldSubject, one.newSubject, one.name, one.outcome, one.problem]),
    ),
};
