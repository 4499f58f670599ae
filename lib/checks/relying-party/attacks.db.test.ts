import { decodeJwt } from "jose";
import { describe, expect, it } from "vitest";
import { session } from "@/lib/platform/db/schema";
import type { Forgery, Lie } from "@/lib/testing/openid-provider/lie";
import {
  comeBack,
  type KnownProvider,
  knownProvider,
  newPerson,
  pressButton,
  relyingPartyDatabase,
  signOn,
} from "@/lib/testing/openid-provider/relying-party-fixture";
import { publicPart, type SigningKey, signingKey } from "@/lib/testing/openid-provider/signing-keys";
import { Visit } from "@/lib/testing/openid-provider/visit";

/* The attacks of RFC 9700 (OAuth 2.0 Security Best Current Practice) and RFC 8725 (JWT), as far as a client can stop them. */

let honest: KnownProvider;
const database = relyingPartyDatabase(async (context) => {
  honest = await knownProvider(context);
});

const sessions = () => database.client().db.$count(session);

/** A browser that has pressed the button, and the address with which its person comes back. */
async function underWay(openid: KnownProvider = honest) {
  const started = await pressButton(openid.slug);
  const back = await new Visit(openid).signIn(newPerson(openid).sub, started.url);
  return { ...started, back };
}

const without = (url: URL, name: string): URL => {
  const changed = new URL(url);
  changed.searchParams.delete(name);
  return changed;
};
const withParameter = (url: URL, name: string, value: string): URL => {
  const changed = new URL(url);
  changed.searchParams.set(name, value);
  return changed;
};
const twice = (url: URL, name: string, value: string): URL => {
  const changed = new URL(url);
  changed.searchParams.append(name, value);
  return changed;
};

/** An answer of the honest provider, at the callback of another one. */
const misled = (url: URL, { slug }: KnownProvider): URL => new URL(url.href.replace(honest.slug, slug));

describe("the authorization request", () => {
  it("PKCE downgrade: a provider that denies knowing S256 gets it all the same", async () => {
    const lie: Lie = { metadata: (own) => ({ ...own, code_challenge_methods_supported: ["plain"] }) };
    const { url } = await pressButton((await knownProvider(database.context(), { lie })).slug);
    expect(url.searchParams.get("code_challenge_method")).toBe("S256");
    expect(url.searchParams.get("code_challenge")).toHaveLength(43);
  });

  it("state, nonce and code challenge are new each time", async () => {
    const [one, two] = [await pressButton(honest.slug), await pressButton(honest.slug)];
    for (const name of ["state", "nonce", "code_challenge"])
      expect(one.url.searchParams.get(name)).not.toBe(two.url.searchParams.get(name));
  });

  it("open redirect: whatever `next` says, the browser stays at the portal", async () => {
    for (const next of ["https://evil.test/", "//evil.test", "/\\evil.test", "javascript:alert(1)"]) {
      const { url, cookies } = await pressButton(honest.slug, {}, next);
      const back = await new Visit(honest).signIn(newPerson(honest).sub, url);
      const { location } = await comeBack(back, cookies);
      expect(location.href).toBe("https://localhost:8443/home");
    }
  });

  it("open redirect: by a cookie that somebody else has set", async () => {
    const { back, cookies } = await underWay();
    const planted = Object.fromEntries(
      ["__Secure-authjs.callback-url", "authjs.callback-url"].map((name) => [name, "https://evil.test/"]),
    );
    for (const url of [without(back, "code"), back]) {
      const { location } = await comeBack(url, { ...cookies, ...planted });
      expect(location.origin).toBe("https://localhost:8443");
      expect(location.href).not.toContain("evil");
    }
  });
});

