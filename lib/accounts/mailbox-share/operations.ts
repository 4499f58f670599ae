import { mailboxSubject } from "@/lib/accounts/mailbox/subject";
import { createShare } from "@/lib/accounts/mailbox-share/create-share";
import { deleteShare } from "@/lib/accounts/mailbox-share/delete-share";
import { createShareInput, updateShareInput } from "@/lib/accounts/mailbox-share/fields";
import { previewShare, previewShareInput } from "@/lib/accounts/mailbox-share/preview-share";
import { listShares } from "@/lib/accounts/mailbox-share/queries";
import { updateShare } from "@/lib/accounts/mailbox-share/update-share";
import { sharePreview, shareSubject, shareView } from "@/lib/accounts/mailbox-share/view";
import { listOf, whole } from "@/lib/catalogue/list";
import { nothing, operation } from "@/lib/catalogue/operation";

/** Not for delegates: whoever is in such a group reads the mailbox's mail. */
const administrators = { audience: ["superadmin", "domain-admin"], area: "mailboxes" } as const;

export const shareOperations = [
  operation({
    name: "share.list",
    title: "Lists the groups that a mailbox is shared with",
    example: "share list team@example.org",
    ...administrators,
    effect: "read",
    subject: mailboxSubject,
    input: nothing,
    output: listOf(shareView.schema),
    run: async ({ context, subject: { id } }) =>
      shareView.page(context, whole(await listShares(context.db, id))),
  }),
  operation({
    name: "share.preview",
    title: "Previews who would get or lose access if a mailbox was shared with a group",
    about:
      "Previews who would get or lose access if a mailbox was shared with a group. Changes nothing. The access none previews the end of a share.",
    example: "share preview team@example.org --provider keycloak --group /sales --access send",
    ...administrators,
    effect: "write",
    subject: mailboxSubject,
    input: previewShareInput,
    output: sharePreview,
    run: async ({ context, subject: { id: mailboxId }, input }) => ({
      output: await previewShare(context, { mailboxId, ...input }),
    }),
  }),
  operation({
    name: "share.create",
    title: "Shares a mailbox with the members of an identity provider's group",
    about:
      "Shares a mailbox with the members of an identity provider's group. They see it among their own folders, and can also send from its address if you choose so. Whoever leaves the group loses access.",
    example: "share create team@example.org --provider keycloak --group /sales --access send",
    ...administrators,
    effect: "write",
    subject: mailboxSubject,
    input: createShareInput,
    output: shareView.schema,
    dangerous: true,
    records: { "share.create": "Mailbox shared with a group" },
    async run({ context, subject: { id: mailboxId, address }, input }) {
      const { id } = await createShare(context, { mailboxId, ...input });
      return shareView.again(context, { address, id });
    },
  }),
  operation({
    name: "share.update",
    title: "Changes what a group's members can do in a shared mailbox",
    about:
      "Changes what a group's members can do in a shared mailbox. Those who lose access are disconnected.",
    example: "share update team@example.org ID --access read",
    ...administrators,
    effect: "write",
    subject: shareSubject,
    input: updateShareInput,
    output: shareView.schema,
    versioned: true,
    dangerous: true,
    records: { "share.update": "Access to a shared mailbox changed" },
    async run({ context, subject: { id, mailbox: address }, input, expectedVersion }) {
      await updateShare(context, { id, expectedVersion, ...input });
      return shareView.again(context, { address, id });
    },
  }),
  operation({
    name: "share.delete",
    title: "Ends the sharing of a mailbox with a group and disconnects its members",
    example: "share delete team@example.org ID",
    ...administrators,
    effect: "write",
    subject: shareSubject,
    input: nothing,
    output: null,
    versioned: true,
    dangerous: true,
    records: { "share.delete": "Sharing with a group ended" },
    buttons: {
      delete: {
        label: "Stop sharing",
        question: "Stop sharing with “{name}”?",
        consequence:
          "Its members lose access to this mailbox immediately, unless another group gives it to them. Their mail apps are disconnected for a moment.",
        pending: "Stopping…",
      },
    },
    run: ({ context, subject: { id }, expectedVersion }) => deleteShare(context, { id, expectedVersion }),
  }),
];
