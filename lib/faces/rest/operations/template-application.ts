import { z } from "zod";
import { applyTemplateToAll, applyToAllInput } from "@/lib/accounts/mailbox/apply-template-to-all";
import { previewTemplate } from "@/lib/accounts/mailbox/preview-template";
import { previewTemplateForAll } from "@/lib/accounts/mailbox/preview-template-for-all";
import { visibleMailbox } from "@/lib/accounts/mailbox/visible-mailbox";
import { templateName } from "@/lib/accounts/template/create-template";
import { getTemplateByName } from "@/lib/accounts/template/queries";
import { none, operation } from "@/lib/faces/rest/operation";
import { managedShapes, templateId, withFlags } from "@/lib/faces/rest/operations/given-fields";
import { byAddress } from "@/lib/faces/rest/operations/visible-mailbox";
import type { Context } from "@/lib/platform/db/context";
import { pinnableFields } from "@/lib/platform/db/schema/mailbox";

const byName = z.strictObject({ name: templateName });
const idOf = async ({ db }: Context, name: string) => (await getTemplateByName(db, name)).id;

const fieldNames = z.array(z.enum(pinnableFields));
const changes = z
  .record(z.string(), z.object({ before: z.unknown(), after: z.unknown() }))
  .describe("The fields that would change; the template itself is named by its id.");
const pinned = fieldNames.describe("Pinned fields in which the template says something else: they stay.");

const mailboxPreview = z
  .object({
    changes,
    pinned,
    refused: fieldNames.describe("Fields that the domain's limits would not let through: they stay."),
  })
  .meta({ id: "TemplatePreview" });

const templatePreview = z
  .object({
    mailboxes: z.int().describe("Mailboxes that were last given the template."),
    changing: z.int().describe("Those that applying it would change."),
    holding: z.int().describe("Those in which something else than the template says is pinned."),
    sample: z.array(z.object({ address: z.string(), changes, pinned })),
  })
  .meta({ id: "TemplatePreviewForAll" });

const appliedStep = z
  .object({
    changed: z.int(),
    refused: z
      .array(z.object({ address: z.string(), fields: fieldNames }))
      .describe("Mailboxes that kept something of their own, because of their domain's limits."),
    next: z.uuid().nullable().describe("To be sent as `after` in the next call; null: all are done."),
  })
  .meta({ id: "AppliedTemplateStep" });

const { after, limit } = applyToAllInput.shape;

export const templateApplicationOperations = [
  operation({
    id: "previewTemplate",
    command: "template preview",
    method: "post",
    path: "/templates/{name}/preview",
    roles: ["admin"],
    area: "templates",
    summary: "What applying a template to all its mailboxes would change",
    description: "Fields in the body are taken instead of the stored ones: an edit that is not saved.",
    params: byName,
    query: none,
    body: z.strictObject(managedShapes),
    answer: templatePreview,
    async handle({ context, params, body }) {
      const id = await idOf(context, params.name);
      return { body: await previewTemplateForAll(context, { templateId: id, ...withFlags(body) }) };
    },
  }),
  operation({
    id: "applyTemplateToAll",
    command: "template apply",
    method: "post",
    path: "/templates/{name}/apply",
    roles: ["admin"],
    area: "templates",
    summary: "Applies a template to the next of its mailboxes that differ from it",
    description: "One short step; call it again with `after` until `next` is null.",
    params: byName,
    query: none,
    body: z.strictObject({ after, limit }),
    answer: appliedStep,
    versioned: true,
    async handle({ context, params, body, expectedVersion }) {
      const id = await idOf(context, params.name);
      return { body: await applyTemplateToAll(context, { templateId: id, expectedVersion, ...body }) };
    },
  }),
  operation({
    id: "previewMailboxTemplate",
    command: "template preview",
    method: "post",
    path: "/mailboxes/{address}/preview-template",
    roles: ["admin", "domain-admin"],
    area: "mailboxes",
    summary: "What applying a template to a mailbox would change",
    params: byAddress,
    query: none,
    body: z.strictObject({ template: templateName }),
    answer: mailboxPreview,
    async handle({ context, params: { address }, body }) {
      const { id: mailboxId } = await visibleMailbox(context, address);
      const id = await templateId(context, body.template);
      return { body: await previewTemplate(context, { mailboxId, templateId: id }) };
    },
  }),
];
