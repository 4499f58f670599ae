import { newMailbox } from "../mail/mailbox";
import { logLines, part } from "../stack";
import { test as consoleTest } from "./console-test";
import { expect, test } from "./test";

test("Keycloak stopped: single sign-on says so in words, local mailboxes sign in, and it mends itself", async ({
  login,
  keycloak,
  home,
}) => {
  const { address, password } = await newMailbox("calm");
  part("keycloak", "stop");
  try {
    await login.open();
    await login.signOnWith("Keycloak");
    await login.expectRefusal("The identity provider can't be reached");
    await login.signInLocally(address, password);
    await home.expectOwner(address, address);
    await home.signOut.click();
    await login.expectOpen();
  } finally {
    part("keycloak", "start");
  }
  await login.signOnWith("Keycloak");
  await expect(keycloak.username).toBeVisible();
});

test("the database stopped: the pages say so in words and offer to try again", async ({
  login,
  page,
  home,
}) => {
  const { address, password } = await newMailbox("calm");
  await login.open();
  part("mariadb", "stop");
  try {
    await login.giveAddress(address);
    await expect(login.problem).toContainText("nothing is wrong with your password");
    await expect(login.address).toHaveValue(address);
    await login.moreWays.click();
    await page.getByRole("button", { name: "Use a password instead" }).click();
    await login.password.fill(password);
    await login.signIn.click();
    await expect(login.problem).toContainText("nothing is wrong with your password");
    await page.reload();
    await expect(page.getByRole("heading", { name: "Something went wrong on our side" })).toBeVisible();
  } finally {
    part("mariadb", "start");
  }
  await expect(async () => {
    await page.getByRole("button", { name: "Try again" }).click({ timeout: 1_000 });
    await login.expectOpen();
  }).toPass();
  await login.signInLocally(address, password);
  await home.expectOwner(address, address);
});

consoleTest(
  "the database stopped: a page of the console says so beside the navigation",
  async ({ page, goTo }) => {
    const navigation = page.getByRole("navigation", { name: "Administration" });
    await goTo("/admin/domains");
    part("mariadb", "stop");
    try {
      await navigation.getByRole("link", { name: "Templates" }).click();
      await expect(page.getByRole("heading", { name: "Something went wrong on our side" })).toBeVisible();
      await expect(navigation).toBeVisible();
    } finally {
      part("mariadb", "start");
    }
    await expect(async () => {
      await page.getByRole("button", { name: "Try again" }).click({ timeout: 1_000 });
      await expect(page.getByRole("heading", { name: "Templates" })).toBeVisible({ timeout: 2_000 });
    }).toPass();
  },
);

consoleTest(
  "Dovecot and the gate stopped: the overview says so in words, and what to do",
  async ({ page, goTo }) => {
    const line = (name: string) =>
      page.getByRole("region", { name: "Health" }).getByRole("listitem").filter({ hasText: name });
    const [dovecot, gate] = [line("Dovecot"), line("Gate (mail app logins)")];
    part("dovecot", "stop");
    part("gate", "stop");
    try {
      await goTo("/admin");
      await expect(dovecot).toContainText("Not working");
      await expect(dovecot).toContainText("Dovecot's control port does not answer.");
      await expect(dovecot).toContainText("Check that Dovecot is running");
      await expect(gate).toContainText("The gate does not answer. It decides on every login of a mail app.");
      await expect(gate).toContainText("Restart letterlock-gate");
      await expect(line("Database"), "what works is told apart").toContainText("Working");
    } finally {
      part("gate", "start");
      part("dovecot", "start");
    }
    await expect(async () => {
      await page.reload();
      for (const mended of [dovecot, gate]) await expect(mended).toContainText("Working", { timeout: 5_000 });
    }).toPass();
  },
);

test("the web server stopped: the portal says so in words, and a signed-in browser goes on after it", async ({
  login,
  page,
  home,
}) => {
  const { address, password } = await newMailbox("calm");
  await login.open();
  await login.signInLocally(address, password);
  await home.expectOwner(address, address);
  part("web", "stop");
  try {
    await page.reload();
    await expect(page.getByRole("heading", { name: "Not available at the moment" })).toBeVisible();
  } finally {
    part("web", "start");
  }
  await page.reload();
  await home.expectOwner(address, address);
});

test("the database hanging: a page gives up soon, and goes on by itself", async ({ login, page, home }) => {
  const { address, password } = await newMailbox("calm");
  await login.open();
  await login.signInLocally(address, password);
  await home.expectOwner(address, address);
  const before = logLines("web").length;
  part("mariadb", "pause");
  try {
    await page.reload({ timeout: 20_000 });
    await expect(page.getByRole("heading", { name: "Something went wrong on our side" })).toBeVisible();
  } finally {
    part("mariadb", "continue");
  }
  const logged = logLines("web").slice(before);
  expect(logged.map((line) => JSON.parse(line).msg)).toContain("a request broke off");
  expect(logged.join("\n"), "no query's parameters, such as the session's digest").not.toContain("params");
  await page.reload();
  await home.expectOwner(address, address);
});
