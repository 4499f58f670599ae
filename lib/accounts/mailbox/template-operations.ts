import { z } from "zod";
import { applyTemplateToAll, applyToAllInput } from "@/lib/accounts/mailbox/apply-template-to-all";
import { previewTemplate } from "@/lib/accounts/mailbox/preview-template";
import { previewTemplateForAll } from "@/lib/accounts/mailbox/preview-template-for-all";
import { mailboxSubject } from "@/lib/accounts/mailbox/subject";
import { templateName } from "@/lib/accounts/template/create-template";
import { managedShapes, withFlags } from "@/lib/accounts/template/given-shapes";
import { templateId } from "@/lib/accounts/template/template-id";
import { templateSubject } from "@/lib/accounts/template/view";
import { operation } from "@/lib/catalogue/operation";
import { pinnableFields } from "@/lib/platform/db/schema/mailbox";

const fieldNames = z.array(z.enum(pinnableFields));
const changes = z
  .record(z.string(), z.object({ before: z.unknown(), after: z.unknown() }))
  .describe("The fields that would change; the template itself is named by its id.");
const pinned = fieldNames.describe("Pinned fields in which the template says something else: they stay.");

export const mailboxPreview = z
  .object({
    changes,
    pinned,
    refused: fieldNames.describe("Fields that the domain's limits would not let through: they stay."),
  })
  .meta({ id: "TemplatePreview" });

export const templatePreview = z
  .object({
    mailboxes: z.int().describe("Mailboxes that were last given the template."),
    changing: z.int().describe("Those that applying it would change."),
    holding: z.int().describe("Those in which something else than the template says is pinned."),
    sample: z.array(z.object({ address: z.string(), changes, pinned })),
  })
  .meta({ id: "TemplatePreviewForAll" });

export const appliedStep = z
  .object({
    changed: z.int(),
    refused: z
      .array(z.object({ address: z.string(), fields: fieldNames }))
      .describe("Mailboxes that kept something of their own, because of their domain's limits."),
    next: z.uuid().nullable().describe("To be sent as `after` in the next call; null: all are done."),
  })
  .meta({ id: "AppliedTemplateStep" });

const superadmins = { audience: ["superadmin"], area: "templates" } as const;
const { after, limit } = applyToAllInput.shape;

export const templateApplicationOperations = [
  operation({
    name: "template.preview",
    title: "What applying a template to all its mailboxes would change",
    description: "Fields in the body are taken instead of the stored ones: an edit that is not saved.",
    about: "Shows what applying a template would change; with options, as if it said that.",
    example: "template preview staff --quota 30G",
    ...superadmins,
    effect: "write",
    subject: templateSubject,
    input: z.strictObject(managedShapes),
    output: templatePreview,
    run: async ({ context, subject: { id }, input }) => ({
      output: await previewTemplateForAll(context, { templateId: id, ...withFlags(input) }),
    }),
  }),
  operation({
    name: "template.apply",
    title: "Applies a template to the next of its mailboxes that differ from it",
    description: "One short step; call it again with `after` until `next` is null.",
    about: "Applies a template to all mailboxes that have it, but for their pinned fields.",
    example: "template apply staff",
    ...superadmins,
    effect: "write",
    subject: templateSubject,
    input: z.strictObject({ after, limit }),
    output: appliedStep,
    versioned: true,
    run: async ({ context, subject: { id }, input, expectedVersion }) => ({
      output: await applyTemplateToAll(context, { templateId: id, expectedVersion, ...input }),
    }),
  }),
  operation({
    name: "mailbox.preview-template",
    title: "What applying a template to a mailbox would change",
    example: "template preview staff --mailbox alice@example.org",
    audience: ["superadmin", "domain-admin"],
    area: "mailboxes",
    effect: "write",
    subject: mailboxSubject,
    input: z.strictObject({ template: templateName }),
    output: mailboxPreview,
    async run({ context, subject: { id: mailboxId }, input }) {
      const id = await templateId(context, input.template);
      return { output: await previewTemplate(context, { mailboxId, templateId: id }) };
    },
  }),
];
