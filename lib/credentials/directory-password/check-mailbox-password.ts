import {
  checkDirectoryPassword,
  type PasswordAnswer,
  type PasswordQuestion,
} from "@/lib/credentials/directory-password/check-password";
import { sourceOfMailbox } from "@/lib/credentials/directory-password/source-of-mailbox";
import { offlineMinutesOf, openPasswords } from "@/lib/providers/provider/open-source";

interface MailboxQuestion extends Pick<PasswordQuestion, "plain" | "mayAsk"> {
  mailboxId: string;
  signal: AbortSignal;
}

/**
 * Asks the directory of a mailbox whether a password is that of the account linked to it. Only that account's, whatever addresses
 * others have by now: a mailbox to which nobody is linked has no password there.
 */
export async function checkMailboxPassword({
  mailboxId,
  signal,
  ...asked
}: MailboxQuestion): Promise<PasswordAnswer> {
  const source = await sourceOfMailbox(mailboxId);
  const directory = source && openPasswords(source.provider, signal);
  if (!directory) return { outcome: "refused", reason: "wrong-password" };
  const { provider, subject } = source;
  if (subject === null)
    return { outcome: "refused", reason: (await asked.mayAsk()) ? "not-in-directory" : "too-many-attempts" };
  const question = { ...asked, provider, whom: { id: subject }, offlineMinutes: offlineMinutesOf(provider) };
  return checkDirectoryPassword(directory, question, signal);
}
