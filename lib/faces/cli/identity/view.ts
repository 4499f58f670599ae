import type { z } from "zod";
import { identityConflictView, identityView } from "@/lib/accounts/external-identity/view";
import { judgement, linkItem } from "@/lib/directory/link-again/operations";
import { doubtText, refusalText } from "@/lib/directory/link-again/words";
import { recordText, tableText } from "@/lib/faces/cli/text";
import { say } from "@/lib/words/text";

/** The accounts of a mailbox. */
export const shownIdentities = {
  schema: identityView,
  text: (rows: z.output<typeof identityView>[]) =>
    tableText(
      ["PROVIDER", "SUBJECT", "VOUCHES", "LINKED", "LAST SIGN-IN", "MISSING SINCE"],
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
      ["KIND", "MAILBOX", "PROVIDER", "SUBJECT", "ADDRESS THERE", "NAME", "LINKED TO", "LAST SEEN"],
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
      ["mailbox", address],
      ["linked to", holder],
      ["new subject", subject],
      ["can be linked", refusal === null],
      ["against it", against.map((text) => say(text)).join(" ") || "nothing"],
    ]);
  },
};

/** Many accounts, linked or to be linked. */
export const shownLinks = {
  schema: linkItem,
  text: (items: z.output<typeof linkItem>[]) =>
    tableText(
      ["MAILBOX", "OLD SUBJECT", "NEW SUBJECT", "NAME", "OUTCOME", "WHY"],
      items.map((one) => [one.address, one.oldSubject, one.newSubject, one.name, one.outcome, one.problem]),
    ),
};
