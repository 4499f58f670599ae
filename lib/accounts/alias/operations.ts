import { z } from "zod";
import { createAlias } from "@/lib/accounts/alias/create-alias";
import { createTemporaryAlias } from "@/lib/accounts/alias/create-temporary-alias";
import { deleteAlias } from "@/lib/accounts/alias/delete-alias";
import { extendAlias } from "@/lib/accounts/alias/extend-alias";
import { aliasFieldShapes, aliasLifetime } from "@/lib/accounts/alias/fields";
import { aliasOrders, listAliasPage } from "@/lib/accounts/alias/list-page";
import { aliasRefusalError, aliasRefusals } from "@/lib/accounts/alias/refusal-error";
import { aliasStates } from "@/lib/accounts/alias/state";
import { updateAlias } from "@/lib/accounts/alias/update-alias";
import { aliasSubject, aliasView } from "@/lib/accounts/alias/view";
import { mailboxSubject } from "@/lib/accounts/mailbox/subject";
import { listing } from "@/lib/catalogue/list";
import { nothing, operation } from "@/lib/catalogue/operation";
import { installation } from "@/lib/catalogue/subject";
import { mayAdministerDomain } from "@/lib/platform/actor";
import { canonicalAddress, newAddressSchema } from "@/lib/platform/address/address";
import { domainName } from "@/lib/platform/address/domain-name";
import type { Context } from "@/lib/platform/db/context";
import { AppError } from "@/lib/platform/errors";
import { moment } from "@/lib/platform/input/moment";
import { deletion } from "@/lib/words/button";

const changeable = z.strictObject({
  mailbox: z.string().max(320).optional().describe("Address that receives its mail."),
  description: aliasFieldShapes.description.optional(),
  active: aliasFieldShapes.active.optional(),
  expiresAt: moment.nullable().optional().describe("Null for a permanent alias."),
});
const creation = changeable.extend({ mailbox: z.string().max(320) });

/** What is asked for when a person wants a temporary alias. */
export const temporaryAlias = z.strictObject({
  description: aliasFieldShapes.description.optional(),
  lifetime: aliasLifetime.describe("How long it lasts, starting now."),
});

/** The mailbox that gets the mail. Throws `not-found`, the same for a foreign one as for none. */
async function idOf(context: Context, address: string): Promise<string> {
  const found = await mailboxSubject.find(context, { address });
  if (found) return found.id;
  const refusal = aliasRefusals("mailboxNotFound", { address });
  throw new AppError("not-found", refusal, { fields: { mailbox: refusal } });
}

const dateOf = (end: string | null | undefined) => (typeof end === "string" ? new Date(end) : end);

const lifetimeOption = { value: "time", help: "how long it works from now on" };

const administrators = { audience: ["superadmin", "domain-admin"], area: "aliases" } as const;