describe("the callback", () => {
  it.each<[attack: string, refused: string, change: (url: URL) => URL]>([
    ["CSRF: without state", "sign-in-expired", (url) => without(url, "state")],
    ["CSRF: with another state", "sign-in-expired", (url) => withParameter(url, "state", "another")],
    ["mix-up (RFC 9207): without the announced iss", "token-invalid", (url) => without(url, "iss")],
    [
      "mix-up (RFC 9207): with another iss",
      "token-invalid",
      (url) => withParameter(url, "iss", "https://evil.test"),
    ],
    [
      "code injection: a code that was made up",
      "token-invalid",
      (url) => withParameter(url, "code", "made-up"),
    ],
    [
      "duplicate parameters: state",
      "token-invalid",
      (url) => twice(url, "state", url.searchParams.get("state") ?? ""),
    ],
    ["duplicate parameters: code", "token-invalid", (url) => twice(url, "code", "another")],
    ["duplicate parameters: iss", "token-invalid", (url) => twice(url, "iss", honest.issuer)],
    ["without a code", "token-invalid", (url) => without(url, "code")],
    [
      "an ID token in the address",
      "token-invalid",
      (url) => withParameter(without(url, "code"), "id_token", "e30.e30."),
    ],
  ])("%s", async (_attack, refused, change) => {
    const before = await sessions();
    const { back, cookies } = await underWay();
    expect(await comeBack(change(back), cookies)).toMatchObject({ refused, session: undefined });
    expect(await sessions()).toBe(before);
  });

  it("CSRF: in a browser that has not pressed the button", async () => {
    const { back } = await underWay();
    expect(await comeBack(back, {})).toMatchObject({ refused: "sign-in-expired" });
  });

  it("code injection: somebody else's code under one's own state", async () => {
    const [victim, attacker] = [await underWay(), await underWay()];
    const code = victim.back.searchParams.get("code") ?? "";
    const injected = withParameter(attacker.back, "code", code);
    expect(await comeBack(injected, attacker.cookies)).toMatchObject({
      refused: "token-invalid",
    });
  });

  it("code injection: also where the provider forgets PKCE, since the nonce is another", async () => {
    const forgetful = await knownProvider(database.context(), { forgetsPkce: true });
    let given = 0;
    forgetful.lie = {
      token: (body) => {
        given++;
        return { body };
      },
    };
    const [victim, attacker] = [await underWay(forgetful), await underWay(forgetful)];
    const codeOf = ({ back }: typeof victim) => back.searchParams.get("code") ?? "";
    const before = await sessions();
    for (const [into, code] of [
      [victim, codeOf(attacker)],
      [attacker, codeOf(victim)],
    ] as const) {
      const landed = await comeBack(withParameter(into.back, "code", code), into.cookies);
      expect(landed).toMatchObject({ refused: "token-invalid", session: undefined });
    }
    expect(given, "the provider gives its tokens for either code").toBe(2);
    expect(await sessions()).toBe(before);
    expect(await signOn(forgetful, newPerson(forgetful).sub)).toMatchObject({ refused: null });
  });

  it("replay: the same answer again, with and without the check cookies", async () => {
    const { back, cookies } = await underWay();
    const first = await comeBack(back, cookies);
    expect(first.refused).toBeNull();
    expect(await comeBack(back, first.cookies)).toMatchObject({ refused: "sign-in-expired" });
    expect(await comeBack(back, cookies)).toMatchObject({ refused: "token-invalid" });
  });

  it("mix-up: the answer of one provider at the callback of another", async () => {
    const other = await knownProvider(database.context());
    const { back, cookies } = await underWay();
    expect(await comeBack(misled(back, other), cookies)).toMatchObject({ refused: "sign-in-expired" });
    expect(other.asked.get("/token")).toBeUndefined();
  });

  it("mix-up: the same where neither says who it is, since the check cookies name their provider", async () => {
    const silent = {
      metadata: (own: Record<string, unknown>) => ({
        ...own,
        authorization_response_iss_parameter_supported: undefined,
      }),
    };
    const other = await knownProvider(database.context(), { lie: silent });
    const { back, cookies } = await underWay();
    expect(await comeBack(misled(without(back, "iss"), other), cookies)).toMatchObject({
      refused: "sign-in-expired",
    });
    expect(other.asked.get("/token")).toBeUndefined();
  });

  it("mix-up: a provider that sends people on to an honest one gets no code", async () => {
    const evil = await knownProvider(database.context(), {
      lie: { metadata: (own) => ({ ...own, authorization_endpoint: honest.endpoints.authorization }) },
    });
    const { cookies } = await pressButton(evil.slug);
    const { back } = await underWay();
    expect(await comeBack(misled(back, evil), cookies)).not.toMatchObject({ refused: null });
    expect(evil.asked.get("/token")).toBeUndefined();
  });

  it("session fixation: the session that the browser had before is ended", async () => {
    const first = await signOn(honest, newPerson(honest).sub);
    const { url, cookies } = await pressButton(honest.slug, first.cookies);
    const before = await sessions();
    const second = await comeBack(await new Visit(honest).signIn(newPerson(honest).sub, url), cookies);
    expect(second.session).not.toBe(first.session);
    expect(await sessions()).toBe(before);
  });
});

