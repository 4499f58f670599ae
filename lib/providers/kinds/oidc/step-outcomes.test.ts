import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { newClientKey } from "@/lib/providers/client/client-key";
import { tryClient } from "@/lib/providers/kinds/oidc/client-steps";
import { compareClocks } from "@/lib/providers/kinds/oidc/clock-step";
import { discover, matchIssuer, readKeys } from "@/lib/providers/kinds/oidc/discovery-steps";
import { beginOpenIdTest, type OpenIdProbe } from "@/lib/providers/kinds/oidc/openid-probe";
import { checkRedirect, pushRequest } from "@/lib/providers/kinds/oidc/redirect-steps";
import { tryUserinfo } from "@/lib/providers/kinds/oidc/userinfo-step";
import { openIdSettings } from "@/lib/providers/openid/openid-settings";
import { callbackUrl } from "@/lib/providers/settings/public-urls";
import { stubProductEnv } from "@/lib/testing/product-env";

/* What each step makes of every answer that a provider could give. Nothing of it is a fault of ours. */

type Reply = (request: IncomingMessage, response: ServerResponse, body: string) => void;
let server: Server;
let issuer = "";
let pages: Record<string, Reply> = {};

const json =
  (status: number, body: unknown, headers: Record<string, string> = {}): Reply =>
  (_, response) =>
    response.writeHead(status, { "content-type": "application/json", ...headers }).end(JSON.stringify(body));
const breaksOff: Reply = (request) => request.socket.destroy();

