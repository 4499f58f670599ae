import { beforeAll, expect, it } from "vitest";
import { createDomainAdmin } from "@/lib/accounts/admin-account/create-domain-admin";
import { createSuperadmin } from "@/lib/accounts/admin-account/create-superadmin";
import { countAdminsFound, listAdminPage } from "@/lib/accounts/admin-account/list-page";
import { setAdminState } from "@/lib/accounts/admin-account/set-admin-state";
import { allOf } from "@/lib/platform/list/page";
import { testDatabase } from "@/lib/testing/database";
import { createTestDomain } from "@/lib/testing/fixtures";

const database = testDatabase();
const password = "a-long-enough-password";
let domain = "";

const logins = async (wanted: Parameters<typeof listAdminPage>[1]) =>
  (await listAdminPage(database.context(), wanted)).items.map(({ login }) => login);

beforeAll(async () => {
  const context = database.context();
  domain = (await createTestDomain(context)).name;
  await createSuperadmin(context, { login: "root@list.test", displayName: "Ruth 100%", password });
  for (const login of ["b@list.test", "a@list.test"])
    await createDomainAdmin(context, { login, password, domains: [domain] });
  const { id } = await createDomainAdmin(context, { login: "c@list.test", password, domains: [] });
  await setAdminState(context, { adminId: id, active: false });
});

it("sorts, searches and filters in the database", async () => {
  expect(await logins({})).toEqual(["a@list.test", "b@list.test", "c@list.test", "root@list.test"]);
  expect(await logins({ order: "created", descending: true })).toEqual([
    "c@list.test",
    "a@list.test",
    "b@list.test",
    "root@list.test",
  ]);
  expect(await logins({ search: "RUTH 100%" })).toEqual(["root@list.test"]);
  expect(await logins({ search: "a@%" })).toEqual([]);
  expect(await logins({ role: "domain-admin", active: true })).toEqual(["a@list.test", "b@list.test"]);
});

it("pages without losing or repeating anybody, and names the domains", async () => {
  const all = await allOf((cursor) => listAdminPage(database.context(), { cursor, limit: 3 }));
  expect(all.map(({ login, domains }) => [login, domains])).toEqual([
    ["a@list.test", [domain]],
    ["b@list.test", [domain]],
    ["c@list.test", []],
    ["root@list.test", []],
  ]);
  expect(JSON.stringify(all)).not.toContain("argon2");
});

it("is for superadmins", async () => {
  const context = database.context({ kind: "domain-admin", id: "1", name: "d", domains: [domain] });
  await expect(listAdminPage(context, {})).rejects.toMatchObject({ code: "forbidden" });
});

it("counts what all pages have together, for superadmins", async () => {
  expect(await countAdminsFound(database.context(), {})).toBe(4);
  expect(await countAdminsFound(database.context(), { role: "domain-admin", active: true })).toBe(2);
  const context = database.context({ kind: "domain-admin", id: "1", name: "d", domains: [domain] });
  await expect(countAdminsFound(context, {})).rejects.toMatchObject({ code: "forbidden" });
});
