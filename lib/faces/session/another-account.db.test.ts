import { expect, it } from "vitest";
import { startWithAnotherAccount } from "@/lib/faces/session/another-account";
import { startAdminSignOn } from "@/lib/faces/session/start-admin-sign-on";
import { adminCallbackUrl } from "@/lib/providers/settings/public-urls";
import { testDatabase } from "@/lib/testing/database";
import { createTestProvider } from "@/lib/testing/fixtures";
import { arriveWith } from "@/lib/testing/next-request";

const database = testDatabase();
const at = "https://id.example.org";
const needed = {
  authorization: `${at}/auth`,
  token: `${at}/token`,
  jwks: `${at}/keys`,
  userinfo: `${at}/me`,
};

/** Where somebody is sent who wants another account at a provider with these endpoints. */
async function sentTo(endpoints: Record<string, string>, next: string | null): Promise<URL> {
  const provider = { kind: "oidc", issuer: at, settings: { endpoints } } as const;
  const { slug } = await createTestProvider(database.context(), provider);
  arriveWith({});
  const start = await startWithAnotherAccount(slug, next);
  if (!start.started) throw new Error(start.reason);
  return new URL(start.url);
}

it("ends the session at a provider that has a logout, and comes back to the login page for the same place", async () => {
  const url = await sentTo({ ...needed, endSession: `${at}/logout` }, "/home?deep=1");
  expect(url.origin + url.pathname).toBe(`${at}/logout`);
  expect(Object.fromEntries(url.searchParams)).toEqual({
    client_id: "letterlock",
    post_logout_redirect_uri: "https://localhost:8443/?signed-out=1",
    state: "/home?deep=1",
  });
});

it("asks any other to have the person sign in afresh", async () => {
  const url = await sentTo(needed, null);
  expect(url.origin + url.pathname).toBe(`${at}/auth`);
  expect(url.searchParams.get("prompt")).toBe("login");
});

it("begins what it is told to", async () => {
  const provider = { kind: "oidc", issuer: at, settings: { endpoints: needed } } as const;
  const { slug } = await createTestProvider(database.context(), provider);
  arriveWith({});
  const start = await startWithAnotherAccount(slug, "/admin", (asking) =>
    startAdminSignOn({ role: "superadmin", slug, next: "/admin", ...asking }),
  );
  const { searchParams } = new URL(start.started ? start.url : start.reason);
  expect(searchParams.get("prompt")).toBe("login");
  expect(searchParams.get("redirect_uri")).toBe(adminCallbackUrl(slug));
});

it("knows no provider that does not exist", async () => {
  expect(await startWithAnotherAccount("no-such", null)).toEqual({
    started: false,
    reason: "provider-unknown",
  });
});
