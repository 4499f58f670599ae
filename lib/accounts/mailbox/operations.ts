import { z } from "zod";
import { chooseStartPage, startPageChoice } from "@/lib/accounts/mailbox/choose-start-page";
import { createMailbox } from "@/lib/accounts/mailbox/create-mailbox";
import { creationError } from "@/lib/accounts/mailbox/creation-error";
import { deleteMailbox } from "@/lib/accounts/mailbox/delete-mailbox";
import { mailboxFieldShapes, mailboxFlags, readyHash, typedPassword } from "@/lib/accounts/mailbox/fields";
import { visibleTo } from "@/lib/accounts/mailbox/filter";
import { listMailboxPage, mailboxOrders } from "@/lib/accounts/mailbox/list-page";
import { mailboxSubject, ownMailbox } from "@/lib/accounts/mailbox/subject";
import { updateMailbox } from "@/lib/accounts/mailbox/update-mailbox";
import { updateProfile, updateProfileInput } from "@/lib/accounts/mailbox/update-profile";
import { mailboxView, profileView, quotaUseView } from "@/lib/accounts/mailbox/view";
import { managedShapes, withFlags } from "@/lib/accounts/template/given-shapes";
import { templateId } from "@/lib/accounts/template/template-id";
import { shapesOf } from "@/lib/catalogue/field";
import { listing } from "@/lib/catalogue/list";
import { nothing, operation } from "@/lib/catalogue/operation";
import { type Authorized, installation } from "@/lib/catalogue/subject";
import { newAddressSchema } from "@/lib/platform/address/address";
import { domainName } from "@/lib/platform/address/domain-name";
import { adminStates, directoryStates } from "@/lib/platform/db/schema/mailbox";
import { providerId } from "@/lib/providers/provider/provider-id";
import { personFields } from "@/lib/providers/settings/person-fields";
import { readQuotaUse } from "@/lib/revocation/doveadm/quota-use";
import { deletion } from "@/lib/words/button";

const changeable = z.strictObject({
  ...managedShapes,
  ...z.object(shapesOf({ ...personFields, ...mailboxFlags })).partial().shape,
  pinnedFields: mailboxFieldShapes.pinnedFields.optional(),
});

/** Opens another way in for somebody of a provider. */
const dangerousFields = ["localPasswordAllowed"];

const creation = changeable.extend({
  template: z.string().max(100).optional().describe("Name of a template. Defaults to the domain's template."),
  source: z
    .string()
    .max(40)
    .optional()
    .describe("`local` (the default) or the slug of an identity provider."),
  password: typedPassword.optional(),
  passwordHash: readyHash
    .optional()
    .describe("Existing hash in Dovecot's {SCHEME} format, instead of a password."),
});

async function quotaUse({ address, quotaBytes }: Authorized<{ address: string; quotaBytes: number }>) {
  const use = await readQuotaUse(address);
  return { output: { quotaBytes, usedBytes: use?.usedBytes ?? null, messages: use?.messages ?? null } };
}

/** Whoever works on mailboxes sees them. */
const seesMailboxes = ["create-mailboxes", "edit-mailboxes", "reset-sign-in"] as const;

const administrators = { audience: ["superadmin", "domain-admin"], area: "mailboxes" } as const;
const oneself = { audience: ["mailbox"], area: "profile", subject: ownMailbox, input: nothing } as const;

