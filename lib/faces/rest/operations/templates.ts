import { z } from "zod";
import { createTemplate, templateName } from "@/lib/accounts/template/create-template";
import { deleteTemplate } from "@/lib/accounts/template/delete-template";
import { listTemplatePage, templateOrders } from "@/lib/accounts/template/list-page";
import { findTemplateByName, getTemplateByName } from "@/lib/accounts/template/queries";
import { updateTemplate } from "@/lib/accounts/template/update-template";
import { templateUse } from "@/lib/accounts/template/use";
import { noBody, none, operation } from "@/lib/faces/rest/operation";
import { managedShapes, templateId, withFlags } from "@/lib/faces/rest/operations/given-fields";
import { listOf, pageQuery } from "@/lib/faces/rest/page";
import { requireExistence } from "@/lib/faces/rest/precondition";
import { showTemplate, templateView } from "@/lib/faces/rest/views/template";
import type { Context } from "@/lib/platform/db/context";

const byName = z.strictObject({ name: templateName });
const fields = z.strictObject(managedShapes);

async function shown(context: Context, name: string) {
  const row = await getTemplateByName(context.db, name);
  const use = await templateUse(context, [row.id]);
  return { body: showTemplate({ ...row, ...use(row.id) }), version: row.version };
}

export const templateOperations = [
  operation({
    id: "listTemplates",
    command: "template list",
    method: "get",
    path: "/templates",
    roles: ["admin", "domain-admin"],
    area: "templates",
    summary: "Templates with their use: searched and sorted, in pages",
    params: none,
    query: z.strictObject({
      ...pageQuery,
      search: z.string().max(100).optional().describe("Part of the name."),
      order: z.enum(templateOrders).default("name"),
      direction: z.enum(["ascending", "descending"]).default("ascending"),
    }),
    body: noBody,
    answer: listOf(templateView),
    async handle({ context, query: { direction, ...rest } }) {
      const descending = direction === "descending";
      const { items, next } = await listTemplatePage(context, { ...rest, descending });
      return { body: { items: items.map(showTemplate), next } };
    },
  }),
  operation({
    id: "getTemplate",
    command: "template show",
    method: "get",
    path: "/templates/{name}",
    roles: ["admin", "domain-admin"],
    area: "templates",
    summary: "One template",
    params: byName,
    query: none,
    body: noBody,
    answer: templateView,
    handle: ({ context, params }) => shown(context, params.name),
  }),
  operation({
    id: "putTemplate",
    command: "template create",
    method: "put",
    path: "/templates/{name}",
    roles: ["admin"],
    area: "templates",
    summary: "Creates a template, or changes it",
    description: "What is left out stays as it is; a new template gets the product's defaults there.",
    params: byName,
    query: none,
    body: fields,
    answer: templateView,
    versioned: true,
    creates: true,
    async handle({ context, params: { name }, body, ...condition }) {
      const found = await findTemplateByName(context.db, name);
      requireExistence(condition, found !== null);
      const { expectedVersion } = condition;
      if (found) await updateTemplate(context, { id: found.id, expectedVersion, ...withFlags(body) });
      else await createTemplate(context, { name, ...withFlags(body) });
      return { ...(await shown(context, name)), created: !found };
    },
  }),
  operation({
    id: "updateTemplate",
    command: "template update",
    method: "patch",
    path: "/templates/{name}",
    roles: ["admin"],
    area: "templates",
    summary: "Changes a template, its name too",
    params: byName,
    query: none,
    body: fields.extend({ name: templateName.optional() }),
    answer: templateView,
    versioned: true,
    async handle({ context, params: { name }, body, expectedVersion }) {
      const { id } = await getTemplateByName(context.db, name);
      await updateTemplate(context, { id, expectedVersion, ...withFlags(body) });
      return shown(context, body.name ?? name);
    },
  }),
  operation({
    id: "deleteTemplate",
    command: "template delete",
    method: "delete",
    path: "/templates/{name}",
    roles: ["admin"],
    area: "templates",
    summary: "Deletes a template; mailboxes that have it keep all they were given",
    description: "Without `usersGoTo` only a template that no domain and no identity provider gives.",
    params: byName,
    query: z.strictObject({
      usersGoTo: templateName
        .optional()
        .describe("The template to which all that have or give this one go over."),
    }),
    body: noBody,
    answer: null,
    versioned: true,
    async handle({ context, params: { name }, query, expectedVersion }) {
      const { id } = await getTemplateByName(context.db, name);
      const usersGoTo = await templateId(context, query.usersGoTo);
      await deleteTemplate(context, { id, expectedVersion, usersGoTo });
      return {};
    },
  }),
];
