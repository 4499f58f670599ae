import { describe, expect, it } from "vitest";
import { compareClocks } from "@/lib/providers/kinds/oidc/clock-step";
import { discover, matchIssuer, readKeys } from "@/lib/providers/kinds/oidc/discovery-steps";
import {
  breaksOff,
  discoveryDocument,
  json,
  outcomeOf,
  type Reply,
  testPages,
} from "@/lib/testing/openid-probe";

/* What each step makes of every answer that a provider could give. Nothing of it is a fault of ours. */

const { pages, issuer, probe } = testPages();

describe("the discovery document", () => {
  const discovered = async (reply: Reply, settings: object = {}) => {
    pages.set("/.well-known/openid-configuration", reply);
    const asked = probe({ metadata: null }, settings);
    return { outcome: await outcomeOf(discover(asked)), metadata: asked.metadata };
  };

  it("is kept for the steps after it", async () =>
    expect(await discovered(json(200, discoveryDocument(issuer())))).toEqual({
      outcome: "ok",
      metadata: discoveryDocument(issuer()),
    }));

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
        (await discovered(json(200, discoveryDocument(issuer(), { [name]: "http://169.254.169.254/x" }))))
          .outcome,
        name,
      ).toBe("failed");
  });

  it("is not read where all that we need is entered by hand", async () => {
    const endpoints = { authorization: `${issuer()}/a`, token: `${issuer()}/t`, jwks: `${issuer()}/k` };
    const { outcome: found, metadata } = await discovered(breaksOff, { endpoints });
    expect([found, metadata?.token_endpoint]).toEqual(["skipped", `${issuer()}/t`]);
  });
});

describe("the issuer", () => {
  it.each([
    ["the same", {}, "ok"],
    ["another scheme", { issuer: "https://127.0.0.1" }, "failed"],
  ])("is %s: %j", async (_, announced, expected) => {
    expect(await outcomeOf(Promise.resolve(matchIssuer(probe({}, {}, announced))))).toBe(expected);
  });

  it("with a slash more is another", async () =>
    expect(await outcomeOf(Promise.resolve(matchIssuer(probe({}, {}, { issuer: `${issuer()}/` }))))).toBe(
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
    pages.set("/keys", reply);
    expect(await outcomeOf(readKeys(probe()))).toBe(expected);
  });

  it.each([
    [["RS256", "HS256"], "ok"],
    [["HS256"], "failed"],
    [["none"], "failed"],
    [[], "failed"],
    ["RS256", "ok"],
    [undefined, "ok"],
  ])("sign by what is announced, %j: %s", async (algorithms, expected) => {
    pages.set("/keys", json(200, { keys: [key] }));
    const asked = probe({}, {}, { id_token_signing_alg_values_supported: algorithms });
    expect(await outcomeOf(readKeys(asked))).toBe(expected);
  });

  it("tell the provider's time, or do not", async () => {
    const asked = probe();
    pages.set(
      "/keys",
      json(200, { keys: [key] }, { date: new Date(Date.now() - 60_000).toUTCString(), age: "10" }),
    );
    await readKeys(asked);
    expect(Math.round(((asked.clock?.theirs ?? 0) - (asked.clock?.ours ?? 0)) / 10_000)).toBe(-5);
    pages.set("/keys", json(200, { keys: [key] }, { date: "soon" }));
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
    expect(await outcomeOf(compareClocks(probe({ clock }, { clockToleranceSeconds })))).toBe(expected);
  });

  it("that is not told is nobody's fault", async () =>
    expect(await outcomeOf(compareClocks(probe({ clock: null })))).toBe("skipped"));
});
