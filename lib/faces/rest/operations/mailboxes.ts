import { z } from "zod";
import { findMailboxByAddress } from "@/lib/access/queries";
import { type CreateMailboxOutcome, createMailbox } from "@/lib/accounts/mailbox/create-mailbox";
import { deleteMailbox } from "@/lib/accounts/mailbox/delete-mailbox";
import { mailboxFieldShapes, readyHash, typedPassword } from "@/lib/accounts/mailbox/fields";
import { visibleTo } from "@/lib/accounts/mailbox/filter";
import { listMailboxPage, mailboxOrders } from "@/lib/accounts/mailbox/list-page";
import { updateMailbox } from "@/lib/accounts/mailbox/update-mailbox";
import { visibleMailbox } from "@/lib/accounts/mailbox/visible-mailbox";
import { noBody, none, operation } from "@/lib/faces/rest/operation";
import { managedShapes, providerId, templateId, withFlags } from "@/lib/faces/rest/operations/given-fields";
import { byAddress, requireAddressOwner, shownMailbox } from "@/lib/faces/rest/operations/visible-mailbox";
import { listOf, pageQuery } from "@/lib/faces/rest/page";
import { requireExistence } from "@/lib/faces/rest/precondition";
import { mailboxView, showMailbox } from "@/lib/faces/rest/views/mailbox";
import { canonicalAddress, newAddressSchema } from "@/lib/platform/address/address";
import { domainName } from "@/lib/platform/address/domain-name";
import type { Context } from "@/lib/platform/db/context";
import { adminStates, directoryStates } from "@/lib/platform/db/schema/mailbox";
import { AppError } from "@/lib/platform/errors";

const changeable = z.strictObject({
  ...managedShapes,
  displayName: mailboxFieldShapes.displayName.optional(),
  language: mailboxFieldShapes.language.optional().describe("A BCP 47 tag such as `pt-BR`."),
  localPasswordAllowed: mailboxFieldShapes.localPasswordAllowed.optional(),
  pinnedFields: mailboxFieldShapes.pinnedFields.optional(),
});

/** Opens another way in for somebody of a provider. */
const dangerousFields = ["localPasswordAllowed"];

const creation = changeable.extend({
  template: z.string().max(100).optional().describe("The name of a template; else the domain's default."),
  source: z
    .string()
    .max(40)
    .optional()
    .describe("`local` (the default) or the slug of an identity provider."),
  password: typedPassword.optional(),
  passwordHash: readyHash
    .optional()
    .describe("A ready hash in Dovecot's {SCHEME} form, instead of a password."),
});

const listQuery = z.strictObject({
  ...pageQuery,
  domain: domainName.optional(),
  search: z.string().max(320).optional().describe("Part of the address or of the name."),
  state: z.enum(adminStates).optional(),
  directoryState: z.enum(directoryStates).optional(),
  source: z.string().max(40).optional().describe("`local` or the slug of an identity provider."),
  template: z.string().max(100).optional(),
  order: z.enum(mailboxOrders).default("address"),
  direction: z.enum(["ascending", "descending"]).default("ascending"),
});

const refusals: Record<Exclude<CreateMailboxOutcome, { created: true }>["reason"], AppError> = {
  "domain-unknown": new AppError("not-found", "There is no such domain."),
  "domain-inactive": new AppError("conflict", "The domain is switched off."),
  "domain-of-other-provider": new AppError("conflict", "The domain belongs to another identity provider."),
  "domain-full": new AppError("limit-reached", "The domain has no room for another mailbox."),
  "quota-exceeded": new AppError("limit-reached", "This quota is more than the domain has left."),
  "address-taken": new AppError("conflict", "There is a mailbox or an alias with this address already."),
};

async function create(context: Context, address: string, body: z.output<typeof creation>) {
  const { template, source, ...fields } = body;
  const outcome = await createMailbox(context, {
    ...withFlags(fields),
    address,
    templateId: await templateId(context, template),
    identityProviderId: await providerId(context, source === "local" ? null : source),
  });
  if (!outcome.created) throw refusals[outcome.reason];
  return { ...(await shownMailbox(context, outcome.address)), created: true };
}

