import { z } from "zod";
import { findMailboxById, type MailboxWithFacts } from "@/lib/access/queries";
import { applyTemplate } from "@/lib/accounts/mailbox/apply-template";
import { endMailboxSessions } from "@/lib/accounts/mailbox/end-mailbox-sessions";
import { mailboxFilter, visibleTo } from "@/lib/accounts/mailbox/filter";
import { listMailboxPage } from "@/lib/accounts/mailbox/list-page";
import { setMailboxSource } from "@/lib/accounts/mailbox/set-mailbox-source";
import { setMailboxState } from "@/lib/accounts/mailbox/set-mailbox-state";
import { readableDomains } from "@/lib/platform/actor";
import type { Context } from "@/lib/platform/db/context";
import { adminStates } from "@/lib/platform/db/schema/mailbox";
import { AppError } from "@/lib/platform/errors";
import { parseInput } from "@/lib/platform/input/parse-input";
import { type Text, words } from "@/lib/words/text";

const bulkWords = words("mailbox.bulk", {
  gone: "This mailbox no longer exists.",
  quota: "The domain's limits don't allow this quota. Everything else was applied.",
});

/** The most mailboxes that one call changes, so that none runs for long; the caller asks again with `next`. */
export const largestStep = 50;

export const mailboxChange = z.discriminatedUnion("kind", [
  z.strictObject({ kind: z.literal("set-state"), adminState: z.enum(adminStates) }),
  z.strictObject({ kind: z.literal("apply-template"), templateId: z.uuid() }),
  z.strictObject({ kind: z.literal("set-source"), identityProviderId: z.uuid().nullable() }),
  z.strictObject({ kind: z.literal("end-sessions") }),
]);
export type MailboxChange = z.output<typeof mailboxChange>;

export const changeMailboxesInput = z.strictObject({
  change: mailboxChange,
  target: z.union([
    z.strictObject({ mailboxIds: z.array(z.uuid()).min(1).max(largestStep) }),
    /** Everything that matches, in the order of addresses, from `cursor` on. */
    z.strictObject({ filter: mailboxFilter, cursor: z.string().max(1_000).optional() }),
  ]),
});
type Target = z.output<typeof changeMailboxesInput>["target"];

export interface ChangedMailbox<Words = Text> {
  /** Null when there is no such mailbox (any more) for who asks. */
  address: string | null;
  /** Why it was not changed. */
  problem?: Words;
}

export interface ChangeStep<Words = Text> {
  mailboxes: ChangedMailbox<Words>[];
  /** The cursor of the next step; null when there is none. */
  next: string | null;
}

/**
 * Does the same to many mailboxes, at most `largestStep` in one call. Each is a transaction of its own with its line
 * in the audit log: what refuses one keeps no other from being changed. For administrators of their domains.
 */
export async function changeMailboxes(
  context: Context,
  input: z.input<typeof changeMailboxesInput>,
): Promise<ChangeStep> {
  const { change, target } = parseInput(changeMailboxesInput, input);
  const { rows, next } = await targets(context, target);
  const mailboxes: ChangedMailbox[] = [];
  for (const row of rows)
    mailboxes.push(row ? await changeOne(context, row, change) : { address: null, problem: gone });
  return { mailboxes, next };
}

const gone = bulkWords("gone");

async function targets(
  context: Context,
  target: Target,
): Promise<{ rows: (MailboxWithFacts | null)[]; next: string | null }> {
  const own = readableDomains(context.actor);
  if ("mailboxIds" in target) {
    const found = await Promise.all(target.mailboxIds.map((id) => findMailboxById(context.db, id)));
    const visible = (row: MailboxWithFacts) => own === null || own.includes(row.domainName);
    return { rows: found.map((row) => (row && visible(row) ? row : null)), next: null };
  }
  const conditions = visibleTo(context.actor, target.filter);
  const { cursor } = target;
  // By address: what a change does to the other columns moves no mailbox to another place of the list.
  const page = await listMailboxPage(context.db, {
    ...conditions,
    cursor,
    order: "address",
    limit: largestStep,
  });
  return { rows: page.items, next: page.next };
}

async function changeOne(
  context: Context,
  { id: mailboxId, address }: MailboxWithFacts,
  change: MailboxChange,
): Promise<ChangedMailbox> {
  try {
    const kept = await perform(context, mailboxId, change);
    return kept ? { address, problem: kept } : { address };
  } catch (error) {
    if (error instanceof AppError && error.status < 500) return { address, problem: error.text };
    throw error;
  }
}

/** Does it; what was not done of it comes back. */
async function perform(context: Context, mailboxId: string, change: MailboxChange): Promise<Text | null> {
  switch (change.kind) {
    case "set-state":
      await setMailboxState(context, { mailboxId, adminState: change.adminState });
      return null;
    case "set-source":
      await setMailboxSource(context, { mailboxId, identityProviderId: change.identityProviderId });
      return null;
    case "end-sessions":
      await endMailboxSessions(context, { mailboxId });
      return null;
    case "apply-template": {
      const { refused } = await applyTemplate(context, { mailboxId, templateId: change.templateId });
      return refused.length > 0 ? bulkWords("quota") : null;
    }
  }
}
