import type { Page } from "@playwright/test";
import { newMailbox } from "../mail/mailbox";
import { demoStack } from "../stack";
import { expect, test } from "./test";

/* How much script people wait for. A bound is what a page loads and a little room: whoever exceeds it has most likely imported a library
   into every page, and finds it in the page's chunks (.next/static). React and Next's router alone are 133 kB of it. */

/** The bytes of all scripts that a browser fetches for a page before it is at rest, as they travel. */
async function scriptBytes(page: Page, path: string): Promise<number> {
  const scripts: Promise<number>[] = [];
  page.on("requestfinished", (request) => {
    if (request.resourceType() === "script")
      scripts.push(request.sizes().then(({ responseBodySize }) => responseBodySize));
  });
  const zipped = page.waitForResponse(
    async (response) =>
      response.request().resourceType() === "script" &&
      (await response.headerValue("content-encoding")) === "gzip",
  );
  await page.goto(demoStack().portal + path, { waitUntil: "networkidle" });
  await zipped;
  const bytes = await Promise.all(scripts);
  return bytes.reduce((sum, one) => sum + one, 0);
}

test("the login page brings few scripts", async ({ page }) => {
  const bytes = await scriptBytes(page, "/");
  console.log("login", bytes);
  expect(bytes).toBeLessThan(160_000);
});

test("the first page of somebody signed in brings few scripts", async ({ login, home, page, browser }) => {
  const { address, password } = await newMailbox("scripts");
  await login.open();
  await login.signInLocally(address, password);
  await home.expectOwner(address, address);
  // A browser that has nothing of ours yet.
  const fresh = await browser.newContext({ storageState: await page.context().storageState() });
  const freshPage = await fresh.newPage();
  const bytes = await scriptBytes(freshPage, "/home");
  console.log("home", bytes);
  await expect(freshPage).toHaveURL(/\/home$/);
  expect(bytes).toBeLessThan(180_000);
  await fresh.close();
});
