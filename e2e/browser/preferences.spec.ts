import { newMailbox } from "../mail/mailbox";
import { demoStack } from "../stack";
import { expect, test } from "./test";

const paper = { light: "rgb(246, 246, 243)", dark: "rgb(15, 19, 21)" };

test.describe("without script", () => {
  test.use({ javaScriptEnabled: false });

  test("a visitor chooses language and colours, and finds them again", async ({ page }) => {
    await page.goto(demoStack().portal);
    await expect(page.locator("html")).toHaveAttribute("lang", "en");
    await page.getByRole("button", { name: "Deutsch" }).click();
    await expect(page.locator("html")).toHaveAttribute("lang", "de");
    await page.getByRole("button", { name: "Dunkel" }).click();
    await page.goto(`${demoStack().portal}/no-such-page`);
    await expect(page.locator("html")).toHaveCSS("background-color", paper.dark);
    await expect(page.getByRole("button", { name: "Deutsch" })).toHaveAttribute("aria-pressed", "true");
    await page.getByRole("button", { name: "Hell" }).click();
    await page.emulateMedia({ colorScheme: "dark" });
    await expect(page.locator("html")).toHaveCSS("background-color", paper.light);
  });
});

test("what a person chose is kept with the account, in another browser too", async ({
  page,
  login,
  home,
  browser,
}) => {
  const { address, password } = await newMailbox("preferences");
  await login.open();
  await login.signInLocally(address, password);
  await home.expectOwner(address, address);
  await home.part("Settings");
  const card = home.section("Language and appearance");
  await card.getByLabel("Language").selectOption("Deutsch");
  await card.getByLabel("Time zone").selectOption("Asia/Tokyo");
  await card.getByRole("button", { name: "Save changes" }).click();
  await expect(page.getByRole("main").getByRole("status")).toHaveText("Gespeichert.");
  await expect(page.locator("html")).toHaveAttribute("lang", "de");

  const { cookies } = await page.context().storageState();
  const other = await browser.newContext({ locale: "en-US", timezoneId: "UTC" });
  await other.addCookies(cookies.filter(({ name }) => !/language|appearance|time-zone/.test(name)));
  const tab = await other.newPage();
  await tab.goto(`${demoStack().portal}/home/settings`);
  await expect(tab.locator("html")).toHaveAttribute("lang", "de");
  await expect(tab.getByLabel("Zeitzone")).toHaveValue("Asia/Tokyo");
  await other.close();
});

test.describe("a browser far away", () => {
  test.use({ timezoneId: "Asia/Tokyo", locale: "en-GB" });

  test("tells its zone once, and then has times in it from the server on", async ({
    page,
    login,
    home,
    context,
  }) => {
    const { address, password } = await newMailbox("far");
    await login.open();
    await login.signInLocally(address, password);
    await home.expectOwner(address, address);
    await expect
      .poll(async () => (await context.cookies()).map(({ value }) => value))
      .toContain("Asia%2FTokyo");
    // As it was sent, before any script of it ran; a request without the browser would not say its language.
    const answer = await page.goto(`${demoStack().portal}/home/security`);
    const served = (await answer?.text()) ?? "";
    const [, moment = "", shown = ""] = /<time dateTime="([^"]+)"[^>]*>([^<]+)</i.exec(served) ?? [];
    expect(shown).toBe(
      new Intl.DateTimeFormat("en-GB", {
        dateStyle: "medium",
        timeStyle: "short",
        timeZone: "Asia/Tokyo",
      }).format(new Date(moment)),
    );
  });
});
