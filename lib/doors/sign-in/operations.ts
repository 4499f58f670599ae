import { passwordChange, passwordRefusals } from "@/lib/accounts/mailbox/password-change";
import { ownMailbox } from "@/lib/accounts/mailbox/subject";
import { operation } from "@/lib/catalogue/operation";
import { changeOwnPassword } from "@/lib/doors/sign-in/change-own-password";

export const ownPasswordOperations = [
  operation({
    name: "profile.change-password",
    title: "Changes your password and signs out your web sessions",
    description: "For mailboxes that sign in with a password of their own.",
    example: "mailbox set-password alice@example.org --password-stdin < password.txt",
    audience: ["mailbox"],
    area: "profile",
    effect: "write",
    subject: ownMailbox,
    input: passwordChange,
    output: null,
    async run({ context, subject: { id }, input }) {
      const outcome = await changeOwnPassword(context, { mailboxId: id, ...input });
      if (!outcome.changed) throw passwordRefusals[outcome.reason];
      return undefined;
    },
  }),
];
