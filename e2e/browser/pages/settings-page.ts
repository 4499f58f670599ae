import { expect, type Locator } from "@playwright/test";
import { ConsolePage } from "./console-page";

type Group = "Branding" | "Login page" | "Passwords" | "Administrator access";

/** The settings of the whole installation, at `/admin/settings`; each group is a form of its own. */
export class SettingsPage extends ConsolePage {
  group(name: Group): Locator {
    return this.card(name);
  }

  /** Opens the page, fills a group and saves it. */
  async change(name: Group, fill: (group: Locator) => Promise<void>): Promise<void> {
    await this.open("/admin/settings");
    const group = this.group(name);
    await fill(group);
    await group.getByRole("button", { name: "Save changes" }).click();
    await expect(group.getByRole("status").filter({ hasText: "Saved." })).toBeVisible();
  }
}
