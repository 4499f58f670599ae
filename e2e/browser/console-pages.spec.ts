import type { Page } from "@playwright/test";
import { demoStack } from "../stack";
import { test as consoleTest, expect } from "./console-fixture";
import { type ConsoleRole, consolePages, isNotFoundPage, pathOf, superadminPages } from "./console-paths";
import { desktop, expectGoodOnScreens } from "./screens";

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

/** A page about one thing is called by it and its section, all others by their role. */
const titles = {
  superadmin: /(^| · )Administration · .|. · [^·]+ · [^·]+$/,
  "domain-admin": /(^| · )Domain administration · .|. · [^·]+ · [^·]+$/,
};

async function examine(page: Page, role: ConsoleRole, pattern: string, path: string): Promise<void> {
  const name = `${role}${pattern.replaceAll(/[/[\]]+/g, "-")}`.replace(/-$/, "");
  await page.setViewportSize(desktop);
  const answer = await page.goto(demoStack().portal + path);
  expect(answer?.status(), path).toBe(isNotFoundPage(pattern) ? 404 : 200);
  await expect(page, "no page leads away").toHaveURL((url) => url.pathname === path);
  await expect(page).toHaveTitle(titles[role]);
  await expect(page.getByRole("heading", { level: 1 })).toHaveCount(1);
  await expectGoodOnScreens(page, name);
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
