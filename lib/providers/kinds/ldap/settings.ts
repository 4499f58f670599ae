import { X509Certificate } from "node:crypto";
import { z } from "zod";
import { hostOf } from "@/lib/platform/foreign-answer/place";
import { enteredReach, isOutOfReach } from "@/lib/platform/foreign-answer/reach";
import { normalBaseDn } from "@/lib/providers/kinds/ldap/base-dn";
import { longestFilter, readFilter } from "@/lib/providers/kinds/ldap/filter";
import { type LdapPreset, ldapPresets, presetShapes } from "@/lib/providers/kinds/ldap/presets";
import { commonSettings } from "@/lib/providers/settings/settings";
import { message } from "@/lib/words/message";
import { words } from "@/lib/words/text";

const settingWords = words("provider.ldap.settings", {
  url: "must be a URL such as ldaps://ldap.example.org",
  urlOnlyServer: "must only contain host and port",
  reserved: "must not be a link-local or reserved address",
  urlCount: "must be at most five URLs",
  attribute: "must be the name of an attribute, such as mail",
  baseDn: "must be a distinguished name such as ou=people,dc=example,dc=org",
  filter: "must be a search filter such as (objectClass=person)",
  certificate: "must be certificates in PEM form, and nothing else",
});

const longestCertificates = 64 * 1024;

/** Where a directory listens (RFC 4516, section 2): scheme, host and port alone. */
const serverUrl = z
  .string()
  .trim()
  .max(255)
  .superRefine((text, check) => {
    const url = URL.canParse(text) ? new URL(text) : null;
    if (!url || !/^ldaps?:$/.test(url.protocol) || !url.hostname)
      return check.addIssue(message(settingWords("url")));
    if (`${url.protocol}//${url.host}` !== text.toLowerCase().replace(/\/$/, ""))
      check.addIssue(message(settingWords("urlOnlyServer")));
    if (isOutOfReach(enteredReach, hostOf(url))) check.addIssue(message(settingWords("reserved")));
  })
  .transform((text) => text.toLowerCase().replace(/\/$/, ""));

/** The short name of an attribute (RFC 4512, section 1.4). */
const attributeName = z
  .string()
  .trim()
  .max(100)
  .regex(/^[a-z][a-z0-9-]*$/i, message(settingWords("attribute")));

/** A search base, as it was entered. */
export const baseDnText = z
  .string()
  .trim()
  .min(1)
  .max(255)
  .refine((text) => normalBaseDn(text) !== null, message(settingWords("baseDn")));

const filterText = z
  .string()
  .trim()
  .max(longestFilter)
  .refine((text) => readFilter(text) !== null, message(settingWords("filter")));

const pemBlock = /-----BEGIN CERTIFICATE-----[\sA-Za-z0-9+/=]+-----END CERTIFICATE-----/g;

function isCertificates(text: string): boolean {
  const blocks = text.match(pemBlock);
  if (!blocks || text.replace(pemBlock, "").trim() !== "") return false;
  try {
    return blocks.every((block) => new X509Certificate(block));
  } catch {
    return false;
  }
}

const certificates = z
  .string()
  .max(longestCertificates)
  .refine(isCertificates, message(settingWords("certificate")));

/** How a directory is reached, and what its people are read from. What is left out is as the preset says. */
export const directorySettings = z.strictObject({
  urls: z
    .array(serverUrl)
    .max(5, message(settingWords("urlCount")))
    .default([])
    .describe("Servers of one directory, in the order they are tried."),
  startTls: z.boolean().default(false).describe("For `ldap://` URLs: TLS on the same port (RFC 4511, 4.14)."),
  caCertificate: certificates
    .nullable()
    .default(null)
    .describe("Certificates of the CAs that are trusted, in PEM form. Null: those of the system."),
  preset: z.enum(ldapPresets).default("openldap").describe("What the settings left out follow."),
  filter: filterText.optional().describe("Which entries are people (RFC 4515)."),
  idAttribute: attributeName.optional().describe("Never changes, even if an entry is renamed or moved."),
  usernameAttribute: attributeName.optional(),
  emailAttribute: attributeName.optional(),
  givenNameAttribute: attributeName.optional(),
  familyNameAttribute: attributeName.optional(),
  loginAttributes: z
    .array(attributeName)
    .max(5)
    .optional()
    .describe("What people may sign in with, beside their email address."),
  groupBaseDn: baseDnText.optional().describe("Where groups are. Left out: where people are."),
  groupFilter: filterText.optional().describe("Which entries are groups (RFC 4515)."),
  groupAttribute: attributeName
    .optional()
    .describe(
      "A person's attribute with the DNs of their groups. Left out, with the preset `openldap`: groups are searched for.",
    ),
});
export type DirectorySettings = z.output<typeof directorySettings>;

/** What an LDAP directory is configured by. */
export const ldapSettings = z.strictObject({
  ...commonSettings,
  ldap: directorySettings.prefault({}),
});
export type LdapSettings = z.output<typeof ldapSettings>;

/** What people are read from: the preset's, but for what is set. */
export function shapeOf({ preset, ...settings }: DirectorySettings) {
  const shape = presetShapes[preset satisfies LdapPreset];
  return {
    filter: settings.filter ?? shape.filter,
    idAttribute: settings.idAttribute ?? shape.idAttribute,
    usernameAttribute: settings.usernameAttribute ?? shape.usernameAttribute,
    emailAttribute: settings.emailAttribute ?? shape.emailAttribute,
    givenNameAttribute: settings.givenNameAttribute ?? shape.givenNameAttribute,
    familyNameAttribute: settings.familyNameAttribute ?? shape.familyNameAttribute,
    loginAttributes: settings.loginAttributes ?? shape.loginAttributes,
    groupFilter: settings.groupFilter ?? shape.groupFilter,
    groupAttribute: settings.groupAttribute ?? shape.groupAttribute,
  };
}
export type DirectoryShape = ReturnType<typeof shapeOf>;
