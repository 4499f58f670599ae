import { afterEach, expect, it, vi } from "vitest";
import LoginPage from "@/app/(portal)/page";
import { signIn } from "@/app/(portal)/sign-in-actions";
import { setIdentityProvider } from "@/lib/accounts/identity-provider/set-identity-provider";
import { databaseClient } from "@/lib/platform/db/client";
import { testDatabase } from "@/lib/testing/database";
import { arriveWith } from "@/lib/testing/next-request";
import { visitPage } from "@/lib/testing/page-visit";
import { sentForm } from "@/lib/testing/sent-form";

const database = testDatabase();

afterEach(() => vi.restoreAllMocks());

/** What the login page asks for. */
async function asked(): Promise<string> {
  arriveWith({});
  const page = await visitPage(LoginPage, {}, {});
  if (page.kind !== "shown") throw new Error(`the login page: ${page.kind}`);
  return page.html;
}

it("asks for a username as well once a directory checks passwords, and not while it is switched off", async () => {
  const set = (enabled: boolean) =>
    setIdentityProvider(database.context(), {
      slug: "ldap",
      kind: "ldap",
      baseDn: "ou=people,dc=example,dc=test",
      clientId: "cn=letterlock,dc=example,dc=test",
      clientSecret: "service-password",
      settings: { ldap: { urls: ["ldaps://127.0.0.1"] } },
      enabled,
      verify: false,
    });
  expect(await asked()).not.toContain("Email address or username");
  await set(true);
  expect(await asked()).toContain("Email address or username");
  await set(false);
  expect(await asked()).not.toContain("Email address or username");
});

it.each([
  ["/admin/domains", "/admin/login?next=%2Fadmin%2Fdomains&signed-out=1"],
  ["/domain-admin", "/domain-admin/login?signed-out=1"],
])("leads who comes from a provider's logout for %s back to the console", async (state, to) => {
  arriveWith({});
  const page = await visitPage(LoginPage, {}, { "signed-out": "1", state });
  expect(page).toMatchObject({ kind: "redirect", to });
});

it.each(["/home", "/administration", "//evil.test/admin"])("stays after a logout for %s", async (state) => {
  arriveWith({});
  expect(await visitPage(LoginPage, {}, { "signed-out": "1", state })).toMatchObject({ kind: "shown" });
});

it.each([
  { step: "the address step", form: {} },
  { step: "the password step", form: { password: "a right password 1" } },
])("says at $step that an outage is ours, and keeps the address", async ({ form }) => {
  const { pool } = databaseClient();
  const refused = Object.assign(new Error("connect ECONNREFUSED"), { code: "ECONNREFUSED" });
  for (const method of ["query", "execute", "getConnection"] as const)
    vi.spyOn(pool, method).mockRejectedValue(refused);
  arriveWith({});
  const address = "somebody@example.test";
  const state = await signIn({}, sentForm({ address, ...form }));
  expect(state.problem).toContain("nothing is wrong with your password");
  expect(state.values).toEqual({ address });
});
