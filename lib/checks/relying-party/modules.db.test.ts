import { describe, expect, it } from "vitest";
import LoginPage from "@/app/(portal)/page";
import { findSession } from "@/lib/credentials/web-session/queries";
import { signOut } from "@/lib/faces/session/sign-out";
import { arriveWith } from "@/lib/testing/next-request";
import type { Forgery, Lie } from "@/lib/testing/openid-provider/lie";
import {
  cookiesNow,
  type KnownProvider,
  knownProvider,
  newPerson,
  pressButton,
  relyingPartyDatabase,
  signOn,
} from "@/lib/testing/openid-provider/relying-party-fixture";
import { signingKey } from "@/lib/testing/openid-provider/signing-keys";
import { Visit } from "@/lib/testing/openid-provider/visit";
import { visitPage } from "@/lib/testing/page-visit";

/*
 * The modules of the OpenID Foundation's relying-party plans, by their names there: a real provider that tells one lie,
 * and the whole way of a browser through the product. docs/relying-party.md says what each is about.
 */

const database = relyingPartyDatabase();

const isOpen = async (session = ""): Promise<boolean> =>
  (await findSession(database.client().db, session)) !== null;

const claim = (changes: Record<string, unknown>): Forgery => ({
  claims: (honest) => ({ ...honest, ...changes }),
});
const other = () => signingKey("other");
const withoutKid = <Named extends { kid?: unknown }>({ kid: _, ...rest }: Named) => rest;

describe("basic and config: the provider's answer", () => {
  it.each<[module: string, refused: string | null, lie: Lie]>([
    ["oidcc-client-test", null, {}],
    ["oidcc-client-test-invalid-iss", "token-invalid", { idToken: claim({ iss: "https://elsewhere.test" }) }],
    ["oidcc-client-test-missing-sub", "token-invalid", { idToken: claim({ sub: undefined }) }],
    ["oidcc-client-test-invalid-aud", "token-invalid", { idToken: claim({ aud: "another-client" }) }],
    ["oidcc-client-test-missing-iat", "token-invalid", { idToken: claim({ iat: undefined }) }],
    [
      "oidcc-client-test-kid-absent-single-jwks",
      null,
      { idToken: { header: withoutKid }, keys: (published) => [withoutKid(published)] },
    ],
    [
      "oidcc-client-test-kid-absent-multiple-jwks",
      null,
      {
        idToken: { header: withoutKid },
        keys: async (published) => [published, await other()].map(withoutKid),
      },
    ],
    ["oidcc-client-test-idtoken-sig-rs256", null, { idToken: {} }],
    [
      "oidcc-client-test-idtoken-sig-none",
      "token-invalid",
      { idToken: { header: (own) => ({ ...own, alg: "none" }) } },
    ],
    [
      "oidcc-client-test-invalid-sig-rs256",
      "token-invalid",
      { idToken: { signer: async (published) => ({ ...(await other()), kid: published.kid }) } },
    ],
    [
      "oidcc-client-test-userinfo-invalid-sub",
      "token-invalid",
      { userinfo: (honest) => ({ body: { ...honest, sub: "somebody-else" } }) },
    ],
    ["oidcc-client-test-nonce-invalid", "token-invalid", { idToken: claim({ nonce: "another" }) }],
  ])("%s", async (_module, refused, lie) => {
    const openid = await knownProvider(database.context(), { lie });
    const landed = await signOn(openid, newPerson(openid).sub);
    expect(landed.refused).toBe(refused);
    expect(await isOpen(landed.session)).toBe(refused === null);
  });

  it("oidcc-client-test-scope-userinfo-claims", async () => {
    const openid = await knownProvider(database.context());
    const { sub, email } = newPerson(openid);
    const { session = "" } = await signOn(openid, sub);
    expect(await findSession(database.client().db, session)).toMatchObject({
      address: email,
      displayName: "Olga Oben",
    });
    expect(openid.asked.get("/me")).toBe(1);
  });

  it("oidcc-client-test-client-secret-basic", async () => {
    const openid = await knownProvider(database.context(), {
      client: { clientSecret: "a b+c:d%e/ü".replace("ü", "~") },
    });
    expect(await signOn(openid, newPerson(openid).sub)).toMatchObject({ refused: null });
  });
});

