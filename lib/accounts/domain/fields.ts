import { z } from "zod";
import { field, fieldAs, fields, shapesOf } from "@/lib/catalogue/field";

const bytes = z.int().min(1).max(Number.MAX_SAFE_INTEGER);

const count = z.int().min(0).max(2_147_483_647);

const unlimited = { words: { null: "without limit" } };

/** What an administrator may set on a domain; for the limits null means none. */
export const domainFields = fields("domain", {
  active: field(z.boolean(), {
    label: "In use",
    hint: "Switched off, nobody of this domain can log in and no mail is received.",
  }),
  maxMailboxes: field(count.nullable(), {
    label: "Most mailboxes",
    hint: "Empty: no limit.",
    ...unlimited,
    option: {
      name: "max-mailboxes",
      value: "number",
      help: "how many mailboxes it may have, or none for no limit",
    },
  }),
  maxAliases: field(count.nullable(), {
    label: "Most aliases",
    hint: "Those of administrators and directories; empty: no limit.",
    ...unlimited,
    option: {
      name: "max-aliases",
      value: "number",
      help: "how many aliases administrators and directories may make, or none",
    },
  }),
  maxQuotaBytes: field(bytes.nullable(), {
    label: "Largest quota of a mailbox",
    hint: "Empty: no limit.",
    unit: "bytes",
    ...unlimited,
    option: {
      name: "max-quota",
      value: "size",
      help: "largest quota of one mailbox, such as 10G, or none",
    },
  }),
  totalQuotaBytes: field(bytes.nullable(), {
    label: "Quota of all mailboxes together",
    hint: "Empty: no limit.",
    unit: "bytes",
    ...unlimited,
    option: {
      name: "total-quota",
      value: "size",
      help: "quota of all mailboxes together, such as 1T, or none",
    },
  }),
  defaultTemplateId: field(z.uuid().nullable(), {
    label: "Template of new mailboxes",
    hint: "Unless another one is chosen.",
    option: { name: "default-template", value: "name", help: "what new mailboxes are given, or none" },
  }),
  identityProviderId: field(z.uuid().nullable(), {
    label: "Identity provider",
    hint: "It alone may bring new people of this domain. None: any that names no domains, or this one.",
    option: {
      name: "provider",
      value: "slug",
      help: "identity provider that alone brings its new people, or none",
    },
  }),
});

const { defaultTemplateId, identityProviderId, ...plain } = domainFields;

/** The same as documents and forms have them: a template and a provider by name. */
export const namedDomainFields = {
  ...plain,
  defaultTemplate: fieldAs(
    defaultTemplateId,
    z.string().max(100).nullable().describe("The name of a template."),
  ),
  identityProvider: fieldAs(
    identityProviderId,
    z
      .string()
      .max(40)
      .nullable()
      .describe("The slug of an identity provider, which alone may then bring new people of the domain."),
  ),
};

export const domainFieldShapes = shapesOf(domainFields);
