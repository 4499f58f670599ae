import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { setIdentityProvider } from "@/lib/accounts/identity-provider/set-identity-provider";
import { testConnection } from "@/lib/accounts/identity-provider/test-connection";
import { testDatabase } from "@/lib/testing/database";
import { createTestDomain } from "@/lib/testing/fixtures";
import { say } from "@/lib/words/text";

const database = testDatabase();
let server: Server;
let issuer = "";
let announcedIssuer: string | null = null;
let tokenAnswer: [status: number, body: object] = [400, { error: "invalid_grant" }];
/** Entries of the discovery document over the honest ones. */
let announced: Record<string, string> = {};
let clockOffMs: number | null = 0;
let userinfoAnswer: [status: number, body: object] = [401, {}];
/** The credentials that reached the token endpoint. */
let received: string[] = [];

beforeAll(async () => {
  server = createServer((request, response) => {
    if (request.url === "/token") received.push(request.headers.authorization ?? "none");
    const answers: Record<string, [number, object]> = {
      "/.well-known/openid-configuration": [
        200,
        {
          issuer: announcedIssuer ?? issuer,
          authorization_endpoint: `${issuer}/authorize`,
          token_endpoint: `${issuer}/token`,
          jwks_uri: `${issuer}/keys`,
          ...announced,
        },
      ],
      "/keys": [200, { keys: [{ kty: "RSA", alg: "RS256" }] }],
      "/token": tokenAnswer,
      "/userinfo": userinfoAnswer,
    };
    const [status, body] = answers[request.url ?? ""] ?? [404, {}];
    response.sendDate = false;
    if (clockOffMs !== null) response.setHeader("date", new Date(Date.now() + clockOffMs).toUTCString());
    response.writeHead(status, { "content-type": "application/json" }).end(JSON.stringify(body));
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  issuer = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});
beforeEach(() => {
  announcedIssuer = null;
  announced = {};
  clockOffMs = 0;
  userinfoAnswer = [401, {}];
  tokenAnswer = [400, { error: "invalid_grant" }];
  received = [];
});
afterAll(() => void server.close());

type Form = Parameters<typeof testConnection>[1]["provider"];
async function outcomes(provider: Form) {
  const all: Record<string, string> = {};
  for await (const { step, outcome } of testConnection(database.context(), { provider })) all[step] = outcome;
  return all;
}
const form = (): Form => ({ slug: "unsaved", kind: "oidc", issuer, clientId: "us", clientSecret: "s e:c" });

describe("testConnection", () => {
  it("tries an unsaved form, with credentials encoded as RFC 6749 2.3.1 asks for", async () => {
    expect(await outcomes(form())).toEqual({
      "name-resolution": "ok",
      tls: "ok",
      discovery: "ok",
      issuer: "ok",
      keys: "ok",
      clock: "ok",
      "client-authentication": "ok",
      "pushed-request": "skipped",
      "redirect-url": "failed",
      userinfo: "skipped",
      addresses: "ok",
    });
    expect(received).toEqual([`Basic ${Buffer.from("us:s+e%3Ac").toString("base64")}`]);
  });

  it.each([
    [401, "invalid_client", "failed"],
    [400, "unauthorized_client", "failed"],
    [503, "temporarily_unavailable", "failed"],
    [400, "invalid_request", "skipped"],
  ])("reads the refusal %i %s as %s", async (status, error, outcome) => {
    tokenAnswer = [status, { error }];
    expect(await outcomes(form())).toMatchObject({ "client-authentication": outcome });
  });

  const findingOf = async (wanted: string, provider = form()) => {
    for await (const { step, outcome, what, advice } of testConnection(database.context(), { provider }))
      if (step === wanted) return `${outcome}: ${say(what)} ${advice ? say(advice) : ""}`;
    return null;
  };

  it.each([
    [0, /^ok: Its clock matches ours/],
    [-20_000, /^ok: Its clock is (19|20) s behind ours; 30 s are tolerated/],
    [125_000, /^failed: Its clock is 12[45] s ahead of ours.*NTP.*raise this provider's clock tolerance/],
    [-3_600_000, /^failed: Its clock is (3,599|3,600) s behind ours; 30 s are tolerated\. [^U]*\(NTP\)\.$/],
    [null, /^skipped/],
  ])("compares clocks that are %i ms apart", async (off, finding) => {
    clockOffMs = off;
    expect(await findingOf("clock")).toMatch(finding);
  });

  it("forgives as much as the provider's settings say", async () => {
    clockOffMs = 125_000;
    const settings = { clockToleranceSeconds: 180 };
    expect(await findingOf("clock", { ...form(), settings })).toMatch(/^ok: .*180 s are tolerated/);
  });

  it.each<[number, object, RegExp]>([
    [401, {}, /^ok: It's there, and asks for the token/],
    [200, { sub: "x" }, /^ok: It responds/],
    [404, {}, /^skipped: It answered 404/],
    [503, { error: "busy" }, /^skipped: It answered 503 busy/],
  ])("says of a userinfo that answers %i %j what it means", async (status, body, finding) => {
    announced = { userinfo_endpoint: `${issuer}/userinfo` };
    userinfoAnswer = [status, body];
    expect(await findingOf("userinfo")).toMatch(finding);
  });

  it.each([
    ["https://10.0.0.1/keys", /10\.0\.0\.1 is in a private network, and not allowed/],
    ["https://169.254.169.254/keys", /no identity provider can have/],
  ])("does not go where this provider may not lead: %s", async (jwks_uri, finding) => {
    announced = { jwks_uri };
    expect(await findingOf("discovery")).toMatch(finding);
  });

  it("warns of a provider that could bring people of any domain, or whose addresses nothing proves", async () => {
    await createTestDomain(database.context(), { name: "open.test" });
    expect(await outcomes(form())).toMatchObject({ addresses: "warning" });
    const settings = { allowedDomains: ["open.test"] };
    expect(await outcomes({ ...form(), settings })).toMatchObject({ addresses: "ok" });
    const byName = { ...settings, emailClaim: "preferred_username" };
    expect(await outcomes({ ...form(), settings: byName })).toMatchObject({ addresses: "warning" });
  });

  it("sends no secret to a provider that calls itself something else", async () => {
    announcedIssuer = "https://elsewhere.test";
    expect(await outcomes(form())).toMatchObject({ issuer: "failed", "client-authentication": "skipped" });
    expect(received).toEqual([]);
  });

  it("sends a stored secret to nobody but the issuer it was stored for", async () => {
    const context = database.context();
    await setIdentityProvider(context, {
      slug: "stored",
      kind: "oidc",
      issuer: "https://honest.test",
      clientId: "us",
      clientSecret: "stored-secret",
      verify: false,
    });
    const moved = await outcomes({ slug: "stored", issuer });
    expect(moved).toMatchObject({ issuer: "ok", "client-authentication": "failed" });
    expect(received).toEqual([]);
    await setIdentityProvider(context, { slug: "stored", issuer, clientSecret: "stored-secret" });
    expect(await outcomes({ slug: "stored" })).toMatchObject({ "client-authentication": "ok" });
    expect(await outcomes({ slug: "stored", clientId: "other" })).toMatchObject({
      "client-authentication": "failed",
    });
    const endpoints = { token: `${issuer}/token?elsewhere` };
    expect(await outcomes({ slug: "stored", settings: { endpoints } })).toMatchObject({
      "client-authentication": "failed",
    });
    expect(received).toEqual([`Basic ${Buffer.from("us:stored-secret").toString("base64")}`]);
  });

  it("asks nothing of a metadata service, stops at an unknown name, and at TLS for a closed port", async () => {
    const metadata = outcomes({ ...form(), issuer: "https://169.254.169.254" });
    await expect(metadata).rejects.toMatchObject({
      code: "invalid-input",
      fields: { "provider.issuer": expect.any(String) },
    });
    const unknown = await outcomes({ ...form(), issuer: "https://nobody.invalid" });
    expect(unknown).toMatchObject({ "name-resolution": "failed", tls: "skipped" });
    expect(await outcomes({ ...form(), issuer: "https://127.0.0.1:1" })).toMatchObject({
      tls: "failed",
      discovery: "skipped",
    });
  });

  it("goes to the endpoints entered by hand, without a discovery document when they are enough", async () => {
    announcedIssuer = "https://elsewhere.test";
    const endpoints = {
      authorization: `${issuer}/authorize`,
      token: `${issuer}/token`,
      jwks: `${issuer}/keys`,
    };
    expect(await outcomes({ ...form(), settings: { endpoints } })).toMatchObject({
      discovery: "skipped",
      issuer: "skipped",
      keys: "ok",
      "client-authentication": "ok",
    });
    announcedIssuer = null;
    received = [];
    const wrongKeys = { ...form(), settings: { endpoints: { jwks: `${issuer}/nowhere` } } };
    expect(await outcomes(wrongKeys)).toMatchObject({ discovery: "ok", keys: "failed" });
  });

  it("is for superadmins, and refuses what could not be saved", async () => {
    const domainAdmin = { kind: "domain-admin", id: "1", name: "d", domains: ["a.test"] } as const;
    const asDomainAdmin = testConnection(database.context(domainAdmin), { provider: form() });
    await expect(asDomainAdmin.next()).rejects.toMatchObject({ code: "forbidden" });
    const incomplete = testConnection(database.context(), { provider: { slug: "unsaved", kind: "oidc" } });
    await expect(incomplete.next()).rejects.toMatchObject({ code: "invalid-input" });
  });
});