describe("config: discovery and keys", () => {
  it("oidcc-client-test-discovery-openid-config", async () => {
    const openid = await knownProvider(database.context(), { path: "/a/realm" });
    const { url } = await pressButton(openid.slug);
    expect(url.href).toContain(`${openid.issuer}/auth?`);
    expect(openid.asked.get("/.well-known/openid-configuration")).toBe(1);
  });

  it("oidcc-client-test-discovery-jwks-uri-keys", async () => {
    const openid = await knownProvider(database.context());
    expect(await signOn(openid, newPerson(openid).sub)).toMatchObject({ refused: null });
    expect(openid.asked.get("/jwks")).toBe(1);
  });

  it("oidcc-client-test-discovery-issuer-mismatch", async () => {
    const lie: Lie = { metadata: (honest) => ({ ...honest, issuer: "https://elsewhere.test" }) };
    const openid = await knownProvider(database.context(), { lie });
    await expect(pressButton(openid.slug)).rejects.toThrow("provider-misconfigured");
  });

  /** Signs in once, so that the keys are known here, and again with another key. */
  async function rotate(kept: boolean) {
    const openid = await knownProvider(database.context());
    expect(await signOn(openid, newPerson(openid).sub)).toMatchObject({ refused: null });
    openid.lie = {
      keys: async (published) => [...(kept ? [published] : []), await other()],
      idToken: { signer: other },
    };
    return signOn(openid, newPerson(openid).sub);
  }

  it("oidcc-client-test-signing-key-rotation-just-before-signing", async () => {
    expect(await rotate(false)).toMatchObject({ refused: null });
  });

  it("oidcc-client-test-signing-key-rotation", async () => {
    expect(await rotate(true)).toMatchObject({ refused: null });
  });
});

describe("RP-initiated logout", () => {
  async function signOutHere(openid: KnownProvider) {
    const visit = new Visit(openid);
    const { session = "", cookies } = await signOn(openid, newPerson(openid).sub, visit);
    arriveWith(cookies);
    const after = await signOut();
    const left = await cookiesNow();
    if (!("url" in after)) throw new Error("the hint was too long for an address");
    return { visit, there: new URL(after.url), session, cookies: left };
  }

  it("oidcc-client-test-rp-init-logout", async () => {
    const openid = await knownProvider(database.context());
    const { visit, there, session } = await signOutHere(openid);
    expect(there.href).toContain(openid.endpoints.endSession);
    expect(await isOpen(session)).toBe(false);
    expect((await visit.signOut(there))?.href).toBe(openid.client.postLogoutRedirectUri);
    // Nobody is signed in there any more: the next sign-in asks for a login.
    const again = await visit.ask((await pressButton(openid.slug)).url);
    expect(again.headers.get("location")).toContain("/interaction/");
  });

  it.each<[module: string, comeBack: (url: URL) => void]>([
    ["oidcc-client-test-rp-init-logout-other-state", (url) => url.searchParams.set("state", "another")],
    ["oidcc-client-test-rp-init-logout-no-state", (url) => url.searchParams.delete("state")],
  ])("%s: all is done before the provider is asked, whatever state comes back", async (_module, change) => {
    const openid = await knownProvider(database.context());
    const { visit, there, session, cookies } = await signOutHere(openid);
    expect(there.searchParams.has("state")).toBe(false);
    expect(await isOpen(session)).toBe(false);
    const back = await visit.signOut(there);
    if (!back) throw new Error("the provider sends nobody back");
    change(back);
    arriveWith(cookies);
    const page = await visitPage(LoginPage, {}, Object.fromEntries(back.searchParams));
    expect(page).toEqual({ kind: "shown", html: expect.stringContaining("You are signed out.") });
    expect(await cookiesNow()).toEqual(cookies);
    expect(await isOpen(session)).toBe(false);
  });
});

describe("back-channel logout", () => {
  const event = "http://schemas.openid.net/event/backchannel-logout";
  it.each<[module: string, answer: number, logoutToken: Forgery]>([
    ["oidcc-client-test-rp-backchannel-rpinitlogout", 200, {}],
    [
      "oidcc-client-test-rp-backchannel-rpinitlogout-alg-none",
      400,
      { header: (own) => ({ ...own, alg: "none" }) },
    ],
    ["oidcc-client-test-rp-backchannel-rpinitlogout-no-event", 400, claim({ events: undefined })],
    ["oidcc-client-test-rp-backchannel-rpinitlogout-with-nonce", 400, claim({ nonce: "n" })],
    [
      "oidcc-client-test-rp-backchannel-rpinitlogout-wrong-alg",
      400,
      { signer: () => new Uint8Array(32).fill(7), header: (own) => ({ ...own, alg: "HS256" }) },
    ],
    ["oidcc-client-test-rp-backchannel-rpinitlogout-wrong-aud", 400, claim({ aud: "another-client" })],
    [
      "oidcc-client-test-rp-backchannel-rpinitlogout-wrong-event",
      400,
      claim({ events: { [`${event}s`]: {} } }),
    ],
    [
      "oidcc-client-test-rp-backchannel-rpinitlogout-wrong-iss",
      400,
      claim({ iss: "https://elsewhere.test" }),
    ],
  ])("%s", async (_module, answer, logoutToken) => {
    const openid = await knownProvider(database.context(), { lie: { logoutToken } });
    const visit = new Visit(openid);
    const { session } = await signOn(openid, newPerson(openid).sub, visit);
    expect(await isOpen(session)).toBe(true);
    await visit.signOut(new URL(openid.endpoints.endSession));
    await expect.poll(() => openid.heard).toEqual([answer]);
    expect(await isOpen(session)).toBe(answer !== 200);
  });
});
