import { gzipSync } from "node:zlib";
import type { Page } from "@playwright/test";
import { newMailbox } from "../mail/mailbox";
import { demoStack } from "../stack";
import { expect, test } from "./test";

/* How much script people wait for: what a page has, and a little room. Whoever exceeds it has most likely brought a library into every page,
   and finds it in the page's chunks (.next/static). An empty page of this Next has 135 kB. */
const mostBytes = { login: 160_000, home: 157_000 };

/** The bytes of all scripts, zipped, that a browser has fetched for a page when it comes to rest. */
async function scriptBytes(page: Page, path: string): Promise<number> {
  const scripts: Promise<{ encoding: string | null; bytes: number }>[] = [];
  page.on("response", (response) => {
    if (response.request().resourceType() !== "script") return;
    const read = async () => ({
      encoding: await response.headerValue("content-encoding"),
      bytes: gzipSync(await response.body()).length,
    });
    scripts.push(read());
  });
  await page.goto(demoStack().portal + path, { waitUntil: "networkidle" });
  const read = await Promise.all(scripts);
  expect(read.length).toBeGreaterThan(3);
  expect(read.filter(({ encoding }) => encoding !== "gzip")).toEqual([]);
  return read.reduce((sum, { bytes }) => sum + bytes, 0);
}

test("the login page brings few scripts", async ({ page }) => {
  expect(await scriptBytes(page, "/")).toBeLessThan(mostBytes.login);
});

test("the first page of somebody signed in brings few scripts", async ({ login, home, page, browser }) => {
  const { address, password } = await newMailbox("scripts");
  await login.open();
  await login.signInLocally(address, password);
  await home.expectOwner(address, address);
  // A browser that has nothing of ours yet.
  const fresh = await browser.newContext({ storageState: await page.context().storageState() });
  const freshPage = await fresh.newPage();
  expect(await scriptBytes(freshPage, "/home")).toBeLessThan(mostBytes.home);
  await expect(freshPage).toHaveURL(/\/home$/);
  await fresh.close();
});
