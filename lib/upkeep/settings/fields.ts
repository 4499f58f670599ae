import type { z } from "zod";
import { type Field, field, fields } from "@/lib/catalogue/field";
import { minPasswordLength } from "@/lib/platform/secrets/password-policy";
import { type SettingName, type Settings, settingGroups } from "@/lib/platform/settings/groups";

const { branding, loginPage, passwordPolicy, access, logs, contacts, setup, notifications } = settingGroups;

const networks = <Schema extends z.ZodType>(schema: Schema, label: string) =>
  field(schema, {
    label,
    hint: "One per line, such as 192.0.2.0/24. Leave empty to allow any network.",
    unit: "networks",
  });

/** What is said of the settings, by their groups; what each accepts stands with the groups, which every wing reads. */
export const settingFields = {
  branding: fields("brandingSettings", {
    name: field(branding.shape.name, {
      label: "Name",
      hint: "Shown next to the logo and in the title of every page.",
    }),
    logo: field(branding.shape.logo, {
      label: "Logo",
      hint: "PNG or plain SVG, up to 200 KB. Shown 28 pixels high.",
      words: { null: "the default logo" },
    }),
    colour: field(branding.shape.colour, {
      label: "Colour",
      hint: "For buttons and links, such as #0b5d70. Leave empty for the default colour.",
      words: { null: "the default colour" },
    }),
  }),
  loginPage: fields("loginPageSettings", {
    hidePasswordForm: field(loginPage.shape.hidePasswordForm, {
      label: "Single sign-on only",
      hint: "Hides the address and password form. If there is no identity provider, the form is shown anyway.",
    }),
    redirectToProvider: field(loginPage.shape.redirectToProvider, {
      label: "Redirect to the identity provider",
      hint: "Visitors skip the login page as long as there is exactly one provider.",
    }),
    showAdminLinks: field(loginPage.shape.showAdminLinks, {
      label: "Links for administrators",
      hint: "Shows links to both administrator logins below the form.",
    }),
  }),
  passwordPolicy: fields("passwordPolicySettings", {
    minLength: field(passwordPolicy.shape.minLength, {
      label: "Minimum length",
      hint: `From ${minPasswordLength} to 64 characters. Existing passwords keep working.`,
    }),
    refuseCommon: field(passwordPolicy.shape.refuseCommon, {
      label: "Reject common passwords",
      hint: "The ones attackers try first.",
    }),
  }),
  access: fields("accessSettings", {
    adminNetworks: networks(access.shape.adminNetworks, "Networks for superadmins"),
    domainAdminNetworks: networks(access.shape.domainAdminNetworks, "Networks for domain admins"),
    adminSecondFactor: field(access.shape.adminSecondFactor, {
      label: "Require a second factor for superadmins",
    }),
    domainAdminSecondFactor: field(access.shape.domainAdminSecondFactor, {
      label: "Require a second factor for domain admins",
      hint: "Anyone without one sets it up at the next sign-in. Sessions without one are signed out immediately.",
    }),
  }),
  logs: fields("logsSettings", {
    loginDays: field(logs.shape.loginDays, {
      label: "Days to keep logins",
      hint: "From 1 to 3650. Older logins are deleted within an hour and can't be restored.",
    }),
    syncRunDays: field(logs.shape.syncRunDays, {
      label: "Days to keep sync runs",
      hint: "From 1 to 3650. Includes the changes each run made.",
    }),
    auditDays: field(logs.shape.auditDays, {
      label: "Days to keep the audit log",
      hint: "From 30 to 36500. Leave empty to keep it forever. The oldest events are removed first, and the log records their removal.",
      words: { null: "forever" },
    }),
  }),
  contacts: fields("contactsSettings", {
    security: field(contacts.shape.security, { label: "Security contacts" }),
  }),
  notifications: fields("notificationSettings", {
    enabled: field(notifications.shape.enabled, {
      label: "Send mails about accounts",
      hint: "New devices, changed passwords and the like. People can turn off some of them. Links that people ask for, such as to reset a password, are always sent.",
    }),
  }),
  setup: fields("setupSettings", {
    secretBackedUp: field(setup.shape.secretBackedUp, { label: "Backup of the secret confirmed" }),
    checklistHidden: field(setup.shape.checklistHidden, { label: "Checklist of first steps hidden" }),
  }),
} satisfies { [Name in SettingName]: Record<keyof Settings[Name], Field> };
