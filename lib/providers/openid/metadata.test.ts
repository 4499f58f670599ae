import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { describe, expect, it } from "vitest";
import {
  discoveryUrl,
  insecureEndpoint,
  knownProvider,
  manualMetadata,
  metadataFor,
  metadataSchema,
  providerFor,
  readProvider,
} from "@/lib/providers/openid/discovery";
import { openIdSettings, providerEndpoints } from "@/lib/providers/openid/openid-settings";

const at = "https://id.demo.test";
const needed = {
  issuer: at,
  authorization_endpoint: `${at}/authorize`,
  token_endpoint: `${at}/token`,
  jwks_uri: `${at}/keys`,
};
const optional = [
  "userinfo_endpoint",
  "end_session_endpoint",
  "pushed_authorization_request_endpoint",
] as const;

describe("a discovery document", () => {
  it.each([
    [at, `${at}/.well-known/openid-configuration`],
    [`${at}/`, `${at}/.well-known/openid-configuration`],
    [`${at}/realms/demo`, `${at}/realms/demo/.well-known/openid-configuration`],
    [`${at}/realms/demo/`, `${at}/realms/demo/.well-known/openid-configuration`],
  ])("of %s is at %s (Discovery 1.0, section 4)", (issuer, url) => expect(discoveryUrl(issuer)).toBe(url));

  it.each(Object.keys(needed))("without %s is none", (name) => {
    expect(metadataSchema.safeParse(needed).success).toBe(true);
    for (const value of [undefined, null, 7, ["x"]])
      expect(metadataSchema.safeParse({ ...needed, [name]: value }).success, `${value}`).toBe(false);
  });

  it("keeps what we do not know, and takes no address that is none", () => {
    expect(metadataSchema.parse({ ...needed, prompt_values_supported: ["login"] })).toMatchObject({
      prompt_values_supported: ["login"],
    });
    for (const name of optional)
      expect(metadataSchema.safeParse({ ...needed, [name]: "/relative" }).success, name).toBe(false);
  });

  it.each([...Object.keys(needed).filter((name) => name !== "issuer"), ...optional])(
    "of an encrypted provider with a plain %s would give secrets away",
    (name) => {
      for (const url of [
        "http://id.demo.test/x",
        "http://127.0.0.1/x",
        "ftp://id.demo.test/x",
        "javascript:x",
      ])
        expect(insecureEndpoint(at, { ...needed, [name]: url }), url).toBe(url);
      expect(insecureEndpoint(at, { ...needed, [name]: `${at}/x` })).toBeUndefined();
      expect(
        insecureEndpoint("http://localhost:8080", { ...needed, [name]: "http://localhost/x" }),
      ).toBeUndefined();
    },
  );
});

describe("endpoints that are entered by hand", () => {
  const byHand = { authorization: `${at}/a`, token: `${at}/t`, jwks: `${at}/k` };
  const source = (endpoints?: object) => ({ issuer: at, settings: { endpoints } });

  it("are enough from three on: nobody is asked then", () => {
    expect(manualMetadata(source(byHand))).toEqual({
      issuer: at,
      authorization_endpoint: `${at}/a`,
      token_endpoint: `${at}/t`,
      jwks_uri: `${at}/k`,
    });
    for (const name of Object.keys(byHand))
      expect(manualMetadata(source({ ...byHand, [name]: undefined })), name).toBeNull();
    expect(manualMetadata(source())).toBeNull();
    expect(manualMetadata(source({}))).toBeNull();
  });

  it("stand over those of the document, each by its own name", () => {
    const whole = {
      ...byHand,
      userinfo: `${at}/u`,
      endSession: `${at}/e`,
      pushedAuthorization: `${at}/p`,
    };
    const document = { ...needed, ...Object.fromEntries(optional.map((name) => [name, `${at}/announced`])) };
    const { metadata } = knownProvider(source(whole), { document, standsAt: "public" });
    expect(metadata).toEqual({
      issuer: at,
      authorization_endpoint: `${at}/a`,
      token_endpoint: `${at}/t`,
      jwks_uri: `${at}/k`,
      userinfo_endpoint: `${at}/u`,
      end_session_endpoint: `${at}/e`,
      pushed_authorization_request_endpoint: `${at}/p`,
    });
    const { metadata: announced } = knownProvider(source({ token: `${at}/t` }), {
      document,
      standsAt: "public",
    });
    expect(announced).toEqual({ ...document, token_endpoint: `${at}/t` });
  });

  it.each([
    { authorization: "http://id.demo.test/a" },
    { token: "id.demo.test" },
    { jwks: "https://169.254.169.254/k" },
    { userinfo: "https://u:p@id.demo.test/" },
    { unknown: `${at}/x` },
  ])("are refused as %j", (endpoints) => expect(providerEndpoints.safeParse(endpoints).success).toBe(false));
});

