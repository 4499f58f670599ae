import { NextRequest } from "next/server";
import { describe, expect, it } from "vitest";
import { createAdminGroup } from "@/lib/accounts/admin-group/create-admin-group";
import { adminCookieName } from "@/lib/credentials/admin-session/cookie";
import { findAdminSession } from "@/lib/credentials/admin-session/queries";
import { wantedPageCookie } from "@/lib/faces/session/admin-sign-on";
import { finishAdminSignOn } from "@/lib/faces/session/finish-admin-sign-on";
import { startAdminSignOn } from "@/lib/faces/session/start-admin-sign-on";
import { adminCallbackUrl } from "@/lib/providers/settings/public-urls";
import { arriveWith, cookies } from "@/lib/testing/next-request";
import {
  type KnownProvider,
  knownProvider,
  newPerson,
  pressButton,
  relyingPartyDatabase,
} from "@/lib/testing/openid-provider/relying-party-fixture";
import { Visit } from "@/lib/testing/openid-provider/visit";

let openid: KnownProvider;
const database = relyingPartyDatabase(async (context) => {
  openid = await knownProvider(context, {}, () => ({ settings: { scopes: "openid profile email groups" } }));
  await createAdminGroup(context, { provider: openid.slug, group: "/admins", role: "superadmin" });
});

type Cookies = Record<string, string>;
const administrator = () => newPerson(openid, { groups: ["/staff", "/admins"] }).sub;

async function cookiesNow(): Promise<Cookies> {
  const jar = await cookies();
  return Object.fromEntries(jar.getAll().map(({ name, value }) => [name, value]));
}

/** The button of the console's login page, in a browser without cookies. */
async function press({ next = "/admin/domains", slug = openid.slug, again = false } = {}) {
  arriveWith({});
  const started = await startAdminSignOn({ role: "superadmin", slug, next, again });
  if (!started.started) throw new Error(started.reason);
  return { url: new URL(started.url), cookies: await cookiesNow() };
}

/** The browser comes back; gives where it is sent, and the session that it holds then. */
async function comeBack(url: URL, cookies: Cookies) {
  arriveWith(cookies);
  const cookie = Object.entries(cookies).map(([name, value]) => `${name}=${value}`);
  const headers = { cookie: cookie.join("; "), host: "localhost:8443", "x-forwarded-proto": "https" };
  const answer = await finishAdminSignOn(new NextRequest(url, { headers }), openid.slug);
  const { pathname, searchParams } = new URL(answer.headers.get("location") ?? "", url);
  const token = (await cookiesNow())[adminCookieName("superadmin")];
  return {
    pathname,
    words: Object.fromEntries(searchParams),
    session: token ? await findAdminSession(database.client().db, "superadmin", token) : null,
  };
}

const callback = (query: string) => new URL(`https://localhost:8443/api/auth/callback/admin.x?${query}`);

