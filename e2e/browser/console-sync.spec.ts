import { readFileSync } from "node:fs";
import type { Page } from "@playwright/test";
import { changeRows } from "../database";
import { letterlock, runLetterlock } from "../stack";
import { newSuperadmin, signInWithNewFactor } from "./administrators";
import { codeOf } from "./authenticator";
import { test as base, expect } from "./console-test";
import { addKeycloakUsers, changeKeycloakUser, removeKeycloakUser } from "./keycloak-admin";
import { ConsolePage } from "./pages/console-page";
import { FactorSection } from "./pages/factor-section";
import { keycloakPlace, setProvider } from "./provider";
import { type SlowLine, withSlowLine } from "./slow-line";
import { unique } from "./unique";

interface Directory {
  slug: string;
  domain: string;
  /** The ids at Keycloak of the people of this test. */
  ids: string[];
  line: SlowLine;
}

const people = 12;

/** A provider of its own over the demo's realm, which brings a dozen people of one domain: several small pages. */
const test = base.extend<{ directory: Directory; console: ConsolePage }>({
  directory: async ({ playwright: _unused }, use) => {
    const slug = unique("sync");
    const domain = `${slug}.test`;
    await letterlock(["domain", "create", domain]);
    const user = (index: number) => ({
      // First in Keycloak's order, so that people whom other tests remove meanwhile shift none of these out of a page.
      username: `0-${slug}-${index}`,
      email: `p${index}@${domain}`,
      emailVerified: true,
      enabled: true,
      firstName: `P${index}`,
      lastName: "Person",
    });
    const ids = await addKeycloakUsers(Array.from({ length: people }, (_, index) => user(index)));
    await withSlowLine(async (line) => {
      const sync = { importUsers: true, pageSize: 10, guardAtLeast: 0, guardPercent: 0 };
      const settings = { allowedDomains: [domain], sync };
      const place = { ...(await keycloakPlace()), serverUrl: line.url, defaultTemplate: "default", settings };
      await setProvider(slug, place, "--no-verify");
      await use({ slug, domain, ids, line });
      line.release();
    });
    await Promise.all(ids.map(removeKeycloakUser));
    await runLetterlock(["provider", "delete", slug, "--mailboxes-to", "disabled"]);
  },
  console: async ({ page }, use) => use(new ConsolePage(page)),
});

// One after the other: each would shift the people of the next.
test.describe.configure({ mode: "serial" });

const progress = (page: Page) => page.getByRole("progressbar");
const readPeople = async (page: Page) => Number(await progress(page).getAttribute("aria-valuenow"));

async function download(page: Page, name: string): Promise<string> {
  const [file] = await Promise.all([
    page.waitForEvent("download"),
    page.getByRole("link", { name, exact: true }).click(),
  ]);
  return readFileSync(await file.path(), "utf8");
}

