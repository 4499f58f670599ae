import { X509Certificate } from "node:crypto";
import { z } from "zod";
import { describedShapesOf, field, fields } from "@/lib/catalogue/field";
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
  .transform((text) => text.toLowerCase().replace(/\/$/, ""))
  .superRefine((text, check) => {
    const url = URL.canParse(text) ? new URL(text) : null;
    if (!url || !/^ldaps?:$/.test(url.protocol) || !url.hostname)
      return check.addIssue(message(settingWords("url")));
    if (`${url.protocol}//${url.host}` !== text) check.addIssue(message(settingWords("urlOnlyServer")));
    if (isOutOfReach(enteredReach, hostOf(url))) check.addIssue(message(settingWords("reserved")));
  });

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

const attribute = attributeName.optional();

/** A day. */
const mostOfflineMinutes = 1_440;

/** How a directory is reached, and what its people are read from. What is left out is as the preset says. */
export const directoryFields = fields("provider.ldap", {
  urls: field(
    z
      .array(serverUrl)
      .max(5, message(settingWords("urlCount")))
      .default([]),
    {
      label: "Server URLs",
      hint: "One per line, tried in order. For example, ldaps://ldap.example.org.",
      option: { name: "url", value: "urls", help: "URLs of the servers, tried in order" },
    },
  ),
  /** RFC 4511, section 4.14. */
  startTls: field(z.boolean().default(false), {
    label: "StartTLS",
    hint: "For ldap:// URLs: switches to TLS before anything else is sent.",
    option: {
      name: "start-tls",
      help: "switch to TLS on ldap:// URLs",
      off: { name: "no-start-tls", help: "don't use StartTLS" },
    },
  }),
  caCertificate: field(certificates.nullable().default(null), {
    label: "CA certificates",
    hint: "In PEM form. Leave empty to trust public CAs.",
    option: {
      name: "ca-certificate",
      value: "pem",
      help: 'CA certificates to trust, such as "$(cat ca.pem)", or none for public ones',
    },
  }),
  preset: field(z.enum(ldapPresets).default("openldap"), {
    label: "Directory type",
    hint: "Determines the filters and attributes that are left empty.",
    words: {
      openldap: "OpenLDAP",
      "active-directory": "Active Directory",
      freeipa: "FreeIPA",
    },
    option: { name: "preset", value: "type", help: "type of directory, which determines what is left out" },
  }),
  filter: field(filterText.optional(), {
    label: "People filter",
    hint: "Only entries that match are people. For example, (objectClass=inetOrgPerson).",
    option: { name: "filter", value: "filter", help: "filter that people match" },
  }),
  idAttribute: field(attribute, {
    label: "ID attribute",
    hint: "Identifies a person for good, even if the entry is renamed or moved.",
  }),
  usernameAttribute: field(attribute, { label: "Username attribute" }),
  emailAttribute: field(attribute, { label: "Email attribute" }),
  givenNameAttribute: field(attribute, { label: "First name attribute" }),
  familyNameAttribute: field(attribute, { label: "Last name attribute" }),
  loginAttributes: field(z.array(attributeName).max(5).optional(), {
    label: "Sign-in attributes",
    hint: "One per line. What people can sign in with besides their email address, such as uid.",
    option: {
      name: "login-attributes",
      value: "names",
      help: "attributes that people can sign in with besides their email address",
    },
  }),
  groupBaseDn: field(baseDnText.optional(), {
    label: "Group base DN",
    hint: "Leave empty if groups are below the base DN.",
    option: { name: "group-base-dn", value: "dn", help: "the DN that groups are below" },
  }),
  groupFilter: field(filterText.optional(), { label: "Group filter" }),
  groupAttribute: field(attribute, {
    label: "Group attribute",
    hint: "A person's attribute that lists the DNs of their groups, such as memberOf. In OpenLDAP, leave it empty to search for groups.",
  }),
  offlineMinutes: field(z.int().min(0).max(mostOfflineMinutes).default(0), {
    label: "Minutes without the directory",
    hint: "How long a password that was correct keeps working while the directory doesn't respond. 0 means not at all.",
    option: {
      name: "offline-minutes",
      value: "minutes",
      help: "how long a correct password keeps working while the directory doesn't respond, 0 for not at all",
    },
  }),
});

export const directorySettings = z.strictObject(describedShapesOf(directoryFields));
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
    changeTime: shape.changeTime,
    timeFraction: shape.timeFraction,
  };
}
