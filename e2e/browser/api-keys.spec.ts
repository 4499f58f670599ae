import { changeRows } from "../database";
import { rest } from "../rest";
import { letterlock } from "../stack";
import { expect, test } from "./console-test";
import { ConsolePage } from "./pages/console-page";
import { keycloakPlace, setProvider } from "./provider";
import { unique } from "./unique";

interface NewKey {
  name: string;
  reach?: string;
  areas?: Record<string, string>;
  networks?: string;
  expires?: string;
}

async function makeKey(console: ConsolePage, start: string, wanted: NewKey): Promise<string> {
  const { page } = console;
  await console.open(`${start}/api-keys/new`);
  await page.getByLabel("Name", { exact: true }).fill(wanted.name);
  await page.getByLabel("Access", { exact: true }).selectOption(wanted.reach ?? "all:read");
  for (const [area, access] of Object.entries(wanted.areas ?? {}))
    await page.getByLabel(area, { exact: true }).selectOption(access);
  if (wanted.networks) await page.getByLabel("Networks", { exact: true }).fill(wanted.networks);
  if (wanted.expires) await page.getByLabel("Last day", { exact: true }).fill(wanted.expires);
  await page.getByRole("button", { name: "Create API key" }).click();
  return page
    .getByRole("status", { name: "API key", exact: true })
    .textContent()
    .then((shown) => shown ?? "");
}

const get = (path: string, token: string) => rest({ method: "GET", path, token });

test("a read-only key reads, changes nothing and gets no secret, until it is revoked", async ({ page }) => {
  const name = unique("Backup");
  const console = new ConsolePage(page);
  const token = await makeKey(console, "/admin", { name });
  await page.getByRole("link", { name: "Done" }).click();
  await expect(console.heading).toHaveText("API keys");
  await console.open(`/admin/api-keys?search=${name}`);
  await expect(console.row(name)).toContainText("Never");
  await expect(page.getByText(token), "shown once").toHaveCount(0);

  const slug = unique("sealed");
  const place = await keycloakPlace();
  await setProvider(slug, { ...place, enabled: false });
  const providers = await get(`/admin/identity-providers/${slug}`, token);
  expect(providers.status).toBe(200);
  expect(JSON.stringify(providers.json)).not.toContain(place.clientSecret);
  const change = { method: "PATCH", path: `/admin/identity-providers/${slug}`, json: { name: "x" } } as const;
  expect((await rest({ ...change, token })).status).toBe(403);
  await letterlock(["provider", "delete", slug]);

  // The last use is written some seconds later, off the way of the answer.
  await expect(async () => {
    await page.reload();
    await expect(console.row(name)).toContainText("127.0.0.1", { timeout: 1_000 });
  }).toPass({ timeout: 30_000 });
  await console.row(name).getByRole("button", { name: "Revoke" }).click();
  await console.dialog.getByRole("button", { name: "Revoke" }).click();
  await expect(console.dialog, "hides what lies below").toHaveCount(0);
  await expect(console.row(name)).toHaveCount(0);
  expect((await get("/admin/domains", token)).status).toBe(401);
});

test("a key ends with its last day, and the list says so", async ({ page }) => {
  const name = unique("Trial");
  const console = new ConsolePage(page);
  const token = await makeKey(console, "/admin", { name, expires: "2099-12-31" });
  expect((await get("/admin/domains", token)).status).toBe(200);
  await changeRows("update api_key set expires_at = now() - interval 1 second where name = ?", [name]);
  expect((await get("/admin/domains", token)).status).toBe(401);
  await console.open(`/admin/api-keys?state=expired&search=${name}`);
  await expect(console.row(name)).toContainText("Expired");
});

test("a key of chosen areas, networks and days goes no further", async ({ page }) => {
  const console = new ConsolePage(page);
  const areas = { Templates: "write", Domains: "read" };
  const token = await makeKey(console, "/admin", { name: unique("Areas"), reach: "some", areas });
  const template = unique("by-key");
  const made = { method: "PUT", path: `/admin/templates/${template}`, json: {}, token } as const;
  expect((await rest(made)).status).toBe(201);
  expect((await get("/admin/domains", token)).status).toBe(200);
  const domain = { method: "PUT", path: `/admin/domains/${unique("no")}.test`, json: {}, token } as const;
  expect((await rest(domain)).status).toBe(403);
  expect((await get("/admin/mailboxes", token)).status).toBe(403);
  expect((await get("/domain-admin/domains", token)).status).toBe(403);

  const elsewhere = await makeKey(console, "/admin", { name: unique("Office"), networks: "192.0.2.0/24" });
  expect((await get("/admin/domains", elsewhere)).status).toBe(401);

  await console.open("/admin/api-keys/new");
  await page.getByLabel("Name", { exact: true }).fill("Late");
  await page.getByLabel("Last day", { exact: true }).fill("2020-01-01");
  await page.getByRole("button", { name: "Create API key" }).click();
  await expect(page.getByLabel("Last day", { exact: true })).toHaveAttribute("aria-invalid", "true");
  await expect(page.getByLabel("Name", { exact: true })).toHaveValue("Late");
});

test("a domain admin's key reaches its domains, and ends with its owner", async ({ asDomainAdmin }) => {
  const { page, admin } = await asDomainAdmin(["demo.test"]);
  const console = new ConsolePage(page);
  const token = await makeKey(console, "/domain-admin", { name: unique("Mine") });
  expect((await get("/domain-admin/domains/demo.test", token)).status).toBe(200);
  expect((await get("/domain-admin/domains/partner.test", token)).status).toBe(404);
  expect((await get("/admin/domains", token)).status).toBe(403);
  await letterlock(["admin", "disable", admin.login]);
  expect((await get("/domain-admin/domains/demo.test", token)).status).toBe(401);
});