test("a preview shows the plan, a run is followed without loading anew, and it ends by itself", async ({
  console,
  page,
  directory: { slug, domain, line },
}) => {
  await console.open(`/admin/providers/${slug}/sync`);
  const card = console.card("Sync");
  await expect(card).toContainText("Periodic sync is turned off");
  await card.getByRole("button", { name: "Preview" }).click();
  await expect(console.heading).toHaveText(`Sync preview of ${slug}`);
  await expect(console.card("Run")).toContainText(`${people} people get a mailbox`);
  await expect(console.row(`p3@${domain}`)).toContainText("Planned");
  interface Preview {
    changes: { kind: string; address: string }[];
  }
  const { stdout } = await runLetterlock(["sync", "run", slug, "--dry-run", "--json"]);
  const { changes } = JSON.parse(stdout) as Preview;
  expect(changes.map(({ kind, address }) => `${kind} ${address}`).sort()).toEqual(
    Array.from({ length: people }, (_, index) => `create p${index}@${domain}`).sort(),
  );

  line.hold();
  await console.card("Nothing has been applied yet").getByRole("button", { name: "Run now" }).click();
  await expect(console.heading).toHaveText(`Sync of ${slug}`);
  await expect(progress(page)).toHaveAttribute("aria-valuenow", "0");
  await line.letOneThrough();
  await expect.poll(() => readPeople(page)).toBe(10);
  await page.reload();
  await expect(progress(page)).toHaveAttribute("aria-valuenow", "10");
  await line.letOneThrough();
  await expect.poll(() => readPeople(page)).toBeGreaterThan(10);
  line.release();
  await expect(console.card("Run")).toContainText("Done");
  await expect(progress(page)).toHaveCount(0);
  await expect(console.row(`p3@${domain}`)).toContainText("Applied");
  expect(await letterlock(["mailbox", "show", `p3@${domain}`])).toMatchObject({ displayName: "P3 Person" });

  const lines = (await download(page, "JSON Lines")).trim().split("\n");
  expect(lines.map((text) => JSON.parse(text).kind)).toEqual(Array(people).fill("create"));
  await console.open(`/admin/sync-runs?provider=${slug}`);
  expect((await download(page, "CSV")).trim().split("\r\n")).toHaveLength(1 + 3);
});

test("one that is under way is said and shown, and can be cancelled though the directory does not answer", async ({
  console,
  page,
  directory: { slug, line, domain },
}) => {
  line.hold();
  await console.open("/admin/sync-runs");
  const start = console.card("Start a run");
  await start.getByLabel("Identity provider").selectOption(slug);
  await start.getByRole("button", { name: "Run now" }).click();
  await expect(progress(page)).toBeVisible();
  await console.open(`/admin/providers/${slug}/sync`);
  await console.card("Sync").getByRole("button", { name: "Run now" }).click();
  await expect(console.problem).toContainText("already in progress");
  await console.problem.getByRole("link", { name: "View progress" }).click();
  await expect(progress(page)).toBeVisible();
  await console.confirm(/^Cancel/, "Cancel run");
  await expect(console.card("Run")).toContainText("Cancelled");
  await expect(progress(page)).toHaveCount(0);
  const { code } = await runLetterlock(["mailbox", "show", `p0@${domain}`]);
  expect(code, "nobody was brought").toBe(1);
});

test("a plan that would shut out many waits, is told in words, and is applied only after a fresh proof", async ({
  browser,
  directory: { slug, domain, ids },
}) => {
  await letterlock(["sync", "run", slug]);
  for (const id of ids.slice(0, 2)) await changeKeycloakUser(id, { enabled: false });
  const context = await browser.newContext({ storageState: { cookies: [], origins: [] } });
  const page = await context.newPage();
  const account = await newSuperadmin();
  const secret = await signInWithNewFactor(page, account);
  await changeRows(
    "update admin_session s join admin_account a on a.id = s.admin_id set s.authenticated_at = s.authenticated_at - interval 20 minute where a.login = ?",
    [account.login],
  );
  const console = new ConsolePage(page);
  await console.open(`/admin/providers/${slug}/sync`);
  await console.card("Sync").getByRole("button", { name: "Run now" }).click();
  const waiting = console.card("Waiting for approval");
  await expect(waiting).toContainText("would change or disable 2 of 12 mailboxes");
  await expect(waiting.getByRole("listitem")).toHaveText(["2 people are deprovisioned"]);
  await console.confirm("Approve");
  const proof = console.dialog.filter({ hasText: "Confirm it's you" });
  await expect(proof).toBeVisible();
  expect(await letterlock(["mailbox", "show", `p0@${domain}`])).toMatchObject({ directoryState: "present" });
  await new FactorSection(page).prove(codeOf(secret, 1));
  await expect(console.card("Run")).toContainText(`Approved by${account.login}`);
  await expect(console.card("Run")).toContainText("2 of 2 applied");
  expect(await letterlock(["mailbox", "show", `p0@${domain}`])).toMatchObject({ directoryState: "disabled" });
  await context.close();
});
