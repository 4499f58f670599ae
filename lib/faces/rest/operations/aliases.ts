import { z } from "zod";
import { createAlias } from "@/lib/accounts/alias/create-alias";
import { createTemporaryAlias } from "@/lib/accounts/alias/create-temporary-alias";
import { deleteAlias } from "@/lib/accounts/alias/delete-alias";
import { aliasFieldShapes, aliasLifetime } from "@/lib/accounts/alias/fields";
import { aliasOrders, listAliasPage } from "@/lib/accounts/alias/list-page";
import { findAliasByAddress, getAliasByAddress } from "@/lib/accounts/alias/queries";
import { aliasRefusalError } from "@/lib/accounts/alias/refusal-error";
import { aliasStates } from "@/lib/accounts/alias/state";
import { updateAlias } from "@/lib/accounts/alias/update-alias";
import { visibleAlias } from "@/lib/accounts/alias/visible-alias";
import { visibleMailbox } from "@/lib/accounts/mailbox/visible-mailbox";
import { noBody, none, operation } from "@/lib/faces/rest/operation";
import { byAddress, requireAddressOwner } from "@/lib/faces/rest/operations/visible-mailbox";
import { listOf, pageQuery } from "@/lib/faces/rest/page";
import { requireExistence } from "@/lib/faces/rest/precondition";
import { aliasView, showAlias } from "@/lib/faces/rest/views/alias";
import { moment } from "@/lib/faces/rest/views/moment";
import { newAddressSchema } from "@/lib/platform/address/address";
import { domainName } from "@/lib/platform/address/domain-name";
import type { Context } from "@/lib/platform/db/context";
import { AppError } from "@/lib/platform/errors";

const changeable = z.strictObject({
  mailbox: z.string().max(320).optional().describe("The address that gets its mail."),
  description: aliasFieldShapes.description.optional(),
  active: aliasFieldShapes.active.optional(),
  expiresAt: moment.nullable().optional().describe("Null: permanent."),
});
const creation = changeable.extend({ mailbox: z.string().max(320) });

/** What is asked for when a person wants a temporary alias. */
export const temporaryAlias = z.strictObject({
  description: aliasFieldShapes.description.optional(),
  lifetime: aliasLifetime.describe("How long from now on."),
});

const listQuery = z.strictObject({
  ...pageQuery,
  domain: domainName.optional().describe("The domain of the alias."),
  mailbox: z.string().max(320).optional().describe("The address that gets the mail."),
  search: z.string().max(320).optional().describe("Part of the alias, the mailbox or the description."),
  state: z.enum(aliasStates).optional(),
  kind: z.enum(["temporary", "permanent"]).optional(),
  order: z.enum(aliasOrders).default("address"),
  direction: z.enum(["ascending", "descending"]).default("ascending"),
});

async function verbFields(context: Context, { mailbox, expiresAt, ...rest }: z.output<typeof changeable>) {
  return {
    ...rest,
    mailboxId: mailbox === undefined ? undefined : (await visibleMailbox(context, mailbox)).id,
    expiresAt: typeof expiresAt === "string" ? new Date(expiresAt) : expiresAt,
  };
}

async function shown({ db }: Context, address: string) {
  const row = await getAliasByAddress(db, address);
  return { body: showAlias(row), version: row.version };
}

async function create(context: Context, address: string, body: z.output<typeof creation>) {
  const { mailboxId, ...fields } = await verbFields(context, body);
  if (mailboxId === undefined) throw new AppError("invalid-input", "mailbox: must be given");
  const outcome = await createAlias(context, { address, mailboxId, ...fields });
  if (!outcome.created) throw aliasRefusalError(outcome.reason, address);
  return { ...(await shown(context, outcome.address)), created: true };
}

const administrators = { roles: ["admin", "domain-admin"], area: "aliases" } as const;

export const aliasOperations = [
  operation({
    id: "listAliases",
    command: "alias list",
    method: "get",
    path: "/aliases",
    ...administrators,
    summary: "Aliases, searched, filtered and sorted, in pages",
    params: none,
    query: listQuery,
    body: noBody,
    answer: listOf(aliasView),
    async handle({ context, query: { mailbox, kind, direction, ...rest } }) {
      const { items, next } = await listAliasPage(context, {
        ...rest,
        mailboxId: mailbox === undefined ? undefined : (await visibleMailbox(context, mailbox)).id,
        temporary: kind === undefined ? undefined : kind === "temporary",
        descending: direction === "descending",
      });
      return { body: { items: items.map(showAlias), next } };
    },
  }),
  operation({
    id: "createAlias",
    command: "alias create",
    method: "post",
    path: "/aliases",
    ...administrators,
    summary: "Gives a mailbox a further address",
    params: none,
    query: none,
    body: creation.extend({ address: z.string().max(320).meta(newAddressSchema) }),
    answer: aliasView,
    status: 201,
    handle: ({ context, body: { address, ...rest } }) => create(context, address, rest),
  }),
  operation({
    id: "getAlias",
    command: "alias show",
    method: "get",
    path: "/aliases/{address}",
    ...administrators,
    summary: "One alias",
    params: byAddress,
    query: none,
    body: noBody,
    answer: aliasView,
    handle: async ({ context, params }) =>
      shown(context, (await visibleAlias(context, params.address)).address),
  }),
  operation({
    id: "putAlias",
    command: "alias update",
    method: "put",
    path: "/aliases/{address}",
    ...administrators,
    summary: "Creates an alias, or changes it",
    description: "What is left out stays as it is.",
    params: byAddress,
    query: none,
    body: creation,
    answer: aliasView,
    versioned: true,
    creates: true,
    async handle({ context, params: { address }, body, ...condition }) {
      requireAddressOwner(context, address);
      const found = await findAliasByAddress(context.db, address);
      requireExistence(condition, found !== null);
      if (!found) return create(context, address, body);
      const { id } = found;
      const { expectedVersion } = condition;
      await updateAlias(context, { id, expectedVersion, ...(await verbFields(context, body)) });
      return { ...(await shown(context, address)), created: false };
    },
  }),
  operation({
    id: "updateAlias",
    command: "alias update",
    method: "patch",
    path: "/aliases/{address}",
    ...administrators,
    summary: "Changes an alias",
    params: byAddress,
    query: none,
    body: changeable,
    answer: aliasView,
    versioned: true,
    async handle({ context, params: { address }, body, expectedVersion }) {
      const { id } = await visibleAlias(context, address);
      await updateAlias(context, { id, expectedVersion, ...(await verbFields(context, body)) });
      return shown(context, address);
    },
  }),
  operation({
    id: "deleteAlias",
    command: "alias delete",
    method: "delete",
    path: "/aliases/{address}",
    ...administrators,
    summary: "Deletes an alias: mail to it is refused from now on",
    params: byAddress,
    query: none,
    body: noBody,
    answer: null,
    versioned: true,
    async handle({ context, params: { address }, expectedVersion }) {
      const { id } = await visibleAlias(context, address);
      await deleteAlias(context, { id, expectedVersion });
      return {};
    },
  }),
  operation({
    id: "createMailboxTemporaryAlias",
    command: "alias create-temporary",
    method: "post",
    path: "/mailboxes/{address}/temporary-aliases",
    ...administrators,
    summary: "Gives a mailbox an address that nobody can guess and that ends by itself",
    params: byAddress,
    query: none,
    body: temporaryAlias,
    answer: aliasView,
    status: 201,
    async handle({ context, params, body }) {
      const { id: mailboxId } = await visibleMailbox(context, params.address);
      return shown(context, (await createTemporaryAlias(context, { mailboxId, ...body })).address);
    },
  }),
];
