import type { Page } from "@playwright/test";
import { withFreshInstallation } from "../fresh-installation";
import { demoStack } from "../stack";
import { FactorSection } from "./pages/factor-section";
import { LoginPage } from "./pages/login-page";
import { expect, test } from "./test";

/** The first steps on the overview, as they are there. */
function firstSteps(page: Page) {
  const card = page.getByRole("region", { name: "First steps" });
  return {
    card,
    done: card.getByRole("list", { name: "Done" }).getByRole("listitem"),
    open: card.getByRole("heading", { level: 3 }),
    /** Follows a step's link, and comes back when it is done. */
    async take(link: string, work: () => Promise<void>): Promise<void> {
      await card.getByRole("link", { name: link }).click();
      await work();
      await page
        .getByRole("navigation", { name: "Administration" })
        .getByRole("link", { name: "Overview" })
        .click();
      await expect(card).toBeVisible();
    },
  };
}

test("an empty installation is set up by its first steps, from the link to the first person's sign-in", async ({
  page,
  browser,
}) => {
  // A database and a server are started for it.
  test.slow();
  await withFreshInstallation(async ({ portal, letterlock }) => {
    const { url } = JSON.parse(await letterlock("admin", "setup-link", "--json"));
    await page.goto(url);
    await page.getByLabel("Email address").fill("first@fresh.test");
    await page.getByLabel("Name", { exact: true }).fill("First");
    for (const label of ["Password", "Confirm password"])
      await page.getByLabel(label, { exact: true }).fill("administrator1");
    await expect(page.getByText("Strength: weak.")).toBeVisible();
    await page.getByRole("button", { name: "Create superadmin" }).click();
    await expect(page.getByText("This password is easy to guess.")).toBeVisible();
    for (const label of ["Password", "Confirm password"])
      await page.getByLabel(label, { exact: true }).fill("quiet lantern 7 harbour");
    await page.getByRole("button", { name: "Create superadmin" }).click();
    await new FactorSection(page).setUpTotp();

    const steps = firstSteps(page);
    await expect(page).toHaveURL(`${portal}/admin`);
    await expect(steps.done).toHaveText(["Set up your second factor"]);
    await expect(steps.open.first()).toHaveText("Add a domain");
    await steps.take("Add a domain", async () => {
      await page.getByLabel("Domain name").fill("fresh.test");
      await page.getByRole("button", { name: "Create domain" }).click();
      await expect(page.getByRole("heading", { level: 1, name: "fresh.test" })).toBeVisible();
    });
    await expect(steps.done).toHaveText(["Add a domain", "Set up your second factor"]);
    const [address, password] = ["anna@fresh.test", "seven green umbrellas"];
    await steps.take("Create a mailbox", async () => {
      await page.getByLabel("Address").fill("anna");
      await page.getByLabel("Password", { exact: true }).fill(password);
      await page.getByRole("button", { name: "Create mailbox" }).click();
      await expect(page.getByRole("heading", { level: 1, name: address })).toBeVisible();
    });
    await expect(steps.done).toContainText([
      "Add a domain",
      "Connect a provider, or create the first mailbox",
    ]);
    await expect(steps.open).not.toContainText(["Add a domain"]);

    const person = await browser.newContext();
    const login = new LoginPage(await person.newPage());
    await login.page.goto(portal);
    await login.signInLocally(address, password);
    await expect(login.page.getByRole("heading", { level: 1, name: address })).toBeVisible();
    await person.close();
  });
});

test("a set-up link that is incomplete or made up says so and what to do", async ({ page, login }) => {
  await page.goto(`${demoStack().portal}/setup`);
  await expect(login.problem).toContainText("bin/letterlock admin setup-link");
  await page.goto(`${demoStack().portal}/setup?token=made-up`);
  await page.getByLabel("Email address").fill("second@example.org");
  await page.getByLabel("Name", { exact: true }).fill("Second");
  await page.getByLabel("Password", { exact: true }).fill("a long password 7");
  await page.getByLabel("Confirm password", { exact: true }).fill("another long one");
  await page.getByRole("button", { name: "Create superadmin" }).click();
  await expect(page.getByText("The passwords do not match.")).toBeVisible();
  await expect(page.getByLabel("Email address")).toHaveValue("second@example.org");
  await page.getByLabel("Password", { exact: true }).fill("a long password 7");
  await page.getByLabel("Confirm password", { exact: true }).fill("a long password 7");
  await page.getByRole("button", { name: "Create superadmin" }).click();
  await expect(login.problem).toContainText("was never valid");
});
