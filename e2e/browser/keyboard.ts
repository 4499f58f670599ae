import type { Locator, Page } from "@playwright/test";
import { expect } from "./test";

const mostPresses = 60;

/** Presses Tab until the target has the focus, as somebody without a mouse does. */
export async function pressUntilFocused(page: Page, target: Locator): Promise<void> {
  await expect(target).toBeVisible();
  for (let presses = 0; presses < mostPresses; presses++) {
    if (await target.evaluate((element) => element === document.activeElement)) return expectFocusSeen(page);
    await page.keyboard.press("Tab");
  }
  throw new Error(`${mostPresses} presses of Tab did not get there`);
}

/** Whether somebody who looks can tell where the keyboard is: something has the focus, is framed and on the screen. */
export async function expectFocusSeen(page: Page): Promise<void> {
  const seen = () =>
    page.evaluate(() => {
      const focused = document.activeElement;
      if (!focused || focused === document.body) return "nothing has the focus";
      const { outlineStyle, outlineWidth, boxShadow } = getComputedStyle(focused);
      const framed = (outlineStyle !== "none" && outlineWidth !== "0px") || boxShadow !== "none";
      const { top, bottom } = focused.getBoundingClientRect();
      const onScreen = bottom > 0 && top < window.innerHeight;
      return framed && onScreen
        ? ""
        : `${focused.outerHTML.slice(0, 200)}: ${framed ? "off screen" : "no frame"}`;
    });
  await expect.poll(seen).toBe("");
}