const evil = () => signingKey("evil");
/** An HMAC whose secret everybody knows: the published key, as text. */
const publicText = (published: SigningKey) => new TextEncoder().encode(JSON.stringify(publicPart(published)));
const clientSecret = () => new TextEncoder().encode(honest.client.clientSecret);

describe("the ID token", () => {
  it.each<[attack: string, forgery: Forgery]>([
    [
      "alg confusion: HS256 with the public key",
      { signer: publicText, header: (own) => ({ ...own, alg: "HS256" }) },
    ],
    [
      "alg confusion: HS256 with the client secret",
      { signer: clientSecret, header: (own) => ({ ...own, alg: "HS256" }) },
    ],
    ["alg none", { header: () => ({ alg: "none" }) }],
    ["alg nOnE", { finished: (token) => recoded(token, { alg: "nOnE" }) }],
    ["an empty signature", { finished: (token) => `${token.split(".").slice(0, 2).join(".")}.` }],
    ["changed claims under an honest signature", { finished: (token) => changedClaims(token) }],
    [
      "jwk: a key inside the token",
      { signer: evil, header: (own, key) => ({ ...own, jwk: publicPart(key) }) },
    ],
    [
      "jku: an address inside the token",
      { signer: evil, header: (own) => ({ ...own, jku: "https://evil.test/keys" }) },
    ],
    [
      "x5u: an address inside the token",
      { signer: evil, header: (own) => ({ ...own, x5u: "https://evil.test/cert" }) },
    ],
    ["the published kid with another key", { signer: evil, header: (own) => ({ ...own, kid: "published" }) }],
    ["crit: an extension that nobody knows", { header: (own) => ({ ...own, crit: ["exp2"], exp2: 1 }) }],
    ["token substitution: of another client", claims({ aud: "another-client", azp: "another-client" })],
    [
      "token substitution: of another client, for us as well",
      { claims: (own) => ({ ...own, aud: ["another-client", own.aud], azp: "another-client" }) },
    ],
    [
      "token substitution: for several, and nobody is authorised",
      { claims: (own) => ({ ...own, aud: ["another-client", own.aud], azp: undefined }) },
    ],
    ["expired", claims({ exp: 1_000_000_000 })],
    ["without an end", claims({ exp: undefined })],
    ["of a time to come", claims({ iat: 4_000_000_000, exp: 4_000_000_300 })],
    ["without a nonce", claims({ nonce: undefined })],
    ["an empty subject", claims({ sub: "" })],
    ["a subject that is a list", claims({ sub: ["a"] })],
    ["a subject of 256 characters", claims({ sub: "x".repeat(256) })],
    ["no token at all", { finished: () => "" }],
    ["no compact form", { finished: () => "e30" }],
  ])("%s", async (_attack, idToken) => {
    const before = await sessions();
    const openid = await knownProvider(database.context(), { lie: { idToken } });
    const landed = await signOn(openid, newPerson(openid).sub);
    expect(landed).toMatchObject({ refused: "token-invalid", session: undefined });
    expect(await sessions()).toBe(before);
  });
});

function claims(changes: Record<string, unknown>): Forgery {
  return { claims: (own) => ({ ...own, ...changes }) };
}

const encode = (value: object): string => Buffer.from(JSON.stringify(value)).toString("base64url");

function recoded(token: string, header: object): string {
  const [, payload, signature] = token.split(".");
  return [encode(header), payload, signature].join(".");
}

function changedClaims(token: string): string {
  const [header, , signature] = token.split(".");
  return [header, encode({ ...decodeJwt(token), email: "boss@demo.test" }), signature].join(".");
}
