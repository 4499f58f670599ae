import { createLocalJWKSet, decodeJwt, jwtVerify } from "jose";
import { describe, expect, it } from "vitest";
import { activateClientKey, prepareClientKey } from "@/lib/accounts/identity-provider/rotate-client-key";
import { setIdentityProvider } from "@/lib/accounts/identity-provider/set-identity-provider";
import { testConnection } from "@/lib/accounts/identity-provider/test-connection";
import { publishClientKeys } from "@/lib/faces/session/publish-client-keys";
import { describeClientKeys } from "@/lib/providers/settings/client-keys";
import { clientKeysUrl } from "@/lib/providers/settings/public-urls";
import type { OpenidClient } from "@/lib/testing/openid-provider/accounts";
import type { ProviderTraits } from "@/lib/testing/openid-provider/configuration";
import type { Lie } from "@/lib/testing/openid-provider/lie";
import {
  type KnownProvider,
  knownProvider,
  newPerson,
  pressButton,
  relyingPartyDatabase,
  signOn,
} from "@/lib/testing/openid-provider/relying-party-fixture";

/* How our client proves itself, and hands over its requests, at a real provider that checks it. */

const database = relyingPartyDatabase();

type Method = NonNullable<OpenidClient["authMethod"]> &
  ("client_secret_basic" | "client_secret_post" | "private_key_jwt");
type Asking = {
  authentication?: Method;
  assertionAudience?: "issuer" | "token-endpoint";
  pushedRequests?: "auto" | "always" | "never";
};

/** A provider whose client must prove itself by `method`; the portal is set up for the same, unless `asking` says otherwise. */
function providerFor(
  method: Method,
  asking: Asking = {},
  traits: ProviderTraits = {},
): Promise<KnownProvider> {
  return knownProvider(
    database.context(),
    {
      ...traits,
      client: {
        authMethod: method,
        ...(method === "private_key_jwt" ? { jwksUri: "https://portal.test/keys" } : {}),
      },
    },
    () => ({
      ...(asking.authentication ? { clientSecret: "some-secret" } : {}),
      settings: { client: { authentication: method, ...asking } },
    }),
  );
}

const signedOn = async (openid: KnownProvider) => (await signOn(openid, newPerson(openid).sub)).refused;

async function testSteps({ slug }: KnownProvider) {
  const steps: Record<string, string> = {};
  for await (const { step, outcome } of testConnection(database.context(), {
    provider: { slug, verify: false },
  }))
    steps[step] = outcome;
  return steps;
}

describe("the proof of our client", () => {
  it.each<[Method, Asking]>([
    ["client_secret_basic", {}],
    ["client_secret_post", {}],
    ["private_key_jwt", {}],
    ["private_key_jwt", { assertionAudience: "token-endpoint" }],
  ])("%s %j signs people in, and passes the test", async (method, asking) => {
    const openid = await providerFor(method, asking);
    expect(await signedOn(openid)).toBeNull();
    expect(await testSteps(openid)).toMatchObject({ "client-authentication": "ok", "redirect-url": "ok" });
  });

  it("another way than the provider's is refused, and the test says which it takes", async () => {
    const openid = await providerFor("private_key_jwt", { authentication: "client_secret_basic" });
    expect(await signedOn(openid)).toBe("provider-misconfigured");
    openid.lie = {
      metadata: (own) => ({ ...own, token_endpoint_auth_methods_supported: ["private_key_jwt"] }),
    };
    expect(await testSteps(openid)).toMatchObject({ "client-authentication": "failed" });
  });

  it("an assertion is for this provider alone, short-lived, and new each time", async () => {
    const openid = await providerFor("private_key_jwt");
    const assertions: string[] = [];
    openid.heardForms = (form) => void assertions.push(form.get("client_assertion") ?? "");
    await signedOn(openid);
    await signedOn(openid);
    const keys = createLocalJWKSet(await (await publishClientKeys(openid.slug)).json());
    const [one, two] = await Promise.all(
      assertions.map((assertion) =>
        jwtVerify(assertion, keys, { audience: openid.issuer, subject: openid.client.clientId }),
      ),
    );
    expect(one?.payload.jti).not.toBe(two?.payload.jti);
    expect(Number(one?.payload.exp) - Number(one?.payload.iat)).toBe(60);
    expect(decodeJwt(assertions[0] ?? "").aud).toBe(openid.issuer);
  });
});