export const mailboxOperations = [
  operation({
    id: "listMailboxes",
    command: "mailbox list",
    method: "get",
    path: "/mailboxes",
    roles: ["admin", "domain-admin"],
    area: "mailboxes",
    summary: "Mailboxes, searched, filtered and sorted, in pages",
    params: none,
    query: listQuery,
    body: noBody,
    answer: listOf(mailboxView),
    async handle({ context, query: { domain, state, direction, ...rest } }) {
      const { items, next } = await listMailboxPage(context.db, {
        ...rest,
        ...visibleTo(context.actor, { domain, adminState: state }),
        descending: direction === "descending",
      });
      return { body: { items: items.map(showMailbox), next } };
    },
  }),
  operation({
    id: "createMailbox",
    command: "mailbox create",
    method: "post",
    path: "/mailboxes",
    roles: ["admin", "domain-admin"],
    area: "mailboxes",
    summary: "Creates a mailbox",
    params: none,
    query: none,
    body: creation.extend({ address: z.string().max(320).meta(newAddressSchema) }),
    answer: mailboxView,
    status: 201,
    handle: ({ context, body: { address, ...rest } }) => create(context, address, rest),
  }),
  operation({
    id: "getMailbox",
    command: "mailbox show",
    method: "get",
    path: "/mailboxes/{address}",
    roles: ["admin", "domain-admin"],
    area: "mailboxes",
    summary: "One mailbox",
    params: byAddress,
    query: none,
    body: noBody,
    answer: mailboxView,
    async handle({ context, params }) {
      const row = await visibleMailbox(context, params.address);
      return { body: showMailbox(row), version: row.version };
    },
  }),
  operation({
    id: "putMailbox",
    command: "mailbox create",
    method: "put",
    path: "/mailboxes/{address}",
    roles: ["admin", "domain-admin"],
    area: "mailboxes",
    summary: "Creates a mailbox, or changes it",
    description:
      "What is left out stays as it is. `template`, `source`, `password` and `passwordHash` count for a new mailbox " +
      "only: an existing one has operations of its own for them.",
    params: byAddress,
    query: none,
    body: creation,
    answer: mailboxView,
    versioned: true,
    creates: true,
    dangerousFields,
    async handle({ context, params: { address }, body, ...condition }) {
      requireAddressOwner(context, address);
      const found = await findMailboxByAddress(context.db, canonicalAddress(address)?.address ?? "");
      requireExistence(condition, found !== null);
      if (!found) return create(context, address, body);
      const { expectedVersion } = condition;
      const { template: _, source: __, password: ___, passwordHash: ____, ...fields } = body;
      await updateMailbox(context, { mailboxId: found.id, expectedVersion, ...withFlags(fields) });
      return { ...(await shownMailbox(context, address)), created: false };
    },
  }),
  operation({
    id: "updateMailbox",
    command: "mailbox update",
    method: "patch",
    path: "/mailboxes/{address}",
    roles: ["admin", "domain-admin"],
    area: "mailboxes",
    summary: "Changes a mailbox",
    description: "What is changed is pinned against templates, unless `pinnedFields` says what stays pinned.",
    params: byAddress,
    query: none,
    body: changeable,
    answer: mailboxView,
    versioned: true,
    dangerousFields,
    async handle({ context, params: { address }, body, expectedVersion }) {
      const { id: mailboxId } = await visibleMailbox(context, address);
      await updateMailbox(context, { mailboxId, expectedVersion, ...withFlags(body) });
      return shownMailbox(context, address);
    },
  }),
  operation({
    id: "deleteMailbox",
    command: "mailbox delete",
    method: "delete",
    path: "/mailboxes/{address}",
    roles: ["admin", "domain-admin"],
    area: "mailboxes",
    summary: "Deletes a mailbox; the mail itself stays on the mail server",
    params: byAddress,
    query: none,
    body: noBody,
    answer: null,
    versioned: true,
    dangerous: true,
    async handle({ context, params: { address }, expectedVersion }) {
      const { id: mailboxId } = await visibleMailbox(context, address);
      await deleteMailbox(context, { mailboxId, expectedVersion });
      return {};
    },
  }),
];
