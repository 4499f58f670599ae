import { demoStack } from "../stack";
import { expect, test } from "./test";

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