describe("the settings of a provider of OpenID Connect", () => {
  it("have defaults for all, which let nobody in by an unproven address", () => {
    expect(openIdSettings.parse({})).toMatchObject({
      scopes: "openid profile email",
      requireVerifiedEmail: true,
      emailClaim: "email",
      createOnSignIn: true,
      clockToleranceSeconds: 30,
      client: { authentication: "client_secret_basic", assertionAudience: "issuer", pushedRequests: "auto" },
      mailPassword: { enabled: false },
      sync: { enabled: false, importUsers: false, leavers: "receive-only" },
    });
  });

  it.each([
    ["scopes", "openid", true],
    ["scopes", "email  openid", true],
    ["scopes", "email profile", false],
    ["scopes", "openidx", false],
    ["scopes", "OPENID", false],
    ["scopes", `openid ${"x".repeat(500)}`, false],
    ["clockToleranceSeconds", 0, true],
    ["clockToleranceSeconds", 300, true],
    ["clockToleranceSeconds", 301, false],
    ["clockToleranceSeconds", -1, false],
    ["clockToleranceSeconds", 1.5, false],
    ["emailClaim", "https://example.org/mail", true],
    ["emailClaim", "a.b.c.d.e.f.g.h.i.j", true],
    ["emailClaim", "a.b.c.d.e.f.g.h.i.j.k", false],
    ["emailClaim", "two words", false],
    ["emailClaim", "größe", false],
    ["emailClaim", "", false],
    ["allowedDomains", ["demo.test"], true],
    ["allowedDomains", [], false],
    ["allowedDomains", ["not a domain"], false],
    ["changedAddress", "rename", false],
    ["unknown", true, false],
    ["client", { authentication: "none" }, false],
    ["client", { authentication: "client_secret_jwt" }, false],
    ["mailPassword", { enabled: true, attribute: "two words" }, false],
    ["sync", { intervalMinutes: 1 }, true],
    ["sync", { intervalMinutes: 0 }, false],
    ["sync", { intervalMinutes: 10_081 }, false],
    ["sync", { guardPercent: 100 }, true],
    ["sync", { guardPercent: 101 }, false],
    ["sync", { pageSize: 9 }, false],
    ["sync", { pageSize: 2_001 }, false],
    ["sync", { missesBeforeLeaving: 0 }, false],
    ["sync", { graceHours: 0 }, false],
    ["sync", { leavers: "delete" }, false],
  ])("%s %j: taken %s", (name, value, taken) =>
    expect(openIdSettings.safeParse({ [name]: value }).success).toBe(taken),
  );
});

describe("what was read of a provider", () => {
  it("is good for five minutes, and read anew where that is asked for", async () => {
    let claimed: string | null = null;
    const server = createServer((_, response) =>
      response
        .writeHead(200, { "content-type": "application/json" })
        .end(JSON.stringify({ ...needed, issuer: claimed ?? issuer })),
    );
    await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
    const issuer = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
    const source = { issuer, settings: {} };
    expect((await providerFor(source)).metadata.issuer).toBe(issuer);
    claimed = "https://evil.test";
    expect((await metadataFor(source)).issuer).toBe(issuer);
    await expect(readProvider(source)).rejects.toMatchObject({ kind: "malformed" });
    expect((await metadataFor(source)).issuer, "a bad document replaces no good one").toBe(issuer);
    await new Promise((resolve) => server.close(resolve));
    expect((await metadataFor(source)).token_endpoint).toBe(needed.token_endpoint);
    await expect(readProvider(source)).rejects.toMatchObject({ code: "unavailable" });
  });
});