beforeAll(async () => {
  stubProductEnv();
  server = createServer(async (request, response) => {
    let body = "";
    for await (const part of request) body += part;
    const reply = pages[(request.url ?? "").split("?")[0] ?? ""];
    if (reply) reply(request, response, body);
    else json(404, {})(request, response, body);
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  issuer = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});
afterAll(() => void server.close());
beforeEach(() => {
  pages = {};
});

const document = (over: object = {}) => ({
  issuer,
  authorization_endpoint: `${issuer}/authorize`,
  token_endpoint: `${issuer}/token`,
  jwks_uri: `${issuer}/keys`,
  userinfo_endpoint: `${issuer}/userinfo`,
  ...over,
});
const probe = (
  over: Partial<OpenIdProbe> = {},
  settings: object = {},
  announced: object = {},
): OpenIdProbe => ({
  ...beginOpenIdTest({
    slug: "corp",
    issuer,
    clientId: "mail",
    credential: { method: "client_secret_basic", secret: "s3cret" },
    settings: openIdSettings.parse(settings),
    mappings: [],
    defaultTemplateId: null,
    templateName: async () => "",
    openDomains: async () => ({ count: 0, examples: [] }),
    sampleUser: null,
  }),
  metadata: document(announced),
  ...over,
});
const outcome = async (finding: Promise<{ outcome: string }>) => (await finding).outcome;

describe("the discovery document", () => {
  const discovered = async (reply: Reply, settings: object = {}) => {
    pages["/.well-known/openid-configuration"] = reply;
    const asked = probe({ metadata: null }, settings);
    return { outcome: await outcome(discover(asked)), metadata: asked.metadata };
  };

  it("is kept for the steps after it", async () =>
    expect(await discovered(json(200, document()))).toEqual({ outcome: "ok", metadata: document() }));

  it.each<[string, Reply]>([
    ["missing", json(404, { error: "no realm" })],
    ["moved", json(302, {}, { location: "https://evil.test" })],
    ["a page", (_, response) => response.writeHead(200, { "content-type": "text/html" }).end("<html>")],
    ["half of one", json(200, { issuer: "https://id.test" })],
    ["no object", json(200, [1])],
    ["broken off", breaksOff],
    ["broken", json(500, {})],
  ])("that is %s ends the test there", async (_, reply) =>
    expect(await discovered(reply)).toEqual({ outcome: "failed", metadata: null }),
  );

  it("that leads to where no provider is ends it as well, and nobody is asked there", async () => {
    for (const name of ["token_endpoint", "jwks_uri", "userinfo_endpoint"])
      expect(
        (await discovered(json(200, document({ [name]: "http://169.254.169.254/x" })))).outcome,
        name,
      ).toBe("failed");
  });

  it("is not read where all that we need is entered by hand", async () => {
    const endpoints = { authorization: `${issuer}/a`, token: `${issuer}/t`, jwks: `${issuer}/k` };
    const { outcome: found, metadata } = await discovered(breaksOff, { endpoints });
    expect([found, metadata?.token_endpoint]).toEqual(["skipped", `${issuer}/t`]);
  });
});

describe("the issuer", () => {
  it.each([
    ["the same", {}, "ok"],
    ["another scheme", { issuer: "https://127.0.0.1" }, "failed"],
  ])("is %s: %j", async (_, announced, expected) => {
    expect(await outcome(Promise.resolve(matchIssuer(probe({}, {}, announced))))).toBe(expected);
  });

  it("with a slash more is another", async () =>
    expect(await outcome(Promise.resolve(matchIssuer(probe({}, {}, { issuer: `${issuer}/` }))))).toBe(
      "failed",
    ));
});

describe("the keys", () => {
  const key = { kty: "RSA", alg: "RS256", use: "sig" };

  it.each<[string, Reply, string]>([
    ["one that signs", json(200, { keys: [key] }), "ok"],
    ["one without words on its use", json(200, { keys: [{ kty: "EC" }] }), "ok"],
    ["one among others", json(200, { keys: [{ ...key, use: "enc" }, null, "x", key] }), "ok"],
    ["none", json(200, { keys: [] }), "failed"],
    ["one that encrypts", json(200, { keys: [{ ...key, use: "enc" }] }), "failed"],
    ["a shared secret", json(200, { keys: [{ kty: "oct", alg: "HS256" }] }), "failed"],
    ["one for an algorithm that we do not take", json(200, { keys: [{ ...key, alg: "HS256" }] }), "failed"],
    ["no list", json(200, { keys: "none" }), "failed"],
    ["no set at all", json(200, []), "failed"],
    ["an error", json(500, { keys: [key] }), "failed"],
    ["nothing", breaksOff, "failed"],
  ])("are %s", async (_, reply, expected) => {
    pages["/keys"] = reply;
    expect(await outcome(readKeys(probe()))).toBe(expected);
  });

  it.each([
    [["RS256", "HS256"], "ok"],
    [["HS256"], "failed"],
    [["none"], "failed"],
    [[], "failed"],
    ["RS256", "ok"],
    [undefined, "ok"],
  ])("sign by what is announced, %j: %s", async (algorithms, expected) => {
    pages["/keys"] = json(200, { keys: [key] });
    const asked = probe({}, {}, { id_token_signing_alg_values_supported: algorithms });
    expect(await outcome(readKeys(asked))).toBe(expected);
  });

  it("tell the provider's time, or do not", async () => {
    const asked = probe();
    pages["/keys"] = json(
      200,
      { keys: [key] },
      { date: new Date(Date.now() - 60_000).toUTCString(), age: "10" },
    );
    await readKeys(asked);
    expect(Math.round(((asked.clock?.theirs ?? 0) - (asked.clock?.ours ?? 0)) / 10_000)).toBe(-5);
    pages["/keys"] = json(200, { keys: [key] }, { date: "soon" });
    await readKeys(asked);
    expect(asked.clock).toBeNull();
  });
});

describe("the clock", () => {
  it.each([
    [0, 30, "ok"],
    [1_999, 30, "ok"],
    [30_999, 30, "ok"],
    [31_000, 30, "failed"],
    [-31_000, 30, "failed"],
    [-31_000, 60, "ok"],
    [2_000, 0, "failed"],
    [1_999, 0, "ok"],
  ])("that is %i ms off, where %i s are forgiven: %s", async (off, clockToleranceSeconds, expected) => {
    const clock = { ours: 1_000_000_000, theirs: 1_000_000_000 + off };
    expect(await outcome(compareClocks(probe({ clock }, { clockToleranceSeconds })))).toBe(expected);
  });

  it("that is not told is nobody's fault", async () =>
    expect(await outcome(compareClocks(probe({ clock: null })))).toBe("skipped"));
});

describe("our client", () => {
  it.each<[string, Reply, string]>([
    ["known, as its made-up code is refused", json(400, { error: "invalid_grant" }), "ok"],
    ["unknown", json(401, { error: "invalid_client" }), "failed"],
    ["unknown without words", json(401, {}), "failed"],
    ["not allowed", json(400, { error: "unauthorized_client" }), "failed"],
    ["not judged in an outage", json(503, {}), "failed"],
    ["not judged by another error", json(400, { error: "invalid_request" }), "skipped"],
    ["not judged by a code that nobody issued being taken", json(200, { access_token: "x" }), "skipped"],
    ["not judged where nobody answers", breaksOff, "failed"],
  ])("is %s", async (_, reply, expected) => {
    pages["/token"] = reply;
    expect(await outcome(tryClient(probe()))).toBe(expected);
  });

  it.each([
    [["client_secret_basic"], {}, "ok"],
    [["client_secret_post"], {}, "failed"],
    [["private_key_jwt", "client_secret_post"], { authentication: "client_secret_post" }, "ok"],
    ["client_secret_post", {}, "ok"],
  ])("can prove itself where %j is announced, by %j: %s", async (methods, client, expected) => {
    pages["/token"] = json(400, { error: "invalid_grant" });
    const method = "authentication" in client ? "client_secret_post" : "client_secret_basic";
    const asked = probe(
      { credential: { method, secret: "s3cret" } as OpenIdProbe["credential"] },
      { client },
      { token_endpoint_auth_methods_supported: methods },
    );
    expect(await outcome(tryClient(asked))).toBe(expected);
  });

  it("is not tried without what it proves itself with: a key comes with saving, a secret has to be entered", async () => {
    expect(await outcome(tryClient(probe({ credential: null })))).toBe("failed");
    const signs = { client: { authentication: "private_key_jwt" } };
    expect(await outcome(tryClient(probe({ credential: null }, signs)))).toBe("skipped");
  });

  it("signs by what the provider takes, or is told so before it asks", async () => {
    pages["/token"] = json(400, { error: "invalid_grant" });
    const credential = {
      method: "private_key_jwt",
      key: await newClientKey("ES256"),
      audience: "issuer",
    } as const;
    const signs = { client: { authentication: "private_key_jwt" } };
    for (const [algorithms, expected] of [
      [["ES256"], "ok"],
      [["RS256"], "failed"],
      [undefined, "ok"],
    ] as const)
      expect(
        await outcome(
          tryClient(
            probe({ credential }, signs, { token_endpoint_auth_signing_alg_values_supported: algorithms }),
          ),
        ),
        `${algorithms}`,
      ).toBe(expected);
  });

  it("says nothing of its secret in what it found", async () => {
    pages["/token"] = json(401, { error: "invalid_client", error_description: "no" });
    expect(JSON.stringify(await tryClient(probe()))).not.toContain("s3cret");
  });
});

describe("the way back to us", () => {
  /** Sends the browser back to us, with this query. */
  const back =
    (query: string): Reply =>
    (...given) =>
      json(302, {}, { location: `${callbackUrl("corp")}?${query}` })(...given);

  it.each<[string, Reply, string]>([
    ["known where nobody is signed in", back("error=login_required&state=x"), "ok"],
    ["known where somebody would have to choose", back("error=account_selection_required"), "ok"],
    ["known with a code", back("code=x"), "ok"],
    ["refused with a page", json(400, { error: "invalid_redirect_uri" }), "failed"],
    ["refused for a scope", back("error=invalid_scope"), "failed"],
    ["taken, but not our way", back("error=unauthorized_client"), "failed"],
    ["not told by a page of its own", json(200, {}), "skipped"],
    [
      "not told by a redirect to elsewhere",
      json(302, {}, { location: "https://evil.test/?error=login_required" }),
      "skipped",
    ],
    ["not told where nobody answers", breaksOff, "failed"],
  ])("is %s", async (_, reply, expected) => {
    pages["/authorize"] = reply;
    expect(await outcome(checkRedirect(probe()))).toBe(expected);
  });

  it("is asked without showing anything to anybody, with a challenge, and another one each time", async () => {
    const asked: URLSearchParams[] = [];
    pages["/authorize"] = (request, response, body) => {
      asked.push(new URL(request.url ?? "", issuer).searchParams);
      back("error=login_required")(request, response, body);
    };
    for (let times = 0; times < 2; times++) await checkRedirect(probe());
    const [one, other] = asked;
    expect(one?.get("prompt")).toBe("none");
    expect(one?.get("code_challenge_method")).toBe("S256");
    for (const name of ["state", "nonce", "code_challenge"])
      expect(one?.get(name)).not.toBe(other?.get(name));
  });
});

describe("a pushed request", () => {
  const endpoint = () => ({ pushed_authorization_request_endpoint: `${issuer}/par` });
  const taken = json(201, { request_uri: "urn:x" });
  const refused = json(400, { error: "invalid_request" });

  it.each<[string, object, Reply, string]>([
    ["auto", {}, taken, "ok"],
    ["auto", {}, refused, "skipped"],
    ["always", { client: { pushedRequests: "always" } }, refused, "failed"],
    ["never", { client: { pushedRequests: "never" } }, taken, "skipped"],
  ])("%s, with %j: %#", async (_, settings, reply, expected) => {
    pages["/par"] = reply;
    const asked = probe({}, settings, endpoint());
    expect(await outcome(pushRequest(asked))).toBe(expected);
    expect(asked.pushed?.searchParams.get("request_uri") ?? null).toBe(expected === "ok" ? "urn:x" : null);
  });

  it("is not tried where it is not announced, or where our client proves nothing", async () => {
    expect(await outcome(pushRequest(probe()))).toBe("skipped");
    expect(await outcome(pushRequest(probe({ credential: null }, {}, endpoint())))).toBe("skipped");
  });
});

describe("userinfo", () => {
  it.each<[string, Reply, Reply, string]>([
    ["answers a service account", json(200, { access_token: "t" }), json(200, { sub: "x" }), "ok"],
    [
      "answers with a signed document",
      json(200, { access_token: "t" }),
      (_, response) => response.writeHead(200, { "content-type": "application/jwt" }).end("e.y.J"),
      "ok",
    ],
    ["asks for a person's token", json(400, {}), json(401, {}), "ok"],
    ["refuses a service account", json(200, { access_token: "t" }), json(403, {}), "skipped"],
    [
      "answers with a page",
      json(400, {}),
      (_, response) => response.writeHead(200, { "content-type": "text/html" }).end("<html>"),
      "skipped",
    ],
    ["is broken", json(400, {}), json(500, {}), "skipped"],
    ["is gone", json(400, {}), breaksOff, "skipped"],
    ["cannot be asked", breaksOff, json(200, {}), "skipped"],
  ])("that %s", async (_, token, userinfo, expected) => {
    pages["/token"] = token;
    pages["/userinfo"] = userinfo;
    expect(await outcome(tryUserinfo(probe()))).toBe(expected);
  });

  it("that there is not is no failure: the ID token may have everything", async () => {
    expect(await outcome(tryUserinfo(probe({}, {}, { userinfo_endpoint: undefined })))).toBe("skipped");
  });

  it("gets no token that was made up, and none where our client proves nothing", async () => {
    const sent: (string | undefined)[] = [];
    pages["/token"] = json(200, { access_token: 7 });
    pages["/userinfo"] = (request, response, body) => {
      sent.push(request.headers.authorization);
      json(401, {})(request, response, body);
    };
    await tryUserinfo(probe());
    await tryUserinfo(probe({ credential: null }));
    expect(sent).toEqual([undefined, undefined]);
  });
});
