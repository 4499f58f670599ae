import { mailboxSubject } from "@/lib/accounts/mailbox/subject";
import { deleteRecoveryAddress } from "@/lib/accounts/recovery-address/delete-recovery-address";
import { getRecoveryAddress } from "@/lib/accounts/recovery-address/queries";
import { recoveryAddressView, showRecoveryAddress } from "@/lib/accounts/recovery-address/view";
import { nothing, operation } from "@/lib/catalogue/operation";

const administrators = {
  audience: ["superadmin", "domain-admin"],
  area: "mailboxes",
  subject: mailboxSubject,
  input: nothing,
  permissions: ["reset-sign-in"],
} as const;

export const recoveryAddressOperations = [
  operation({
    name: "mailbox.recovery-address",
    title: "Shows the recovery address of a mailbox",
    description: "Users give it themselves, on their security page.",
    example: "mailbox recovery-address alice@example.org",
    ...administrators,
    effect: "read",
    output: recoveryAddressView,
    run: async ({ context, subject: { id } }) => ({
      output: showRecoveryAddress(await getRecoveryAddress(context.db, id)),
    }),
  }),
  operation({
    name: "mailbox.delete-recovery-address",
    title: "Removes the recovery address of a mailbox",
    example: "mailbox delete-recovery-address alice@example.org",
    ...administrators,
    effect: "write",
    output: null,
    records: { "mailbox.delete-recovery-address": "Recovery address removed" },
    buttons: {
      "delete-recovery-address": {
        label: "Remove",
        question: "Remove the recovery address of {address}?",
        consequence:
          "Links to reset the password stop working, and no new ones are sent. The user can enter another address, and is told by mail.",
        pending: "Removing…",
      },
    },
    async run({ context, subject: { id } }) {
      await deleteRecoveryAddress(context, { mailboxId: id });
      return undefined;
    },
  }),
];