export const aliasOperations = [
  listing({
    name: "alias.list",
    title: "Lists aliases",
    example: "alias list --domain example.org --temporary --order end",
    ...administrators,
    permissions: ["edit-mailboxes"],
    subject: installation,
    filter: {
      domain: domainName.optional().describe("The domain of the alias."),
      mailbox: z.string().max(320).optional().describe("Address that receives the mail."),
      search: z.string().max(320).optional().describe("Part of the alias, the mailbox or the description."),
      state: z.enum(aliasStates).optional(),
      kind: z.enum(["temporary", "permanent"]).optional(),
    },
    options: {
      mailbox: { value: "address", help: "only those of this mailbox" },
      search: { value: "text", help: "only those with this in the alias, mailbox or description" },
      state: { value: "state", help: "only those in this state" },
    },
    orders: aliasOrders,
    item: aliasView.schema,
    async read({ context, input: { mailbox, kind, ...rest } }) {
      const mailboxId = mailbox === undefined ? undefined : await idOf(context, mailbox);
      const temporary = kind === undefined ? undefined : kind === "temporary";
      return aliasView.page(context, await listAliasPage(context, { ...rest, mailboxId, temporary }));
    },
  }),
  operation({
    name: "alias.create",
    title: "Creates an alias for a mailbox",
    example: "alias create sales@example.org alice@example.org",
    ...administrators,
    permissions: ["edit-mailboxes"],
    effect: "write",
    subject: installation,
    input: creation.extend({ address: z.string().max(320).meta(newAddressSchema) }),
    options: {
      expiresAt: {
        name: "expires",
        value: "date",
        help: "expires on this date or at this time, such as 2027-01-31",
      },
    },
    output: aliasView.schema,
    records: { "alias.create": "Alias created" },
    async run({ context, input: { mailbox, expiresAt, ...rest } }) {
      // First, so that it does not depend on what else is there.
      const domain = canonicalAddress(rest.address)?.domain;
      if (domain !== undefined && !mayAdministerDomain(context.actor, domain))
        throw new AppError("forbidden", aliasRefusals("foreignDomain", { domain }));
      const mailboxId = await idOf(context, mailbox);
      const outcome = await createAlias(context, { ...rest, mailboxId, expiresAt: dateOf(expiresAt) });
      if (!outcome.created) throw aliasRefusalError(outcome.reason);
      return aliasView.again(context, outcome);
    },
  }),
  operation({
    name: "alias.show",
    title: "Shows an alias",
    example: "alias show sales@example.org",
    ...administrators,
    permissions: ["edit-mailboxes"],
    effect: "read",
    subject: aliasSubject,
    input: nothing,
    output: aliasView.schema,
    run: async ({ subject }) => aliasView.answer(subject),
  }),
  operation({
    name: "alias.update",
    title: "Changes an alias",
    about: "Changes an alias. What you leave out stays unchanged.",
    example: "alias update sales@example.org --mailbox bob@example.org",
    ...administrators,
    permissions: ["edit-mailboxes"],
    effect: "write",
    subject: aliasSubject,
    input: changeable,
    options: { mailbox: { value: "address", help: "mailbox that receives its mail" } },
    output: aliasView.schema,
    versioned: true,
    records: { "alias.update": "Alias changed" },
    async run({ context, subject: { id, address }, input, expectedVersion }) {
      const { mailbox, expiresAt, ...rest } = input;
      const mailboxId = mailbox === undefined ? undefined : await idOf(context, mailbox);
      await updateAlias(context, { ...rest, id, expectedVersion, mailboxId, expiresAt: dateOf(expiresAt) });
      return aliasView.again(context, { address });
    },
  }),
  operation({
    name: "alias.extend",
    title: "Extends a temporary alias, starting now",
    description: "An expired alias becomes active again.",
    about: "Extends a temporary alias, starting now. An expired alias becomes active again.",
    example: "alias extend lusab-babad-gutih@example.org --lifetime 7d",
    ...administrators,
    permissions: ["edit-mailboxes"],
    effect: "write",
    subject: aliasSubject,
    input: z.strictObject({ lifetime: aliasLifetime }),
    options: { lifetime: lifetimeOption },
    output: aliasView.schema,
    records: { "alias.extend": "Alias extended" },
    async run({ context, subject: { id, address }, input }) {
      await extendAlias(context, { id, ...input });
      return aliasView.again(context, { address });
    },
  }),
  operation({
    name: "alias.delete",
    title: "Deletes an alias",
    description: "Mail to it is rejected immediately.",
    about: "Deletes an alias. Mail to it is rejected immediately.",
    example: "alias delete sales@example.org",
    ...administrators,
    permissions: ["edit-mailboxes"],
    effect: "write",
    subject: aliasSubject,
    input: nothing,
    output: null,
    versioned: true,
    records: { "alias.delete": "Alias deleted" },
    buttons: {
      delete: deletion("Mail to this address will be rejected, and anyone can use the address again."),
    },
    run: ({ context, subject: { id }, expectedVersion }) => deleteAlias(context, { id, expectedVersion }),
  }),
  operation({
    name: "temporary-alias.create",
    title: "Creates a temporary alias for a mailbox",
    description: "The address is random and expires on its own.",
    about: "Creates a temporary alias for a mailbox. The address is random and expires on its own.",
    example: "alias create-temporary alice@example.org --lifetime 30d --description 'A shop'",
    ...administrators,
    permissions: ["edit-mailboxes"],
    effect: "write",
    subject: mailboxSubject,
    input: temporaryAlias,
    options: { lifetime: lifetimeOption },
    output: aliasView.schema,
    run: async ({ context, subject: { id }, input }) =>
      aliasView.again(context, await createTemporaryAlias(context, { mailboxId: id, ...input })),
  }),
];
