import ipaddr from "ipaddr.js";
import { z } from "zod";
import { withoutControls } from "@/lib/platform/input/without-controls";
import { minPasswordLength } from "@/lib/platform/secrets/password-policy";
import { logoImage } from "@/lib/platform/settings/logo-image";
import { message } from "@/lib/words/message";
import { words } from "@/lib/words/text";

const groupWords = words("settings.input", {
  network: "must be a network, such as 192.0.2.0/24",
  colour: "must be a color, such as #0b5d70",
  contact: "must be an https address, mailto: with an email address, or tel: with a number",
});

const visible = z
  .string()
  .trim()
  .regex(...withoutControls);

const network = z
  .string()
  .trim()
  .refine((text) => ipaddr.isValidCIDR(text), message(groupWords("network")));

/** The product's name, sign and colour on every page. */
const branding = z.strictObject({
  name: visible.min(1).max(60).describe("The installation's name, on every page.").default("Letterlock"),
  logo: logoImage.nullable().describe("A PNG or SVG picture. Null: the product's own sign.").default(null),
  colour: z
    .string()
    .regex(/^#[0-9a-f]{6}$/i, message(groupWords("colour")))
    .toLowerCase()
    .nullable()
    .describe("The accent, as `#rrggbb`; shades for both themes are made from it. Null: the product's own.")
    .default(null),
});

const loginPage = z.strictObject({
  hidePasswordForm: z
    .boolean()
    .describe("Offers single sign-on only. Without any provider the form is shown nevertheless.")
    .default(false),
  redirectToProvider: z
    .boolean()
    .describe("Sends visitors to the only provider at once; `/?direct=1` shows the page.")
    .default(false),
  showAdminLinks: z
    .boolean()
    .describe("Shows links to the sign-in pages of superadmins and domain admins.")
    .default(false),
});

const passwordPolicy = z.strictObject({
  minLength: z
    .int()
    .min(minPasswordLength)
    .max(64)
    .describe("The least number of characters of a new password.")
    .default(minPasswordLength),
  refuseCommon: z
    .boolean()
    .describe("Refuses passwords that attackers try first (NIST SP 800-63B 5.1.1.2).")
    .default(true),
});

const access = z.strictObject({
  adminNetworks: z
    .array(network)
    .max(200)
    .describe("The networks from which superadmins may sign in. Empty: from everywhere.")
    .default([]),
  domainAdminNetworks: z
    .array(network)
    .max(200)
    .describe("The networks from which domain admins may sign in. Empty: from everywhere.")
    .default([]),
  adminSecondFactor: z
    .boolean()
    .describe(
      "Whether superadmins must have a second factor; without one they set one up before anything else.",
    )
    .default(true),
  domainAdminSecondFactor: z
    .boolean()
    .describe("Whether domain admins must have a second factor.")
    .default(false),
});

const days = z.int().min(1).max(3_650);

const logs = z.strictObject({
  loginDays: days.describe("Days that logins are kept.").default(90),
  syncRunDays: days.describe("Days that sync runs are kept, with their lines.").default(90),
  // Nobody can have recent traces removed by it.
  auditDays: z
    .int()
    .min(30)
    .max(36_500)
    .nullable()
    .describe("Days that audit events are kept. Null: for good.")
    .default(1_095),
});

/** RFC 9116 2.5.3: an https page, a mail address or a telephone number, as an address; no blank or comment can slip in. */
const contact = z
  .string()
  .trim()
  .max(500)
  .regex(/^(https:\/\/[!-~]+|mailto:[!-~]+@[!-~]+|tel:\+?[0-9().-]+)$/, message(groupWords("contact")));

const contacts = z.strictObject({
  security: z
    .array(contact)
    .max(5)
    .describe("Where to report a weakness, the preferred way first; served as security.txt.")
    .default([]),
});

/** The groups of settings, each stored as one row; every read goes through its schema, so a new field gets its default. */
export const settingGroups = { branding, loginPage, passwordPolicy, access, logs, contacts };
export type SettingName = keyof typeof settingGroups;
export type Settings = { [Name in SettingName]: z.output<(typeof settingGroups)[Name]> };

export const settingNames = Object.keys(settingGroups) as SettingName[];

/** A group as it is before anybody has changed it. */
export const defaultSettings = <Name extends SettingName>(name: Name): Settings[Name] =>
  settingGroups[name].parse({}) as Settings[Name];

/** A group in addresses and in the names of operations: `login-page`. */
export const settingSlug = (name: SettingName): string =>
  name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);
