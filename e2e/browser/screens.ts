import { mkdirSync } from "node:fs";
import { join } from "node:path";
import type { Page } from "@playwright/test";
import { endTransitions, expectClean, expectContrast } from "./axe";
import { expect } from "./test";

/*
 * Pages as people see them: what axe finds, the contrast in both colour schemes, and whether a phone, a tablet or a
 * desktop must scroll sideways. With LETTERLOCK_SCREENSHOTS=FOLDER each is left there as a picture to look at.
 */

const pictures = process.env.LETTERLOCK_SCREENSHOTS;

export const phone = { width: 390, height: 844 };
export const tablet = { width: 768, height: 1024 };
export const desktop = { width: 1440, height: 900 };
const viewports = [phone, tablet, desktop];

/** Down to a phone in the dark, and back up in the light: contrast is examined at both ends. */
export async function expectGoodOnScreens(page: Page, name: string): Promise<void> {
  await endTransitions(page);
  for (const colorScheme of ["dark", "light"] as const) {
    await page.emulateMedia({ colorScheme });
    const sizes = colorScheme === "light" ? viewports : viewports.toReversed();
    for (const viewport of sizes) await expectFits(page, viewport, `${name}-${colorScheme}`);
    if (colorScheme === "dark") await expectContrast(page, `${name}, dark, on a phone`);
  }
  await expectClean(page, `${name}, light`);
}

async function expectFits(page: Page, viewport: typeof phone, name: string): Promise<void> {
  await page.setViewportSize(viewport);
  await takePicture(page, `${name}-${viewport.width}`);
  const width = await page.evaluate(() => document.documentElement.scrollWidth);
  expect(width, `${name}: no sideways scrolling at ${viewport.width} px`).toBeLessThanOrEqual(viewport.width);
}

/** Leaves a picture of the page as it is now where pictures are wanted. */
export async function takePicture(page: Page, name: string): Promise<void> {
  if (!pictures) return;
  mkdirSync(pictures, { recursive: true });
  await page.screenshot({ path: join(pictures, `${name}.png`), fullPage: true });
}
