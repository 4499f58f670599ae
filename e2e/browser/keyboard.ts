import type { Locator, Page } from "@playwright/test";
import { expect } from "./test";

const mostPresses = 60;

/** Presses Tab until the target has the focus, as somebody without a mouse does. */
export async function pressUntilFocused(page: Page, target: Locator): Promise<void> {
  await expect(target).toBeVisible();
  for (let presses = 0; presses < mostPresses; presses++) {
    if (await target.evaluate((element) => element === document.activeElement)) return;
    await page.keyboard.press("Tab");
  }
  throw new Error(`${mostPresses} presses of Tab did not get there`);
}
