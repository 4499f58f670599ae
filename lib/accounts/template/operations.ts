import { z } from "zod";
import { createTemplate, templateName } from "@/lib/accounts/template/create-template";
import { deleteTemplate } from "@/lib/accounts/template/delete-template";
import { managedShapes, withFlags } from "@/lib/accounts/template/given-shapes";
import { listTemplatePage, templateOrders } from "@/lib/accounts/template/list-page";
import { templateId } from "@/lib/accounts/template/template-id";
import { updateTemplate } from "@/lib/accounts/template/update-template";
import { templateSubject, templateView } from "@/lib/accounts/template/view";
import { listing } from "@/lib/catalogue/list";
import { nothing, operation } from "@/lib/catalogue/operation";
import { installation } from "@/lib/catalogue/subject";

const administrators = { audience: ["superadmin", "domain-admin"], area: "templates" } as const;
const superadmins = { audience: ["superadmin"], area: "templates" } as const;
const fields = z.strictObject(managedShapes);

export const templateOperations = [
  listing({
    name: "template.list",
    title: "Lists templates with their usage",
    example: "template list",
    ...administrators,
    permissions: ["create-mailboxes", "edit-mailboxes"],
    subject: installation,
    filter: { search: z.string().max(100).optional().describe("Part of the name.") },
    orders: templateOrders,
    item: templateView.schema,
    read: async ({ context, input }) => templateView.page(context, await listTemplatePage(context, input)),
  }),
  operation({
    name: "template.show",
    title: "Shows a template",
    example: "template show staff --json",
    ...administrators,
    permissions: ["create-mailboxes", "edit-mailboxes"],
    effect: "read",
    subject: templateSubject,
    input: nothing,
    output: templateView.schema,
    run: async ({ subject }) => templateView.answer(subject),
  }),
  operation({
    name: "template.create",
    title: "Creates a template",
    about: "Creates a template. Defaults to 5 GiB with all protocols and webmail allowed.",
    example: "template create staff --quota 20G --protocols imap,smtp,sieve",
    ...superadmins,
    effect: "write",
    subject: installation,
    input: z.strictObject({ name: templateName, ...managedShapes }),
    output: templateView.schema,
    records: { "template.create": "Template created" },
    async run({ context, input }) {
      return templateView.again(context, await createTemplate(context, withFlags(input)));
    },
  }),
  operation({
    name: "template.update",
    title: "Changes or renames a template",
    description: "Mailboxes change when the template is next applied, at a sign-in or a sync.",
    about: "Changes or renames a template. Mailboxes change when it's next applied, at a sign-in or a sync.",
    example: "template update staff --quota 30G --no-webmail",
    ...superadmins,
    effect: "write",
    subject: templateSubject,
    input: fields.extend({ name: templateName.optional() }),
    output: templateView.schema,
    versioned: true,
    records: { "template.update": "Template changed" },
    async run({ context, subject: { id, name }, input, expectedVersion }) {
      await updateTemplate(context, { id, expectedVersion, ...withFlags(input) });
      return templateView.again(context, { name: input.name ?? name });
    },
  }),
  operation({
    name: "template.delete",
    title: "Deletes a template",
    description:
      "Mailboxes keep their current values. If a domain or an identity provider still uses the template, `usersGoTo` is required.",
    about: "Deletes a template. Mailboxes keep their current values.",
    example: "template delete staff --users-to default",
    ...superadmins,
    effect: "write",
    subject: templateSubject,
    input: z.strictObject({
      usersGoTo: templateName.optional().describe("Template that replaces this one wherever it is used."),
    }),
    options: {
      usersGoTo: {
        name: "users-to",
        value: "template",
        help: "template that replaces it in mailboxes, domains and providers",
      },
    },
    output: null,
    versioned: true,
    records: { "template.delete": "Template deleted" },
    async run({ context, subject: { id }, input, expectedVersion }) {
      const usersGoTo = await templateId(context, input.usersGoTo);
      await deleteTemplate(context, { id, expectedVersion, usersGoTo });
      return undefined;
    },
  }),
];
