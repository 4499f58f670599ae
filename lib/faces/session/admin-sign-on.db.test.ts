import { eq, isNull } from "drizzle-orm";
import { describe, expect, it } from "vitest";
import { createAdminGroup } from "@/lib/accounts/admin-group/create-admin-group";
import { adminCookieName } from "@/lib/credentials/admin-session/cookie";
import { findAdminSession } from "@/lib/credentials/admin-session/queries";
import { listLoginAttempts } from "@/lib/credentials/login-attempt/queries";
import { wantedPageCookie } from "@/lib/faces/session/admin-sign-on";
import { loginAttempt } from "@/lib/platform/db/schema";
import { drainWrites } from "@/lib/platform/db/write-behind";
import { adminCallbackUrl } from "@/lib/providers/settings/public-urls";
import { comeBackToConsole, pressConsoleButton } from "@/lib/testing/openid-provider/console-visit";
import type { Lie } from "@/lib/testing/openid-provider/lie";
import {
  type Cookies,
  type KnownProvider,
  knownProvider,
  newPerson,
  pressButton,
  relyingPartyDatabase,
} from "@/lib/testing/openid-provider/relying-party-fixture";
import { signingKey } from "@/lib/testing/openid-provider/signing-keys";
import { Visit } from "@/lib/testing/openid-provider/visit";

let openid: KnownProvider;
const database = relyingPartyDatabase(async (context) => {
  openid = await knownProvider(context, {}, () => ({ settings: { scopes: "openid profile email groups" } }));
  await createAdminGroup(context, { provider: openid.slug, group: "/admins", role: "superadmin" });
});

const administrator = () => newPerson(openid, { groups: ["/staff", "/admins"] }).sub;

const press = (slug = openid.slug, options = {}) => pressConsoleButton(slug, options);

/** The browser comes back; gives where it is sent, and the session that it holds then. */
async function comeBack(url: URL, cookies: Cookies) {
  const landed = await comeBackToConsole(openid.slug, url, cookies);
  const token = landed.cookies[adminCookieName("superadmin")];
  return {
    pathname: landed.location.pathname,
    words: Object.fromEntries(landed.location.searchParams),
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
});

describe("how strongly and how lately one must sign in there", () => {
  const asked = async (adminSignIn: object, again = false) => {
    const { slug } = await knownProvider(database.context(), {}, () => ({ settings: { adminSignIn } }));
    const { url } = await press(slug, { again });
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

describe("a sign-in to the console that ends early is in the login history", () => {
  const history = async (slug: string | null) => {
    await drainWrites();
    const { providerSlug } = loginAttempt;
    const rows = await database
      .client()
      .db.select()
      .from(loginAttempt)
      .where(slug === null ? isNull(providerSlug) : eq(providerSlug, slug));
    return rows.map(({ door, credential, result, reason, detail, address, mailboxId }) => ({
      what: [door, credential, result, reason, detail],
      of: [address, mailboxId],
    }));
  };
  const row = (result: string, reason: string, detail: unknown) => ({
    what: ["admin", "single-sign-on", result, reason, detail],
    of: ["", null],
  });
  const refusal = (error: string): Lie => ({
    redirect: (parameters) => {
      parameters.delete("code");
      parameters.set("error", error);
    },
  });

  it.each<[string, Lie, result: string, reason: string, detail: unknown]>([
    ["cancelled there", refusal("access_denied"), "rejected", "provider-refused", "access_denied"],
    [
      "down there",
      refusal("temporarily_unavailable"),
      "unavailable",
      "provider-unavailable",
      "temporarily_unavailable",
    ],
    [
      "the secret was rotated",
      { token: () => ({ status: 401, body: { error: "invalid_client" } }) },
      "rejected",
      "provider-misconfigured",
      "401 invalid_client",
    ],
    [
      "the token endpoint is down",
      { token: () => ({ status: 503, body: {} }) },
      "unavailable",
      "provider-unavailable",
      expect.stringContaining("503"),
    ],
    [
      "the keys cannot be read",
      { metadata: (own) => ({ ...own, jwks_uri: `${own.jwks_uri}/gone` }) },
      "rejected",
      "token-invalid",
      expect.stringContaining("/gone"),
    ],
    [
      "a token for another",
      { idToken: { claims: (own) => ({ ...own, aud: "x" }) } },
      "rejected",
      "token-invalid",
      expect.stringMatching(/^The token's "aud" is "x" instead of "mail-rp-.*"\.$/),
    ],
    [
      "a signature that is not the provider's",
      { idToken: { signer: () => signingKey("other") } },
      "rejected",
      "token-invalid",
      expect.stringMatching(
        /^(No such key|Wrong signature): signed by .*; the provider has published ".*" \(.*\)/,
      ),
    ],
    [
      "two codes",
      { redirect: (parameters) => parameters.append("code", "another") },
      "rejected",
      "token-invalid",
      expect.stringContaining("more than once"),
    ],
  ])("%s", async (_, lie, result, reason, detail) => {
    const liar = await knownProvider(database.context(), { lie });
    const { url, cookies } = await press(liar.slug);
    const back = await new Visit(liar).signIn(newPerson(liar).sub, url);
    const { location } = await comeBackToConsole(liar.slug, back, cookies);
    expect(Object.fromEntries(location.searchParams)).toMatchObject({ refused: reason, at: liar.slug });
    expect(await history(liar.slug)).toEqual([row(result, reason, detail)]);
  });

  it("in another browser", async () => {
    const own = await knownProvider(database.context());
    const { url } = await press(own.slug);
    await comeBackToConsole(own.slug, await new Visit(own).signIn(newPerson(own).sub, url), {});
    expect(await history(own.slug)).toEqual([
      row("rejected", "sign-in-expired", expect.stringContaining("no sign-in of this browser")),
    ]);
  });

  it("where the button leads nowhere", async () => {
    const down = await knownProvider(database.context());
    await down.stop();
    await expect(press(down.slug)).rejects.toThrow("provider-unavailable");
    expect(await history(down.slug)).toEqual([
      row("unavailable", "provider-unavailable", expect.any(String)),
    ]);
  });

  it("at no provider that there is, at the start and at the end", async () => {
    await expect(press("nobody")).rejects.toThrow("provider-unknown");
    await comeBackToConsole("no-one", callback("code=x"), {});
    const unknown = row("rejected", "provider-unknown", null);
    expect(await history(null), "from two addresses").toEqual([unknown, unknown]);
  });

  it("under the door of the role, and no domain admin sees it", async () => {
    const { slug } = await knownProvider(database.context());
    await comeBackToConsole(slug, callback("code=x"), { [wantedPageCookie()]: "/domain-admin/mailboxes" });
    expect((await history(slug)).map(({ what: [door] }) => door)).toEqual(["domain-admin"]);
    for (const domains of [["demo.test"], []]) {
      const context = database.context({ kind: "domain-admin", id: "1", name: "d@demo.test", domains });
      expect((await listLoginAttempts(context, { provider: slug })).items).toEqual([]);
      expect((await listLoginAttempts(context, {})).items.filter(({ address }) => address === "")).toEqual(
        [],
      );
    }
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
