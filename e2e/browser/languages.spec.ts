import type { Page } from "@playwright/test";
import { groupBy } from "@/lib/platform/list/group-by";
import { newAppPassword, newMailbox } from "../mail/mailbox";
import { demoStack } from "../stack";
import { endTransitions, expectCleanWords } from "./axe";
import { test as consoleTest, expect } from "./console-fixture";
import { type ConsoleRole, consolePages, pathOf } from "./console-paths";
import { foreignTexts, textsOf } from "./foreign-texts";
import { FactorSection } from "./pages/factor-section";
import { pagesOf } from "./portal-paths";
import { phone, takePicture } from "./screens";

/*
 * Every page of the portal and of both consoles in German: no English text of the catalogue is on it, and although
 * German is longer, a phone needs no sideways scrolling.
 */

const test = consoleTest.extend<object, { english: (shown: readonly string[]) => string[] }>({
  english: [async ({ browserName: _unused }, use) => use(foreignTexts("de")), { scope: "worker" }],
});

const german = { name: "letterlock-language", value: "de" };

async function expectGerman(
  page: Page,
  path: string,
  english: (shown: readonly string[]) => string[],
): Promise<void> {
  await endTransitions(page);
  await page.goto(demoStack().portal + path);
  await expect(page.locator("html"), path).toHaveAttribute("lang", "de");
  await takePicture(page, `de${new URL(page.url()).pathname.replaceAll(/[^\w]+/g, "-")}`);
  expect(english(await textsOf(page)), path).toEqual([]);
  const width = await page.evaluate(() => document.documentElement.scrollWidth);
  expect(width, `${path} needs no sideways scrolling`).toBeLessThanOrEqual(phone.width);
  await expectCleanWords(page, path);
}

/** Logs are narrowed to what this test has made: what others typed into theirs may be English. */
function pathWithOwnData(pattern: string, fixture: Parameters<typeof pathOf>[1]): string {
  const path = pathOf(pattern, fixture);
  return /\/(audit|logins)$/.test(path) ? `${path}?subject=${encodeURIComponent(fixture.address)}` : path;
}

test.use({ viewport: phone });

/** The console's pages by the part that they belong to: a test of them all took minutes, which a busy machine made too many. */
const partsOf = (role: ConsoleRole): Map<string, string[]> =>
  groupBy(
    consolePages(role).filter((path) => !path.endsWith("/login")),
    (path) => path.split("/")[2] ?? "overview",
    (path) => path,
  );

for (const role of ["superadmin", "domain-admin"] as const)
  for (const [part, patterns] of partsOf(role))
    test(`${part}, as a ${role} sees it, is in German`, async ({ browser, superadmin, fixture, english }) => {
      test.setTimeout(180_000);
      const states = { superadmin: superadmin.state, "domain-admin": fixture.domainAdmin };
      const context = await browser.newContext({ storageState: states[role], viewport: phone });
      await context.addCookies([{ ...german, url: demoStack().portal }]);
      const page = await context.newPage();
      for (const pattern of patterns)
        await test.step(pattern, () => expectGerman(page, pathWithOwnData(pattern, fixture), english));
      await context.close();
    });

/** Pages that somebody gets to in the middle of a sign-in only. */
const secondSteps = ["/second-factor", "/set-up-factor"];

test("the portal is in German", async ({ page, context, login, home, english }) => {
  test.setTimeout(180_000);
  const speakGerman = () => context.addCookies([{ ...german, url: demoStack().portal }]);
  await speakGerman();
  const open = pagesOf("(portal)").filter((path) => !secondSteps.includes(path));
  for (const path of [
    ...open.map((path) => `${path}?token=x`),
    "/?refused=domain-unknown",
    "/admin/login",
    "/domain-admin/login",
    "/no-such-page",
  ])
    await expectGerman(page, path, english);
  await context.clearCookies();
  const { address, password } = await newMailbox("german");
  const { id } = await newAppPassword(address, "imap");
  await login.open();
  await login.signInLocally(address, password);
  await home.expectOwner(address, address);
  await speakGerman();
  for (const path of [...pagesOf("(user)"), "/set-up-factor"])
    await expectGerman(page, path.replace("[id]", id), english);

  await context.clearCookies({ name: german.name });
  await home.open();
  await home.part("Security");
  await page.getByText("Add an authenticator app").click();
  await new FactorSection(page).setUpTotp();
  await home.signOut.click();
  await login.signInLocally(address, password);
  await expect(page).toHaveURL(/\/second-factor/);
  await speakGerman();
  await expectGerman(page, "/second-factor", english);
});
