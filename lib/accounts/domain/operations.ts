import { z } from "zod";
import { createDomain } from "@/lib/accounts/domain/create-domain";
import { deleteDomain } from "@/lib/accounts/domain/delete-domain";
import { namedDomainFields } from "@/lib/accounts/domain/fields";
import { domainOrders, listDomainPage } from "@/lib/accounts/domain/list-page";
import { updateDomain } from "@/lib/accounts/domain/update-domain";
import { domainSubject, domainView } from "@/lib/accounts/domain/view";
import { templateId } from "@/lib/accounts/template/template-id";
import { shapesOf } from "@/lib/catalogue/field";
import { listing } from "@/lib/catalogue/list";
import { nothing, operation } from "@/lib/catalogue/operation";
import { installation } from "@/lib/catalogue/subject";
import { domainName } from "@/lib/platform/address/domain-name";
import type { Context } from "@/lib/platform/db/context";
import { providerId } from "@/lib/providers/provider/provider-id";
import { deletion } from "@/lib/words/button";

const fields = z.strictObject(shapesOf(namedDomainFields)).partial();

async function verbFields(context: Context, given: z.output<typeof fields>) {
  const { defaultTemplate, identityProvider, ...rest } = given;
  return {
    ...rest,
    defaultTemplateId: await templateId(context, defaultTemplate),
    identityProviderId: await providerId(context, identityProvider),
  };
}

const administrators = { audience: ["superadmin", "domain-admin"], area: "domains" } as const;
const superadmins = { audience: ["superadmin"], area: "domains" } as const;

export const domainOperations = [
  listing({
    name: "domain.list",
    title: "Lists domains with their usage",
    example: "domain list",
    ...administrators,
    permissions: ["create-mailboxes", "edit-mailboxes"],
    subject: installation,
    filter: {
      search: z.string().max(253).optional().describe("Part of the name."),
      active: z.boolean().optional(),
    },
    orders: domainOrders,
    item: domainView.schema,
    read: async ({ context, input }) => domainView.page(context, await listDomainPage(context, input)),
  }),
  operation({
    name: "domain.show",
    title: "Shows a domain with its usage",
    example: "domain show example.org --json",
    ...administrators,
    permissions: ["create-mailboxes", "edit-mailboxes"],
    effect: "read",
    subject: domainSubject,
    input: nothing,
    output: domainView.schema,
    run: async ({ subject }) => domainView.answer(subject),
  }),
  operation({
    name: "domain.create",
    title: "Creates a domain",
    about: "Creates a domain. It has no limits unless you set them.",
    example: "domain create example.org --max-mailboxes 500 --max-quota 10G --total-quota 1T",
    ...superadmins,
    effect: "write",
    subject: installation,
    input: z.strictObject({ name: domainName, ...fields.shape }),
    output: domainView.schema,
    records: { "domain.create": "Domain created" },
    async run({ context, input: { name, ...given } }) {
      await createDomain(context, { name, ...(await verbFields(context, given)) });
      return domainView.again(context, { name });
    },
  }),
  operation({
    name: "domain.update",
    title: "Changes a domain",
    about: "Changes the limits and defaults of a domain. What you leave out stays unchanged.",
    example: "domain update example.org --total-quota 2T --default-template staff",
    ...superadmins,
    effect: "write",
    subject: domainSubject,
    input: fields,
    output: domainView.schema,
    versioned: true,
    records: { "domain.update": "Domain changed" },
    async run({ context, subject: { id, name }, input, expectedVersion }) {
      await updateDomain(context, { id, expectedVersion, ...(await verbFields(context, input)) });
      return domainView.again(context, { name });
    },
  }),
  operation({
    name: "domain.delete",
    title: "Deletes a domain that has no mailboxes",
    example: "domain delete example.org",
    ...superadmins,
    effect: "write",
    subject: domainSubject,
    input: nothing,
    output: null,
    versioned: true,
    dangerous: true,
    records: { "domain.delete": "Domain deleted" },
    buttons: { delete: deletion("Mail to this domain will be rejected. This can't be undone.") },
    run: ({ context, subject: { id }, expectedVersion }) => deleteDomain(context, { id, expectedVersion }),
  }),
];
