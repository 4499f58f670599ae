import { ownAdmin } from "@/lib/accounts/admin-account/view";
import { passwordChange, passwordRefusals } from "@/lib/accounts/mailbox/password-change";
import { operation } from "@/lib/catalogue/operation";
import { changeAdminPassword } from "@/lib/doors/admin-sign-in/change-admin-password";

export const ownAdminPasswordOperations = [
  operation({
    name: "own-account.change-password",
    title: "Changes your own password and signs out your sessions",
    example: "admin set-password dora@example.org --password-stdin < password.txt",
    audience: ["superadmin", "domain-admin"],
    area: "profile",
    effect: "write",
    subject: ownAdmin,
    input: passwordChange,
    output: null,
    async run({ context, subject: { id }, input }) {
      const outcome = await changeAdminPassword(context, { adminId: id, ...input });
      if (!outcome.changed) throw passwordRefusals[outcome.reason];
      return undefined;
    },
  }),
];
