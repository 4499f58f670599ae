import { z } from "zod";
import { field, fields } from "@/lib/catalogue/field";
import { type LdapPreset, ldapPresets, presetShapes } from "@/lib/providers/kinds/ldap/presets";
import {
  attributeName,
  baseDnText,
  certificates,
  filterText,
  serverUrl,
} from "@/lib/providers/kinds/ldap/setting-grammar";
import { commonSettings } from "@/lib/providers/settings/settings";
import { describedShapesOf } from "@/lib/providers/settings-document";
import { message } from "@/lib/words/message";
import { words } from "@/lib/words/text";

const settingWords = words("provider.ldap.settings", { urlCount: "must be at most five URLs" });

const attribute = attributeName.optional();

/** A day. */
const mostOfflineMinutes = 1_440;

/** How a directory is reached. */
export const serverFields = fields("provider.ldap", {
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
      "389ds": "389 Directory Server",
    },
    option: { name: "preset", value: "type", help: "type of directory, which determines what is left out" },
  }),
});

/** What its people are read from, and how their passwords are checked. What is left out is as the preset says. */
export const entryFields = fields("provider.ldapEntries", {
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

export const directorySettings = z.strictObject(describedShapesOf({ ...serverFields, ...entryFields }));
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
    innerGroups: shape.innerGroups,
    hasPrimaryGroups: shape.hasPrimaryGroups,
    changeTime: shape.changeTime,
    timeFraction: shape.timeFraction,
  };
}
export type DirectoryShape = ReturnType<typeof shapeOf>;
