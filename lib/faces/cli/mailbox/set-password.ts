import type { Command } from "commander";
import { getMailboxByAddress } from "@/lib/access/queries";
import { setMailboxPassword } from "@/lib/accounts/mailbox/set-mailbox-password";
import type { Call } from "@/lib/faces/cli/call";
import { addCommand, answering } from "@/lib/faces/cli/command";
import { mailboxAnswer } from "@/lib/faces/cli/mailbox/view";
import { readSecret } from "@/lib/faces/cli/terminal";
import { AppError } from "@/lib/platform/errors";

interface SetPasswordOptions {
  passwordStdin?: true;
  hashStdin?: true;
}

/** `letterlock mailbox set-password` */
export function addSetPassword(group: Command, call: Call): void {
  addCommand(group, {
    usage: "set-password <address>",
    about: "Sets a mailbox's own password and ends its sessions and mail connections; app passwords stay.",
    example: "mailbox set-password alice@example.org --password-stdin < password.txt",
  })
    .option("--password-stdin", "read the password from standard input")
    .option("--hash-stdin", "read a ready hash such as {SSHA256}… from standard input (for migrations)")
    .action(
      answering<SetPasswordOptions>(call, async ({ passwordStdin, hashStdin }, address) => {
        if (!passwordStdin === !hashStdin)
          throw new AppError("invalid-input", "Give one of --password-stdin and --hash-stdin.");
        const { id } = await getMailboxByAddress(call.db, address);
        const secret = await readSecret(call.terminal);
        await setMailboxPassword(
          call.context,
          hashStdin ? { mailboxId: id, passwordHash: secret } : { mailboxId: id, password: secret },
        );
        return mailboxAnswer(call, address);
      }),
    );
}
