import { expect, type Locator } from "@playwright/test";
import { ConsolePage } from "./console-page";

/** The groups of settings, and where each has its page. */
const pages = {
  Branding: "/admin/settings",
  "Login page": "/admin/settings/login-page",
  Passwords: "/admin/settings/passwords",
  "Administrator access": "/admin/settings/access",
  "Mails to people": "/admin/settings/mails",
} as const;
type Group = keyof typeof pages;

/** The settings of the whole installation; each group is a form on a page of its own. */
export class SettingsPage extends ConsolePage {
  group(name: Group): Locator {
    return this.card(name);
  }

  async openGroup(name: Group): Promise<void> {
    await this.open(pages[name]);
  }

  /** Opens a group, fills it and saves it. */
  async change(name: Group, fill: (group: Locator) => Promise<void>): Promise<void> {
    await this.openGroup(name);
    const group = this.group(name);
    await fill(group);
    await group.getByRole("button", { name: "Save changes" }).click();
    await expect(group.getByRole("status").filter({ hasText: "Saved." })).toBeVisible();
  }
}
