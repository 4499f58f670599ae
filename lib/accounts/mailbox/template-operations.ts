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
  .describe("Fields that would change. The template itself is given by its ID.");
const pinned = fieldNames.describe("Pinned fields that differ from the template and keep their values.");

export const mailboxPreview = z
  .object({
    changes,
    pinned,
    refused: fieldNames.describe(
      "Fields that keep their values because the template exceeds the domain's limits.",
    ),
  })
  .meta({ id: "TemplatePreview" });

export const templatePreview = z
  .object({
    mailboxes: z.int().describe("Number of mailboxes that use the template."),
    changing: z.int().describe("Number of mailboxes that would change."),
    holding: z.int().describe("Number of mailboxes with pinned fields that differ from the template."),
    sample: z.array(z.object({ address: z.string(), changes, pinned })),
  })
  .meta({ id: "TemplatePreviewForAll" });

export const appliedStep = z
  .object({
    changed: z.int(),
    refused: z
      .array(z.object({ address: z.string(), fields: fieldNames }))
      .describe("Mailboxes that kept some of their values because of their domain's limits."),
    next: z.uuid().nullable().describe("Send it as `after` in the next call. Null when all are done."),
  })
  .meta({ id: "AppliedTemplateStep" });

const superadmins = { audience: ["superadmin"], area: "templates" } as const;
const { after, limit } = applyToAllInput.shape;

export const templateApplicationOperations = [
  operation({
    name: "template.preview",
    title: "Previews what applying a template to all its mailboxes would change",
    description: "To preview unsaved changes, send the changed fields.",
    about:
      "Previews what applying a template to all its mailboxes would change. Use options to preview unsaved changes.",
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
    description:
      "Applies it to a limited number of mailboxes per call. Repeat the call with `after` until `next` is null.",
    about: "Applies a template to all its mailboxes, except for their pinned fields.",
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
    title: "Previews what applying a template to a mailbox would change",
    example: "template preview staff --mailbox alice@example.org",
    audience: ["superadmin", "domain-admin"],
    permissions: ["edit-mailboxes"],
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
