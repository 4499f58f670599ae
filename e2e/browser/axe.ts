import AxeBuilder from "@axe-core/playwright";
import type { Page } from "@playwright/test";
import { expect } from "./test";

const rules = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];

/** Fails when axe finds anything on the page as it is now, or too little contrast in the other colour scheme. */
export async function expectCleanInBoth(page: Page, what = page.url()): Promise<void> {
  await page.emulateMedia({ colorScheme: "dark" });
  await expectContrast(page, `${what}, dark`);
  await page.emulateMedia({ colorScheme: "light" });
  await expectClean(page, `${what}, light`);
}

/** Fails when axe finds anything on the page as it is now. */
export const expectClean = (page: Page, what = page.url()): Promise<void> =>
  expectNothing(page, new AxeBuilder({ page }).withTags(rules), what);

/** As `expectClean`, but for contrast: another language changes no colour, and nothing takes axe longer. */
export const expectCleanWords = (page: Page, what = page.url()): Promise<void> =>
  expectNothing(page, new AxeBuilder({ page }).withTags(rules).disableRules(["color-contrast"]), what);

/** Fails when axe finds too little contrast: all that another colour scheme changes. */
export const expectContrast = (page: Page, what = page.url()): Promise<void> =>
  expectNothing(page, new AxeBuilder({ page }).withRules(["color-contrast"]), what);

/** Ends every change of colour at once, as for people who want less motion: no element is between two colours. */
export const endTransitions = (page: Page): Promise<void> => page.emulateMedia({ reducedMotion: "reduce" });

async function expectNothing(page: Page, axe: AxeBuilder, what: string): Promise<void> {
  await endTransitions(page);
  // Within the page alone: else axe opens another one for each look, which only pages with frames need.
  const { violations } = await axe.setLegacyMode().analyze();
  const found = violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(" | ")}`);
  expect(found, what).toEqual([]);
}
