import { eq, sql } from "drizzle-orm";
import { lockMailboxWithDomain, type MailboxRow } from "@/lib/access/queries";
import { setDirectoryAliases } from "@/lib/accounts/alias/set-directory-aliases";
import { accountAt, findLinkedMailbox, isIdentityOf } from "@/lib/accounts/external-identity/account";
import { insertLinks, linkEvent } from "@/lib/accounts/external-identity/link";
import { limitRefusal } from "@/lib/accounts/mailbox/domain-limits";
import { endDirectoryPassword } from "@/lib/accounts/mailbox/end-directory-password";
import { endSessionsOfMailbox } from "@/lib/credentials/web-session/end-session";
import { mailPasswordField, unsealMailPassword } from "@/lib/directory/sync/mail-password";
import { plannedAliases } from "@/lib/directory/sync/plan-aliases";
import type { StoredLine } from "@/lib/directory/sync/planned";
import type { SyncPolicy } from "@/lib/directory/sync/policy";
import { differs } from "@/lib/platform/audit/changes";
import type { EventInput } from "@/lib/platform/audit/record-event";
import { externalIdentity, mailbox } from "@/lib/platform/db/schema";
import type { ChangeState } from "@/lib/platform/db/schema/sync-run";
import { isDuplicate, type TransactionContext } from "@/lib/platform/db/transaction";
import { revokeLostAccess } from "@/lib/revocation/outbox/revoke-lost-access";
import { sentences } from "@/lib/words/compose-text";
import { type Text, words } from "@/lib/words/text";

const lineWords = words("directory.applyLine", {
  mailboxGone: "The mailbox no longer exists.",
  linkedMeanwhile: "Somebody else was linked in the meantime.",
  quotaKept: "The quota wasn't changed: {reason}.",
  restApplied: "Everything else was applied.",
  alias: "{address} ({reason})",
  aliasesLeftOut: "Skipped aliases: {list}.",
  otherSource: "The mailbox now has another authentication source.",
  linkedManually: "An administrator now links it manually.",
  mailboxChanged: "The mailbox was changed in the meantime.",
  fieldPinned: "An administrator pinned a field in the meantime.",
  passwordChanged: "The mail password was changed in the meantime.",
  otherPerson: "Somebody else is linked now.",
});

export interface AppliedLine {
  state: ChangeState;
  /** A sentence; or a code, as it is. */
  detail?: Text | string;
  events: EventInput[];
}

const outdated = (detail: Text): AppliedLine => ({ state: "outdated", detail, events: [] });

/**
 * Applies one line to its mailbox, unless that has changed since the plan: then the next run plans anew. An
 * administrator's state and pinned fields are never touched.
 */
export async function applyLine(
  tx: TransactionContext,
  policy: SyncPolicy,
  line: StoredLine,
): Promise<AppliedLine> {
  if (line.kind === "missing") return countMiss(tx, policy, line);
  const [there] = await tx.db
    .select({ id: mailbox.id })
    .from(mailbox)
    .where(eq(mailbox.id, line.mailboxId ?? ""));
  if (!there) return outdated(lineWords("mailboxGone"));
  const { row, domain } = await lockMailboxWithDomain(tx.db, there.id);
  const mailPassword = unsealMailPassword(line);
  const stale =
    whyStale(policy, line, row) ??
    whyOtherPassword(line, row) ??
    (await whyOtherPerson(tx, policy, line, row));
  if (stale) return outdated(stale);
  const events: EventInput[] = [];
  const subject = { kind: "mailbox", id: row.id, label: row.address };
  if (line.kind === "link") {
    if (!(await link(tx, policy, line, row.id))) return outdated(lineWords("linkedMeanwhile"));
    const linked = { id: row.id, address: row.address, domainName: domain.name };
    events.push(linkEvent({ mailbox: linked, provider: policy.provider, subject: line.subject ?? "" }));
  }
  const set = { ...afterOf(line), ...(mailPassword ? { directoryPasswordHash: mailPassword.after } : {}) };
  const refusal = await quotaRefusal(tx, domain, row, set);
  if (refusal) delete set.quotaBytes;
  if (Object.keys(set).length > 0) {
    const after = { ...row, ...set };
    await tx.db.update(mailbox).set(set).where(eq(mailbox.id, row.id));
    await revokeLostAccess(tx.db, { before: row, after, domainName: domain.name }, lossOf(set));
    events.push({
      action: "mailbox.follow-directory",
      subject,
      domainName: domain.name,
      before: row,
      after,
    });
  }
  if (isDeprovisioned(set)) await endSessionsOfMailbox(tx.db, row.id);
  if (mailPassword) await endDirectoryPassword(tx.db, row, domain.name);
  const aliases = await applyAliases(tx, line, row);
  events.push(...aliases.events);
  const quota = refusal ? lineWords("quotaKept", { reason: refusal }) : null;
  const [left, ...more] = [quota, aliases.detail].filter((text) => text !== null);
  return left
    ? { state: "refused", detail: sentences(left, ...more, lineWords("restApplied")), events }
    : { state: "applied", events };
}

