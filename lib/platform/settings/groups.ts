import ipaddr from "ipaddr.js";
import { z } from "zod";
import { minPasswordLength } from "@/lib/platform/secrets/password-policy";
import { logoImage } from "@/lib/platform/settings/logo-image";

const visible = z
  .string()
  .trim()
  .regex(/^\P{Cc}*$/u, "must not contain control characters");

const network = z
  .string()
  .trim()
  .refine((text) => ipaddr.isValidCIDR(text), "must be a network, such as 192.0.2.0/24");

/** The product's name, sign and colour on every page. */
const branding = z.strictObject({
  name: visible.min(1, "must not be empty").max(60).default("Letterlock"),
  /** Null: the product's own sign. */
  logo: logoImage.nullable().default(null),
  /** The accent, as `#rrggbb`; null: the product's own. Shades of it for both themes are made from it. */
  colour: z
    .string()
    .regex(/^#[0-9a-f]{6}$/i, "must be a colour such as #0b5d70")
    .toLowerCase()
    .nullable()
    .default(null),
});

const loginPage = z.strictObject({
  /** Only single sign-on is offered. Without any provider the form is shown nevertheless. */
  hidePasswordForm: z.boolean().default(false),
  /** Visitors go to the only provider at once; `/?direct=1` shows the page. */
  redirectToProvider: z.boolean().default(false),
  /** Links to the sign-in of administrators and domain administrators. */
  showAdminLinks: z.boolean().default(false),
});

const passwordPolicy = z.strictObject({
  minLength: z
    .int("must be a whole number")
    .min(minPasswordLength, `must be at least ${minPasswordLength}`)
    .max(64)
    .default(minPasswordLength),
  /** Refuses passwords that attackers try first (NIST SP 800-63B 5.1.1.2). */
  refuseCommon: z.boolean().default(true),
});

const access = z.strictObject({
  /** Networks from which administrators may come in; empty: from everywhere. */
  adminNetworks: z.array(network).max(200).default([]),
  domainAdminNetworks: z.array(network).max(200).default([]),
  /** Whether superadmins must have a second factor; without one they set one up before anything else. */
  adminSecondFactor: z.boolean().default(true),
  /** The same for domain admins. */
  domainAdminSecondFactor: z.boolean().default(false),
});

const days = z.int("must be a whole number").min(1, "must be at least 1").max(3_650, "must be at most 3650");

const logs = z.strictObject({
  /** For how many days the log of logins is kept. */
  loginDays: days.default(90),
  /** For how many days runs of the directories' sync are kept, with their lines. */
  syncRunDays: days.default(90),
  /** For how many days events of the audit trail are kept; null: for good. Nobody can have recent traces removed by it. */
  auditDays: z
    .int("must be a whole number")
    .min(30, "must be at least 30")
    .max(36_500, "must be at most 36500")
    .nullable()
    .default(1_095),
});

/** RFC 9116 2.5.3: an https page, a mail address or a telephone number, as an address; no blank or comment can slip in. */
const contact = z
  .string()
  .trim()
  .max(500)
  .regex(
    /^(https:\/\/[!-~]+|mailto:[!-~]+@[!-~]+|tel:\+?[0-9().-]+)$/,
    "must be an https address, mailto: with a mail address, or tel: with a number",
  );

const contacts = z.strictObject({
  /** Where to report a weakness, the preferred way first; served as security.txt. */
  security: z.array(contact).max(5).default([]),
});

/** The groups of settings, each stored as one row; every read goes through its schema, so a new field gets its default. */
export const settingGroups = { branding, loginPage, passwordPolicy, access, logs, contacts };
export type SettingName = keyof typeof settingGroups;
export type Settings = { [Name in SettingName]: z.output<(typeof settingGroups)[Name]> };

export const settingNames = Object.keys(settingGroups) as SettingName[];

/** A group as it is before anybody has changed it. */
export const defaultSettings = <Name extends SettingName>(name: Name): Settings[Name] =>
  settingGroups[name].parse({}) as Settings[Name];
