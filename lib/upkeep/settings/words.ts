import type { SettingName } from "@/lib/platform/settings/groups";
import { type Messages, words } from "@/lib/words/text";

/** What the groups of settings are called, on their pages and in the audit log. */
export const settingGroupWords = words("console.settings", {
  branding: "Branding",
  loginPage: "Login page",
  passwordPolicy: "Passwords",
  access: "Administrator access",
  logs: "Logs",
  contacts: "Contacts",
  notifications: "Mails to people",
  setup: "First steps",
} satisfies Messages & Record<SettingName, string>);
