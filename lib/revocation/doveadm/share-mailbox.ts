import { aclGroupEnds } from "@/lib/access/packed-facts";
import { callDoveadm, type DoveadmCommand } from "@/lib/revocation/doveadm/call";

const limits = { timeoutMs: 3_000, maxAnswerBytes: 16 * 1_024 };

/** Dovecot's names of rights (doc "Access Control Lists"). Nobody but the owner may pass any on ("admin"). */
const readRights = ["lookup", "read"];
const rights = {
  read: readRights,
  write: [
    ...readRights,
    "write",
    "write-seen",
    "write-deleted",
    "insert",
    "post",
    "expunge",
    "create",
    "delete",
  ],
} as const;

/**
 * Gives the two groups of a shared mailbox their rights at Dovecot (`doveadm acl set` on the inbox, which stands for all of its
 * folders). They are the same for ever, and worth nothing to whom the gate does not put into these groups, so nobody
 * takes them back. Gives what went wrong, or null. Throws `unavailable` as `callDoveadm`.
 */
export async function shareMailbox({ id, address }: { id: string; address: string }): Promise<string | null> {
  const commands = (["read", "write"] as const).map((group): DoveadmCommand => {
    const identifier = `group=${id}${aclGroupEnds[group]}`;
    return ["aclSet", { user: address, mailbox: "INBOX", id: identifier, right: rights[group] }, group];
  });
  const answers = await callDoveadm(commands, limits);
  const failed = answers.find((answer) => "exitCode" in answer);
  if (failed && "exitCode" in failed) return `doveadm acl set ended with ${failed.exitCode}.`;
  return answers.length === commands.length ? null : "doveadm acl set gave no answer.";
}
