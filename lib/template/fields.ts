import { z } from "zod";
import { type ClientProtocol, clientProtocols, landings } from "@/lib/db/protocols";

const gibibyte = 1024 ** 3;

/** A size in bytes; 0 means unlimited. The bound is the largest integer that JSON and JavaScript keep exact. */
export const quotaBytes = z
  .int("must be a whole number of bytes")
  .min(0, "must not be negative")
  .max(Number.MAX_SAFE_INTEGER, "is too large");

/** Everything a template decides about a mailbox. */
export const templateFieldShapes = {
  quotaBytes,
  imap: z.boolean(),
  pop3: z.boolean(),
  smtp: z.boolean(),
  sieve: z.boolean(),
  dav: z.boolean(),
  eas: z.boolean(),
  webmail: z.boolean(),
  landing: z.enum(landings),
  mayCreateAppPasswords: z.boolean(),
  mayUseTemporaryAliases: z.boolean(),
  mayChangePassword: z.boolean(),
  requireSecondFactor: z.boolean(),
};

export type TemplateFields = z.infer<z.ZodObject<typeof templateFieldShapes>>;

/** What a mailbox or a template is given when nobody says otherwise: every protocol and permission, 5 GiB. */
export const templateDefaults: TemplateFields = {
  quotaBytes: 5 * gibibyte,
  imap: true,
  pop3: true,
  smtp: true,
  sieve: true,
  dav: true,
  eas: true,
  webmail: true,
  landing: "portal",
  mayCreateAppPasswords: true,
  mayUseTemporaryAliases: true,
  mayChangePassword: true,
  requireSecondFactor: false,
};

/** One flag per client protocol from a list of their names. */
export function protocolFlags(enabled: readonly ClientProtocol[]): Record<ClientProtocol, boolean> {
  return Object.fromEntries(clientProtocols.map((name) => [name, enabled.includes(name)])) as Record<
    ClientProtocol,
    boolean
  >;
}

/** The names of the client protocols that are on, in the fixed order of the product. */
export function enabledProtocols(flags: Record<ClientProtocol, boolean>): ClientProtocol[] {
  return clientProtocols.filter((name) => flags[name]);
}

/** The template's part of a wider row. */
export function pickTemplateFields(row: TemplateFields): TemplateFields {
  const names = Object.keys(templateFieldShapes) as (keyof TemplateFields)[];
  return Object.fromEntries(names.map((name) => [name, row[name]])) as TemplateFields;
}