describe("what our client signs by", () => {
  const keysOf = async ({ slug }: KnownProvider) => (await (await publishClientKeys(slug)).json()).keys;
  const signing = { client: { authentication: "private_key_jwt" as const } };
  const save = (openid: KnownProvider) =>
    setIdentityProvider(database.context(), { slug: openid.slug, settings: signing });

  it.each([
    [["RS256", "ES256"], "RS256", "RSA"],
    [["ES384", "ES256"], "ES256", "EC"],
    [["PS256"], "PS256", "RSA"],
  ] as const)("is what the provider takes of %j: %s", async (clientAlgorithms, algorithm, kty) => {
    const openid = await providerFor(
      "private_key_jwt",
      { authentication: "client_secret_basic" },
      { clientAlgorithms: [...clientAlgorithms] },
    );
    await save(openid);
    expect(await keysOf(openid)).toEqual([
      expect.objectContaining({ kty, alg: algorithm, use: "sig", kid: expect.any(String) }),
    ]);
    for (const secret of ["d", "p", "q", "dp", "dq", "qi"])
      expect((await keysOf(openid))[0]).not.toHaveProperty(secret);
    expect(await signedOn(openid)).toBeNull();
    expect(await testSteps(openid)).toMatchObject({ "client-authentication": "ok" });
  });

  it("changes with the next key, where the provider takes the present one no more", async () => {
    const openid = await providerFor("private_key_jwt", {}, { clientAlgorithms: ["ES256"] });
    const { slug } = openid;
    // Saved without a look at the provider: the usual one.
    expect(await signedOn(openid)).toBe("provider-misconfigured");
    expect(await testSteps(openid)).toMatchObject({ "client-authentication": "failed" });
    await prepareClientKey(database.context(), { slug });
    await activateClientKey(database.context(), { slug });
    expect(await describeClientKeys(database.client().db, slug)).toMatchObject({
      signing: { algorithm: "ES256" },
      next: null,
    });
    expect(await signedOn(openid)).toBeNull();
    expect(await testSteps(openid)).toMatchObject({ "client-authentication": "ok" });
  });

  it("stays where the provider cannot be asked, or takes nothing that we can, and the test says so", async () => {
    const openid = await providerFor("private_key_jwt", { authentication: "client_secret_basic" });
    openid.lie = {
      metadata: (own) => ({ ...own, token_endpoint_auth_signing_alg_values_supported: ["HS256"] }),
    };
    await save(openid);
    expect(await keysOf(openid)).toMatchObject([{ alg: "RS256" }]);
    expect(await testSteps(openid)).toMatchObject({ "client-authentication": "failed" });
    await openid.stop();
    const { kid } = await prepareClientKey(database.context(), { slug: openid.slug });
    expect(await keysOf(openid)).toMatchObject([{}, { kid, alg: "RS256" }]);
  });
});

describe("our public keys", () => {
  it("are published without their private parts, and for nobody unknown", async () => {
    const { slug } = await providerFor("private_key_jwt");
    const answer = await publishClientKeys(slug);
    expect(answer.headers.get("content-type")).toBe("application/jwk-set+json");
    const { keys } = await answer.json();
    expect(keys).toEqual([
      { kty: "RSA", use: "sig", alg: "RS256", kid: expect.any(String), n: expect.any(String), e: "AQAB" },
    ]);
    for (const other of ["nobody", `${slug} `, (await providerFor("client_secret_post")).slug])
      expect(await (await publishClientKeys(other)).json()).toEqual({ keys: [] });
    expect(clientKeysUrl(slug)).toBe(`https://localhost:8443/api/auth/client-keys/${slug}`);
  });

  it("rotate: the next one is published first, then used, and the old one forgotten", async () => {
    const openid = await providerFor("private_key_jwt");
    const { slug } = openid;
    const kids = async () =>
      (await (await publishClientKeys(slug)).json()).keys.map(({ kid }: { kid: string }) => kid);
    const [old] = await kids();
    await expect(activateClientKey(database.context(), { slug })).rejects.toThrow("prepared");
    const { kid: next } = await prepareClientKey(database.context(), { slug });
    expect(await kids()).toEqual([old, next]);
    expect(await signedOn(openid)).toBeNull();
    await activateClientKey(database.context(), { slug });
    expect(await kids()).toEqual([next]);
    expect(await signedOn(openid)).toBeNull();
  });

  it("are made anew for another issuer, and go with the method", async () => {
    const { slug } = await providerFor("private_key_jwt");
    const kids = async () =>
      (await (await publishClientKeys(slug)).json()).keys.map(({ kid }: { kid: string }) => kid);
    const before = await kids();
    const settings = { client: { authentication: "private_key_jwt" as const } };
    await setIdentityProvider(database.context(), { slug, name: "Renamed", settings, verify: false });
    expect(await kids()).toEqual(before);
    await setIdentityProvider(database.context(), { slug, issuer: "https://elsewhere.test", verify: false });
    expect(await kids()).not.toEqual(before);
    await expect(
      setIdentityProvider(database.context(), { slug, settings: {}, verify: false }),
    ).rejects.toThrow(/clientSecret/);
    await setIdentityProvider(database.context(), { slug, settings: {}, clientSecret: "s", verify: false });
    expect(await kids()).toEqual([]);
    await expect(prepareClientKey(database.context(), { slug })).rejects.toThrow("private_key_jwt");
  });
});