describe("a sign-in to the console by a provider", () => {
  it("opens a session for a member of a group that administers, and leads to the page that was wanted", async () => {
    const { url, cookies } = await press();
    expect(url.searchParams.get("code_challenge_method")).toBe("S256");
    const landed = await comeBack(await new Visit(openid).signIn(administrator(), url), cookies);
    expect(landed).toMatchObject({
      pathname: "/admin/login",
      words: { next: "/admin/domains", entered: "1" },
      session: { byGroups: { slug: openid.slug } },
    });
  });

  it("refuses everybody else", async () => {
    const { url, cookies } = await press();
    const { sub } = newPerson(openid, { groups: ["/staff"] });
    const landed = await comeBack(await new Visit(openid).signIn(sub, url), cookies);
    const words = { refused: "not-an-administrator", at: openid.slug };
    expect(landed).toMatchObject({ words, session: null });
  });

  it("takes an answer once, and only in the browser that began it", async () => {
    const { url, cookies } = await press();
    const back = await new Visit(openid).signIn(administrator(), url);
    expect(await comeBack(back, {})).toMatchObject({ words: { refused: "sign-in-expired" }, session: null });
    const another = await press();
    expect(await comeBack(back, another.cookies), "with another's cookies").toMatchObject({
      words: { refused: "sign-in-expired" },
      session: null,
    });
    expect((await comeBack(back, cookies)).session).not.toBeNull();
    expect((await comeBack(back, cookies)).session, "again").toBeNull();
  });

  it("takes no answer to a sign-in of the portal", async () => {
    const portal = await pressButton(openid.slug);
    const back = await new Visit(openid).signIn(administrator(), portal.url);
    back.pathname = new URL(adminCallbackUrl(openid.slug)).pathname;
    expect(await comeBack(back, portal.cookies)).toMatchObject({
      words: { refused: "sign-in-expired" },
      session: null,
    });
  });

  it.each<[string, object]>([
    ["another client", { claims: (honest: object) => ({ ...honest, aud: "another" }) }],
    ["another sign-in", { claims: (honest: object) => ({ ...honest, nonce: "another" }) }],
    ["another issuer", { claims: (honest: object) => ({ ...honest, iss: "https://evil.test" }) }],
  ])("takes no token that is for %s", async (_, idToken) => {
    const { url, cookies } = await press();
    openid.lie = { idToken };
    try {
      const landed = await comeBack(await new Visit(openid).signIn(administrator(), url), cookies);
      expect(landed).toMatchObject({ words: { refused: "token-invalid" }, session: null });
    } finally {
      openid.lie = {};
    }
  });

  it("begins at no provider that there is not", async () => {
    arriveWith({});
    const started = await startAdminSignOn({ role: "superadmin", slug: "nobody", next: null });
    expect(started).toEqual({ started: false, reason: "provider-unknown" });
  });
});

describe("how strongly and how lately one must sign in there", () => {
  const asked = async (adminSignIn: object, again = false) => {
    const { slug } = await knownProvider(database.context(), {}, () => ({ settings: { adminSignIn } }));
    const { url } = await press({ slug, again });
    return Object.fromEntries(
      ["acr_values", "max_age", "prompt"].map((name) => [name, url.searchParams.get(name)]),
    );
  };

  it.each<[string, object, object]>([
    ["nothing", {}, { acr_values: null, max_age: null }],
    ["the values of acr", { acrValues: "mfa hwk" }, { acr_values: "mfa hwk", max_age: null }],
    ["the time, in seconds", { maxAgeMinutes: 15 }, { acr_values: null, max_age: "900" }],
    ["both", { acrValues: "2", maxAgeMinutes: 1 }, { acr_values: "2", max_age: "60" }],
  ])("is asked as the provider's settings say: %s", async (_, adminSignIn, expected) => {
    expect(await asked(adminSignIn)).toEqual({ ...expected, prompt: null });
  });

  it("is no less when somebody who is signed in is asked again", async () => {
    const both = { acrValues: "mfa", maxAgeMinutes: 15 };
    expect(await asked(both, true)).toEqual({ acr_values: "mfa", max_age: "0", prompt: "login" });
  });

  it("is not asked of those who sign in to the portal", async () => {
    const both = { acrValues: "mfa", maxAgeMinutes: 15 };
    const { slug } = await knownProvider(database.context(), {}, () => ({ settings: { adminSignIn: both } }));
    const { searchParams } = (await pressButton(slug)).url;
    expect([searchParams.get("acr_values"), searchParams.get("max_age")]).toEqual([null, null]);
  });
});

it.each([
  ["/domain-admin/mailboxes?x=1", "/domain-admin/login", "/domain-admin/mailboxes?x=1"],
  ["/admin", "/admin/login", undefined],
  ["/home", "/admin/login", undefined],
  ["/administration", "/admin/login", undefined],
  ["https://evil.test/domain-admin", "/admin/login", undefined],
  ["//evil.test/domain-admin", "/admin/login", undefined],
  ["", "/admin/login", undefined],
])("who wanted %j and is refused comes to %s", async (wanted, pathname, next) => {
  const landed = await comeBack(callback("error=access_denied"), { [wantedPageCookie()]: wanted });
  expect(landed.pathname).toBe(pathname);
  expect(landed.words.next).toBe(next);
  expect(landed.session).toBeNull();
});