export const mailboxOperations = [
  listing({
    name: "mailbox.list",
    title: "Lists mailboxes",
    example: "mailbox list --domain example.org --search alice --json",
    ...administrators,
    permissions: seesMailboxes,
    subject: installation,
    filter: {
      domain: domainName.optional(),
      search: z.string().max(320).optional().describe("Part of the address or the name."),
      state: z.enum(adminStates).optional(),
      directoryState: z.enum(directoryStates).optional(),
      source: z.string().max(40).optional().describe("`local` or the slug of an identity provider."),
      template: z.string().max(100).optional(),
    },
    options: {
      search: { value: "text", help: "only those with this in the address or name" },
      state: { value: "state", help: "only those in this state" },
      directoryState: { value: "state", help: "only those with this state in the directory" },
      source: {
        value: "source",
        help: "only those with this authentication source: local, or the slug of a provider",
      },
      template: { value: "name", help: "only those created from this template" },
    },
    orders: mailboxOrders,
    item: mailboxView.schema,
    async read({ context, input: { domain, state, ...rest } }) {
      const visible = visibleTo(context.actor, { domain, adminState: state });
      return mailboxView.page(context, await listMailboxPage(context.db, { ...rest, ...visible }));
    },
  }),
  operation({
    name: "mailbox.create",
    title: "Creates a mailbox",
    about:
      "Creates a mailbox. What you leave out comes from the template or from the domain's default template.",
    example: "mailbox create alice@example.org --name 'Alice Adams' --password-stdin < password.txt",
    ...administrators,
    permissions: ["create-mailboxes"],
    effect: "write",
    subject: installation,
    input: creation.extend({ address: z.string().max(320).meta(newAddressSchema) }),
    output: mailboxView.schema,
    records: { "mailbox.create": "Mailbox created" },
    async run({ context, input: { template, source, ...fields } }) {
      const outcome = await createMailbox(context, {
        ...withFlags(fields),
        templateId: await templateId(context, template),
        identityProviderId: await providerId(context, source === "local" ? null : source),
      });
      if (!outcome.created) throw creationError(outcome.reason);
      return mailboxView.again(context, outcome);
    },
  }),
  operation({
    name: "mailbox.show",
    title: "Shows a mailbox",
    example: "mailbox show alice@example.org --json",
    ...administrators,
    permissions: seesMailboxes,
    effect: "read",
    subject: mailboxSubject,
    input: nothing,
    output: mailboxView.schema,
    run: async ({ subject }) => mailboxView.answer(subject),
  }),
  operation({
    name: "mailbox.quota-use",
    title: "Shows how much of a mailbox's quota is used",
    about: "Shows how much of a mailbox's quota is used, if the mail server reports it.",
    example: "mailbox quota-use alice@example.org",
    ...administrators,
    permissions: seesMailboxes,
    effect: "read",
    subject: mailboxSubject,
    input: nothing,
    output: quotaUseView,
    run: ({ subject }) => quotaUse(subject),
  }),
  operation({
    name: "mailbox.update",
    title: "Changes a mailbox",
    description:
      "The fields you change are pinned, so that templates and directories don't overwrite them. Use `pinnedFields` to choose which fields are pinned.",
    about:
      "Changes a mailbox. The fields you change are pinned, so that templates and directories don't overwrite them.",
    example: "mailbox update alice@example.org --quota 20G --protocols imap,smtp",
    ...administrators,
    permissions: ["edit-mailboxes"],
    effect: "write",
    subject: mailboxSubject,
    input: changeable,
    output: mailboxView.schema,
    versioned: true,
    dangerousFields,
    fieldPermissions: { localPasswordAllowed: ["reset-sign-in"] },
    records: { "mailbox.update": "Mailbox changed" },
    async run({ context, subject: { id, address }, input, expectedVersion }) {
      await updateMailbox(context, { mailboxId: id, expectedVersion, ...withFlags(input) });
      return mailboxView.again(context, { address });
    },
  }),
  operation({
    name: "mailbox.delete",
    title: "Deletes a mailbox",
    description: "Stored mail stays on the mail server.",
    about: "Deletes a mailbox along with its app passwords. Stored mail stays on the mail server.",
    example: "mailbox delete alice@example.org --yes",
    ...administrators,
    effect: "write",
    subject: mailboxSubject,
    input: nothing,
    output: null,
    versioned: true,
    dangerous: true,
    records: { "mailbox.delete": "Mailbox deleted" },
    buttons: {
      delete: deletion(
        "This deletes the mailbox's app passwords, sessions and aliases, and mail to this address will be rejected. Existing mail stays on the mail server's disk. This can't be undone.",
        "This is not the address of the mailbox.",
      ),
    },
    run: ({ context, subject: { id }, expectedVersion }) =>
      deleteMailbox(context, { mailboxId: id, expectedVersion }),
  }),
];

export const profileOperations = [
  operation({
    name: "profile.show",
    title: "Shows your mailbox",
    example: "mailbox show alice@example.org",
    ...oneself,
    effect: "read",
    output: profileView.schema,
    run: async ({ subject }) => ({ output: profileView.show(subject) }),
  }),
  operation({
    name: "profile.choose-start-page",
    title: "Chooses the page that opens after you sign in",
    example: "mailbox update alice@example.org --start-page webmail",
    ...oneself,
    effect: "write",
    input: startPageChoice,
    output: null,
    records: { "mailbox.choose-start-page": "Start page chosen" },
    async run({ context, subject: { id }, input }) {
      await chooseStartPage(context, { mailboxId: id, ...input });
      return undefined;
    },
  }),
  operation({
    name: "profile.update",
    title: "Changes your language and time zone",
    description: "Your own language is pinned, so that no directory overwrites it.",
    example: "mailbox update alice@example.org --language de",
    ...oneself,
    effect: "write",
    input: updateProfileInput.omit({ mailboxId: true }),
    output: profileView.schema,
    records: { "mailbox.update-profile": "Mailbox preferences changed" },
    async run({ context, subject: { id: mailboxId }, input }) {
      await updateProfile(context, { mailboxId, ...input });
      return profileView.again(context, {});
    },
  }),
  operation({
    name: "quota-use.show",
    title: "Shows how much of your quota is used",
    example: "mailbox quota-use alice@example.org",
    ...oneself,
    effect: "read",
    output: quotaUseView,
    run: ({ subject }) => quotaUse(subject),
  }),
];