const isDeprovisioned = ({ directoryState }: Partial<MailboxRow>): boolean =>
  directoryState !== undefined && directoryState !== "present";

const lossOf = (set: Partial<MailboxRow>) => (isDeprovisioned(set) ? "left-directory" : "protocols-changed");

/** Makes a mailbox's aliases what a line says; `detail` tells what had to be left out. */
export async function applyAliases(
  tx: TransactionContext,
  { changes }: StoredLine,
  owner: { id: string; address: string },
): Promise<{ events: EventInput[]; detail: Text | null }> {
  const planned = plannedAliases(changes);
  if (!planned) return { events: [], detail: null };
  const { events, leftOut } = await setDirectoryAliases(tx, owner, planned);
  if (leftOut.length === 0) return { events, detail: null };
  const list = leftOut.map(({ address, reason }) => lineWords("alias", { address, reason }));
  return { events, detail: lineWords("aliasesLeftOut", { list }) };
}

/** What a line says about the mailbox itself, as it stands there; the mail password is sealed beside it. */
const fieldsOf = ({ changes: { aliases: _, [mailPasswordField]: __, ...fields } }: StoredLine) =>
  Object.entries(fields);

/** The fields that a line sets. They come from our own plan, which knows no others than those of a mailbox. */
const afterOf = (line: StoredLine): Partial<MailboxRow> =>
  Object.fromEntries(fieldsOf(line).map(([name, { after }]) => [name, after]));

function whyStale({ provider }: SyncPolicy, line: StoredLine, row: MailboxRow): Text | null {
  if (row.identityProviderId !== provider.id) return lineWords("otherSource");
  if (line.kind === "link" && !row.linkByAddress) return lineWords("linkedManually");
  const was = Object.fromEntries(fieldsOf(line).map(([name, { before }]) => [name, before]));
  if (differs(was, pick(row, was))) return lineWords("mailboxChanged");
  const pinned: readonly string[] = row.pinnedFields;
  return pinned.some((name) => name in was) ? lineWords("fieldPinned") : null;
}

/** A password opens the mailbox: it must follow what was there. */
function whyOtherPassword(line: StoredLine, row: MailboxRow): Text | null {
  if (!(mailPasswordField in line.changes)) return null;
  const change = unsealMailPassword(line);
  return change?.before === row.directoryPasswordHash ? null : lineWords("passwordChanged");
}

/** What was planned for a person is nothing to whoever an administrator has linked in that person's place. */
async function whyOtherPerson(
  tx: TransactionContext,
  { provider }: SyncPolicy,
  { kind, subject }: StoredLine,
  row: MailboxRow,
): Promise<Text | null> {
  if (kind === "link") return null;
  const linkedTo = await findLinkedMailbox(tx.db, accountAt(provider, subject ?? ""));
  return linkedTo === row.id ? null : lineWords("otherPerson");
}

const pick = (row: MailboxRow, names: object): Partial<MailboxRow> =>
  Object.fromEntries(Object.entries(row).filter(([name]) => name in names));

async function quotaRefusal(
  tx: TransactionContext,
  domain: Parameters<typeof limitRefusal>[1],
  row: MailboxRow,
  { quotaBytes }: Partial<MailboxRow>,
) {
  return quotaBytes === undefined
    ? null
    : limitRefusal(tx.db, domain, { quotaBytes, exceptMailboxId: row.id });
}

async function link(
  tx: TransactionContext,
  { provider }: SyncPolicy,
  { subject }: StoredLine,
  mailboxId: string,
): Promise<boolean> {
  try {
    await insertLinks(tx.db, [{ ...accountAt(provider, subject ?? ""), mailboxId }]);
    return true;
  } catch (error) {
    if (isDuplicate(error)) return false;
    throw error;
  }
}

async function countMiss(
  tx: TransactionContext,
  { now, provider }: SyncPolicy,
  { subject }: StoredLine,
): Promise<AppliedLine> {
  await tx.db
    .update(externalIdentity)
    .set({
      misses: sql`${externalIdentity.misses} + 1`,
      missingSince: sql`COALESCE(${externalIdentity.missingSince}, ${now})`,
    })
    .where(isIdentityOf(accountAt(provider, subject ?? "")));
  return { state: "applied", events: [] };
}
