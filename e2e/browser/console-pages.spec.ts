import { mkdirSync } from "node:fs";
import { join } from "node:path";
import type { Page } from "@playwright/test";
import { demoStack } from "../stack";
import { endTransitions, expectClean, expectContrast } from "./axe";
import { test as consoleTest, expect } from "./console-fixture";
import { type ConsoleRole, consolePages, isNotFoundPage, pathOf, superadminPages } from "./console-paths";

/*
 * Every page of both consoles: what axe finds, the contrast in both colour schemes, and whether a phone, a tablet or
 * a desktop must scroll sideways. With LETTERLOCK_SCREENSHOTS=FOLDER each is left there as a picture to look at.
 */

type Visitor = ConsoleRole | "nobody";

/** One tab a visitor looks at all pages in: a new browser for each would read every script again. */
const test = consoleTest.extend<{ visitor: Visitor }, { openTab: (visitor: Visitor) => Promise<Page> }>({
  visitor: ["nobody", { option: true }],
  openTab: [
    async ({ browser, superadmin, fixture }, use) => {
      const states = {
        superadmin: superadmin.state,
        "domain-admin": fixture.domainAdmin,
        nobody: { cookies: [], origins: [] },
      };
      const tabs = new Map<Visitor, Promise<Page>>();
      const open = async (visitor: Visitor) =>
        (await browser.newContext({ storageState: states[visitor] })).newPage();
      await use((visitor) => {
        const tab = tabs.get(visitor) ?? open(visitor);
        tabs.set(visitor, tab);
        return tab;
      });
      for (const tab of tabs.values()) await (await tab).context().close();
    },
    { scope: "worker" },
  ],
  page: async ({ openTab, visitor }, use) => use(await openTab(visitor)),
});

const desktop = { width: 1440, height: 900 };
/** A phone, a tablet, a desktop. */
const viewports = [{ width: 390, height: 844 }, { width: 768, height: 1024 }, desktop];
const pictures = process.env.LETTERLOCK_SCREENSHOTS;

/** A page about one thing is called by it and its section, all others by their role. */
const titles = {
  superadmin: /(^| · )Administration · .|. · [^·]+ · [^·]+$/,
  "domain-admin": /(^| · )Domain administration · .|. · [^·]+ · [^·]+$/,
};

async function takePicture(page: Page, name: string): Promise<void> {
  if (!pictures) return;
  mkdirSync(pictures, { recursive: true });
  await page.screenshot({ path: join(pictures, `${name}.png`), fullPage: true });
}

async function examine(page: Page, role: ConsoleRole, pattern: string, path: string): Promise<void> {
  const name = `${role}${pattern.replaceAll(/[/[\]]+/g, "-")}`.replace(/-$/, "");
  await page.setViewportSize(desktop);
  await endTransitions(page);
  const answer = await page.goto(demoStack().portal + path);
  expect(answer?.status(), path).toBe(isNotFoundPage(pattern) ? 404 : 200);
  await expect(page, "no page leads away").toHaveURL((url) => url.pathname === path);
  await expect(page).toHaveTitle(titles[role]);
  await expect(page.getByRole("heading", { level: 1 })).toHaveCount(1);
  // Down to a phone in the dark, and back up in the light: contrast is examined at both ends.
  for (const colorScheme of ["dark", "light"] as const) {
    await page.emulateMedia({ colorScheme });
    const sizes = colorScheme === "light" ? viewports : viewports.toReversed();
    for (const viewport of sizes) await expectFits(page, viewport, `${name}-${colorScheme}`);
    if (colorScheme === "dark") await expectContrast(page, `${path}, dark, on a phone`);
  }
  await expectClean(page, `${path}, light`);
}

async function expectFits(page: Page, viewport: (typeof viewports)[number], name: string): Promise<void> {
  await page.setViewportSize(viewport);
  await takePicture(page, `${name}-${viewport.width}`);
  const width = await page.evaluate(() => document.documentElement.scrollWidth);
  expect(width, `no sideways scrolling at ${viewport.width} px`).toBeLessThanOrEqual(viewport.width);
}

for (const role of ["superadmin", "domain-admin"] as const)
  for (const pattern of consolePages(role))
    test.describe(role, () => {
      test.use({ visitor: pattern.endsWith("/login") ? "nobody" : role });
      test(`${pattern} is clean, light and dark, and fits every screen`, ({ page, fixture }) =>
        examine(page, role, pattern, pathOf(pattern, fixture)));
    });

test("what does not exist is said inside of the console, and so is what belongs to another's domain", async ({
  openTab,
  fixture,
}) => {
  // It opens about seventy pages, which a busy machine needs more than a second for each.
  test.slow();
  const page = await openTab("superadmin");
  const ofDomain = await openTab("domain-admin");
  for (const tab of [page, ofDomain]) await tab.setViewportSize(desktop);
  const lookAt = async (who: Page, path: string, heading: string | RegExp = /not found$/) => {
    const answer = await who.goto(demoStack().portal + path);
    expect(answer?.status(), path).toBe(404);
    await expect(who.getByRole("heading", { level: 1 })).toHaveText(heading);
    await expect(who.getByRole("navigation", { name: "Administration" })).toBeVisible();
    const name = decodeURIComponent(path.slice(path.lastIndexOf("/") + 1));
    return ((await who.getByRole("main").textContent()) ?? "").replaceAll(name, "NAME");
  };
  const things = {
    domains: "Domain",
    mailboxes: "Mailbox",
    aliases: "Alias",
    templates: "Template",
    admins: "Administrator",
    providers: "Identity provider",
    "sync-runs": "Sync run",
    "app-links": "App link",
    "admins/groups": "Administrator group",
  };
  for (const [list, thing] of Object.entries(things)) {
    await lookAt(page, `/admin/${list}/nothing%40nowhere.test`, `${thing} not found`);
    await expect(page).toHaveTitle(/^Not found · Administration · /);
    await page.getByRole("link", { name: "Show all" }).click();
    await expect(page).toHaveURL(new RegExp(`/admin/${list}$`));
  }
  for (const pattern of superadminPages()) {
    await lookAt(ofDomain, pathOf(pattern, fixture));
    await expect(ofDomain).toHaveTitle(/^Not found · Domain administration · /);
  }
  const none = await lookAt(ofDomain, "/domain-admin/mailboxes/nobody%40nowhere.test");
  expect(await lookAt(ofDomain, "/domain-admin/mailboxes/alice%40demo.test")).toBe(none);
  await ofDomain.getByRole("link", { name: "Go to overview" }).click();
  await expect(ofDomain).toHaveURL(/\/domain-admin$/);
});
