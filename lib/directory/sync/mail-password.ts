import { z } from "zod";
import type { MailPasswordChange, Planned, PlannedLine, StoredLine } from "@/lib/directory/sync/planned";
import type { SyncPolicy } from "@/lib/directory/sync/policy";
import type { AuditChanges } from "@/lib/platform/db/schema/audit-event";
import { seal, unseal } from "@/lib/platform/secrets/seal";
import { claimedMailPassword } from "@/lib/providers/claims/mail-password";
import type { Claims } from "@/lib/providers/settings/claim-at";
import { type Text, words } from "@/lib/words/text";

const passwordWords = words("directory.mailPassword", {
  none: "There is no mail password: {problem}",
});

/** The part of a line that is about the mail password; empty where nothing is to be done. */
export interface MailPasswordPart {
  /** In words: a line never shows a hash. */
  changes: AuditChanges;
  secret: { mailPassword?: MailPasswordChange };
  /** What is wrong with the person's own one. */
  problem: Text | null;
}

/** How the field is called in the changes of a line. */
export const mailPasswordField = "mailPassword";

/**
 * What is to be done about a mailbox's mail password, by what the directory says now. An unusable value is as none: who
 * replaces a hash there wants the old password dead. Pure; nothing while the flow is off.
 */
export function planMailPassword(
  { provider }: SyncPolicy,
  before: string | null,
  claims: Claims,
): MailPasswordPart {
  if (!provider.settings.mailPassword?.enabled) return { changes: {}, secret: {}, problem: null };
  const claimed = claimedMailPassword(provider.settings, claims);
  const problem = claimed.state === "unusable" ? claimed.problem : null;
  const after = claimed.state === "usable" ? claimed.hash : null;
  if (before === after) return { changes: {}, secret: {}, problem };
  const word = before === null ? "set" : "changed";
  const words = { before: before === null ? null : "set", after: after === null ? null : word };
  return { changes: { [mailPasswordField]: words }, secret: { mailPassword: { before, after } }, problem };
}

/** A line for what is wrong with the mail password, where there is nothing else to say of the person. */
export const unusableMailPassword = (
  { problem }: MailPasswordPart,
  line: Pick<PlannedLine, "subject" | "mailboxId" | "address">,
): Planned =>
  problem === null
    ? null
    : { ...line, kind: "conflict", reason: "mail-password-unusable", changes: {}, detail: problem };

/** What a line about a person says of the mail password beside its changes. */
export const besideMailPassword = ({ secret, problem }: MailPasswordPart) => ({
  ...secret,
  ...(problem === null ? {} : { detail: passwordWords("none", { problem }) }),
});

const purposeOf = ({ runId, sequence }: Pick<StoredLine, "runId" | "sequence">): string =>
  `sync-change:${runId}:${sequence}`;

/** The secret part of a line as its row keeps it until it is applied. */
export const sealMailPassword = (
  line: Pick<StoredLine, "runId" | "sequence">,
  change: MailPasswordChange | undefined,
): string | null => (change ? seal(JSON.stringify(change), purposeOf(line)) : null);

/** Opens what `sealMailPassword` made for this line, or null when it has none. Throws `internal` for another key. */
export const unsealMailPassword = (line: StoredLine): MailPasswordChange | null =>
  line.sealedMailPassword === null
    ? null
    : sealedChange.parse(JSON.parse(unseal(line.sealedMailPassword, purposeOf(line))));

const sealedChange = z.strictObject({ before: z.string().nullable(), after: z.string().nullable() });
