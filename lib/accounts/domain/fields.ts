import { z } from "zod";
import { field, fields, knownFields, shapesOf } from "@/lib/catalogue/field";

const bytes = z.int().min(1).max(Number.MAX_SAFE_INTEGER);

const count = z.int().min(0).max(2_147_483_647);

const unlimited = { words: { null: "no limit" } };

/** What an administrator may set on a domain; for the limits null means none. */
export const domainFields = fields("domain", {
  active: field(z.boolean(), {
    label: "Active",
    hint: "If turned off, nobody from this domain can sign in, and no mail is accepted.",
  }),
  maxMailboxes: field(count.nullable(), {
    label: "Maximum mailboxes",
    hint: "Leave empty for no limit.",
    ...unlimited,
    option: {
      name: "max-mailboxes",
      value: "number",
      help: "maximum number of mailboxes, or none for no limit",
    },
  }),
  maxAliases: field(count.nullable(), {
    label: "Maximum aliases",
    hint: "Aliases from administrators and directories. Leave empty for no limit.",
    ...unlimited,
    option: {
      name: "max-aliases",
      value: "number",
      help: "maximum number of aliases from administrators and directories, or none",
    },
  }),
  maxQuotaBytes: field(bytes.nullable(), {
    label: "Maximum quota per mailbox",
    hint: "Leave empty for no limit.",
    unit: "bytes",
    ...unlimited,
    option: {
      name: "max-quota",
      value: "size",
      help: "maximum quota per mailbox, such as 10G, or none",
    },
  }),
  totalQuotaBytes: field(bytes.nullable(), {
    label: "Total quota",
    hint: "Leave empty for no limit.",
    unit: "bytes",
    ...unlimited,
    option: {
      name: "total-quota",
      value: "size",
      help: "total quota of all mailboxes, such as 1T, or none",
    },
  }),
  defaultTemplateId: field(z.uuid().nullable(), {
    label: "Template for new mailboxes",
    hint: "Used unless a different one is chosen.",
    option: { name: "default-template", value: "name", help: "template for new mailboxes, or none" },
  }),
  identityProviderId: field(z.uuid().nullable(), {
    label: "Identity provider",
    hint: "The only provider that can add new people to this domain. None: any provider that allows all domains, or this one.",
    option: {
      name: "provider",
      value: "slug",
      help: "the only identity provider that can add new people, or none",
    },
  }),
});

const { defaultTemplateId, identityProviderId, ...plain } = domainFields;

/** The same as documents and forms have them: a template and a provider by name. */
export const namedDomainFields = knownFields({
  ...plain,
  defaultTemplate: {
    ...defaultTemplateId,
    schema: z.string().max(100).nullable().describe("Name of a template."),
  },
  identityProvider: {
    ...identityProviderId,
    schema: z
      .string()
      .max(40)
      .nullable()
      .describe("Slug of the only identity provider that can add new people to the domain."),
  },
});

export const domainFieldShapes = shapesOf(domainFields);

/** What is recorded of a domain besides. */
export const domainOtherFields = fields("domain.recorded", {
  name: field(z.string(), { label: "Name" }),
});
