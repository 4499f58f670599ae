import { z } from "zod";
import { doorLabel, purposeOf } from "@/lib/access/door-texts";
import { field, fields, shapesOf } from "@/lib/catalogue/field";
import { byDoor, isClientProtocol, type Protocol, protocols, startPages } from "@/lib/platform/db/protocols";

const gibibyte = 1024 ** 3;

/** A size in bytes; 0 means unlimited. The bound is the largest integer that JSON and JavaScript keep exact. */
export const quotaBytes = z.int().min(0).max(Number.MAX_SAFE_INTEGER);

/** A template gives it, a directory too, and an administrator's own value can be pinned against both. */
const given = { from: ["template", "directory"], pinnable: true } as const;

/** The flag of a protocol. Those of mail apps are one option, a list. */
const protocolField = (name: Protocol) =>
  field(z.boolean(), {
    label: doorLabel(name),
    hint: purposeOf(name),
    ...given,
    ...(isClientProtocol(name)
      ? {}
      : {
          option: { name, help: `allow ${name}`, off: { name: `no-${name}`, help: `don't allow ${name}` } },
        }),
  });

/** Everything a template decides about a mailbox. */
export const templateFields = fields("template", {
  quotaBytes: field(quotaBytes, {
    label: "Quota",
    hint: "Leave empty for unlimited.",
    unit: "bytes",
    words: { 0: "Unlimited" },
    ...given,
    option: { name: "quota", value: "size", help: "mailbox size, such as 5G, or 0 for unlimited" },
  }),
  ...byDoor(protocols, protocolField),
  startPage: field(z.enum(startPages), {
    label: "Start page",
    words: { portal: "Portal", webmail: "Webmail" },
    ...given,
    option: { name: "start-page", value: "place", help: "page that opens after sign-in" },
  }),
  mayCreateAppPasswords: field(z.boolean(), {
    label: "Create app passwords",
    hint: "For mail apps and devices",
    ...given,
  }),
  mayUseTemporaryAliases: field(z.boolean(), {
    label: "Use temporary addresses",
    hint: "Addresses that expire",
    ...given,
  }),
  mayChangePassword: field(z.boolean(), {
    label: "Change the password",
    hint: "The mailbox’s own password",
    ...given,
  }),
  mayChooseStartPage: field(z.boolean(), {
    label: "Choose the start page",
    hint: "Portal or webmail",
    ...given,
  }),
  requireSecondFactor: field(z.boolean(), {
    label: "Require a second factor",
    hint: "People who sign in with a password must set one up first, and their mail apps then need app passwords. Doesn't apply to people who sign in with an identity provider.",
    words: { true: "required", false: "optional" },
    ...given,
    option: {
      name: "require-factor",
      help: "require a second factor to sign in with a password",
      off: { name: "no-require-factor", help: "leave the second factor optional" },
    },
  }),
});

/** What is recorded of a template besides. */
export const templateOtherFields = fields("template.recorded", {
  name: field(z.string(), { label: "Name" }),
});

export const templateFieldShapes = shapesOf(templateFields);

export type TemplateFields = z.infer<z.ZodObject<typeof templateFieldShapes>>;

/** What a mailbox or a template is given when nobody says otherwise: every protocol and permission, 5 GiB. */
export const templateDefaults: TemplateFields = {
  quotaBytes: 5 * gibibyte,
  ...byDoor(protocols, () => true),
  startPage: "portal",
  mayCreateAppPasswords: true,
  mayUseTemporaryAliases: true,
  mayChangePassword: true,
  mayChooseStartPage: true,
  requireSecondFactor: false,
};

/** The template's part of a wider row. */
export function pickTemplateFields(row: TemplateFields): TemplateFields {
  const names = Object.keys(templateFieldShapes) as (keyof TemplateFields)[];
  return Object.fromEntries(names.map((name) => [name, row[name]])) as TemplateFields;
}
