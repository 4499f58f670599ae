import type { BrowserContext, Page } from "@playwright/test";
import { changeRows } from "../database";
import { demoStack } from "../stack";
import { newDomainFixture } from "./console-fixture";
import { expect, test } from "./console-test";

/** A window of 1280 px, enlarged to 200 %. */
const enlarged = { width: 640, height: 400 };
const screens = [
  { width: 768, height: 1024 },
  { width: 1440, height: 900 },
];

/** What must be scrolled sideways to be read: the page, or a part of it. */
const scrolledSideways = (page: Page): Promise<string[]> =>
  page.evaluate(() => {
    const wide = (element: Element) => element.scrollWidth > element.clientWidth + 1;
    const scrolls = (element: Element) => /auto|scroll/.test(getComputedStyle(element).overflowX);
    const parts = [...document.querySelectorAll("body *")].filter((part) => scrolls(part) && wide(part));
    const page = wide(document.documentElement) ? ["the page"] : [];
    return [...page, ...parts.map((part) => `${part.localName} ${part.getAttribute("aria-label") ?? ""}`)];
  });

async function expectNoSidewaysScroll(context: BrowserContext, paths: readonly string[]): Promise<void> {
  const page = await context.newPage();
  for (const path of paths) {
    await page.goto(demoStack().portal + path);
    await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
    expect.soft(await scrolledSideways(page), `${path} at ${page.viewportSize()?.width} px`).toEqual([]);
  }
}

for (const language of ["en", "de"])
  test(`the console needs no sideways scroll, neither at 200 % nor on usual screens, ${language}`, async ({
    browser,
    superadmin,
  }) => {
    const { address } = await newDomainFixture();
    // The longest state, in both languages.
    await changeRows("update mailbox set directory_state = 'missing' where address = ?", [address]);
    const mailbox = `/admin/mailboxes/${encodeURIComponent(address)}`;
    const list = `/admin/mailboxes?search=${encodeURIComponent(address)}`;
    const person = { storageState: superadmin.state, locale: language };
    const context = await browser.newContext({ ...person, viewport: enlarged });
    await expectNoSidewaysScroll(context, [
      "/admin",
      "/admin/mailboxes",
      list,
      mailbox,
      "/admin/providers",
      "/admin/templates",
      "/admin/audit",
      "/admin/settings",
    ]);
    await context.close();
    for (const viewport of screens) {
      const plain = await browser.newContext({ ...person, viewport });
      await expectNoSidewaysScroll(plain, [list, "/admin/audit"]);
      await plain.close();
    }
  });