describe("pushed authorization requests (RFC 9126)", () => {
  const isPushed = ({ searchParams }: URL) =>
    [...searchParams.keys()].sort().join() === "client_id,request_uri";

  it.each<[Method, NonNullable<ProviderTraits["par"]>]>([
    ["client_secret_basic", "offered"],
    ["client_secret_post", "required"],
    ["private_key_jwt", "required"],
  ])("%s, %s: the browser carries nothing of the request", async (method, par) => {
    const openid = await providerFor(method, {}, { par });
    expect(isPushed((await pressButton(openid.slug)).url)).toBe(true);
    expect(await signedOn(openid)).toBeNull();
    expect(await testSteps(openid)).toMatchObject({ "pushed-request": "ok", "redirect-url": "ok" });
  });

  it("are not used where they are switched off, unless the provider insists", async () => {
    const offered = await providerFor("client_secret_basic", { pushedRequests: "never" }, { par: "offered" });
    expect(isPushed((await pressButton(offered.slug)).url)).toBe(false);
    const required = await providerFor(
      "client_secret_basic",
      { pushedRequests: "never" },
      { par: "required" },
    );
    expect(isPushed((await pressButton(required.slug)).url)).toBe(true);
  });

  it("fall back to the browser where they are refused and need not be", async () => {
    const broken = {
      metadata: (own: Record<string, unknown>) => ({
        ...own,
        pushed_authorization_request_endpoint: `${own.issuer}/nowhere`,
      }),
    };
    const auto = await providerFor("client_secret_basic", {}, { par: "offered" });
    auto.lie = broken;
    expect(isPushed((await pressButton(auto.slug)).url)).toBe(false);
    expect(await signedOn(auto)).toBeNull();
    const always = await providerFor("client_secret_basic", { pushedRequests: "always" }, { par: "offered" });
    always.lie = broken;
    await expect(pressButton(always.slug)).rejects.toThrow("provider-misconfigured");
  });

  it.each<[what: string, pushed: NonNullable<Lie["pushed"]>, taken: boolean]>([
    ["200 instead of 201", (body) => ({ status: 200, body }), true],
    ["no request_uri", () => ({ status: 201, body: {} }), false],
    ["a request_uri that is no text", () => ({ status: 201, body: { request_uri: 1 } }), false],
    ["HTML", () => ({ status: 201, type: "text/html", body: "<p>" }), false],
    ["an error", () => ({ status: 400, body: { error: "invalid_request" } }), false],
  ])("an answer with %s", async (_what, pushed, taken) => {
    const openid = await providerFor("client_secret_basic", {}, { par: "offered" });
    openid.lie = { pushed };
    expect(isPushed((await pressButton(openid.slug)).url)).toBe(taken);
  });

  it("fail in words where the provider offers none", async () => {
    const openid = await providerFor("client_secret_basic", { pushedRequests: "always" });
    await expect(pressButton(openid.slug)).rejects.toThrow("provider-misconfigured");
    expect(await testSteps(openid)).toMatchObject({ "pushed-request": "failed" });
  });
});
