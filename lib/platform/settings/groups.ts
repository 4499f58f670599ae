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
  name: visible.min(1).max(60).describe("Name shown on every page.").default("Letterlock"),
  logo: logoImage.nullable().describe("PNG or SVG image. Null for the default logo.").default(null),
  colour: z
    .string()
    .regex(/^#[0-9a-f]{6}$/i, message(groupWords("colour")))
    .toLowerCase()
    .nullable()
    .describe(
      "Accent colour, as `#rrggbb`. Shades for both themes are derived from it. Null for the default colour.",
    )
    .default(null),
});

const loginPage = z.strictObject({
  hidePasswordForm: z
    .boolean()
    .describe("Offers single sign-on only. If there is no identity provider, the form is shown anyway.")
    .default(false),
  redirectToProvider: z
    .boolean()
    .describe(
      "Redirects visitors to the provider if there is exactly one. `/?direct=1` shows the login page.",
    )
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
    .describe("Minimum length of new passwords, in characters.")
    .default(minPasswordLength),
  refuseCommon: z
    .boolean()
    .describe("Rejects the passwords that attackers try first (NIST SP 800-63B 5.1.1.2).")
    .default(true),
});

const access = z.strictObject({
  adminNetworks: z
    .array(network)
    .max(200)
    .describe("Networks that superadmins can sign in from. Empty to allow any network.")
    .default([]),
  domainAdminNetworks: z
    .array(network)
    .max(200)
    .describe("Networks that domain admins can sign in from. Empty to allow any network.")
    .default([]),
  adminSecondFactor: z
    .boolean()
    .describe("Whether superadmins must have a second factor. Anyone without one has to set it up first.")
    .default(true),
  domainAdminSecondFactor: z
    .boolean()
    .describe("Whether domain admins must have a second factor.")
    .default(false),
});

const days = z.int().min(1).max(3_650);

const logs = z.strictObject({
  loginDays: days.describe("Number of days to keep logins.").default(90),
  syncRunDays: days.describe("Number of days to keep sync runs and their lines.").default(90),
  // Nobody can have recent traces removed by it.
  auditDays: z
    .int()
    .min(30)
    .max(36_500)
    .nullable()
    .describe("Number of days to keep audit events. Null to keep them forever.")
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
    .describe("Where to report a vulnerability, preferred contact first. Served as security.txt.")
    .default([]),
});

/** What administrators say of the first steps that nothing here can see. */
const setup = z.strictObject({
  secretBackedUp: z
    .boolean()
    .describe("Whether an administrator has confirmed a backup of `LETTERLOCK_SECRET`.")
    .default(false),
  checklistHidden: z
    .boolean()
    .describe("Hides the checklist of first steps. It comes back when a step is undone.")
    .default(false),
});

const notifications = z.strictObject({
  enabled: z
    .boolean()
    .describe("Sends people mails about their account. Needs `LETTERLOCK_SMTP_URL`.")
    .default(true),
});

/** The groups of settings, each stored as one row; every read goes through its schema, so a new field gets its default. */
export const settingGroups = {
  branding,
  loginPage,
  passwordPolicy,
  access,
  logs,
  contacts,
  setup,
  notifications,
};
export type SettingName = keyof typeof settingGroups;
export type Settings = { [Name in SettingName]: z.output<(typeof settingGroups)[Name]> };

export const settingNames = Object.keys(settingGroups) as SettingName[];

/** A group as it is before anybody has changed it. */
export const defaultSettings = <Name extends SettingName>(name: Name): Settings[Name] =>
  settingGroups[name].parse({}) as Settings[Name];

/** A group in addresses and in the names of operations: `login-page`. */
export const settingSlug = (name: SettingName): string =>
  name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);
