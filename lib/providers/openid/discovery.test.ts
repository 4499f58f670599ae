import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { enteredReach } from "@/lib/platform/foreign-answer/reach";
import { knownProvider, type ProviderMetadata, readProvider } from "@/lib/providers/openid/discovery";

let server: Server;
let base = "";
const pages: Record<string, { status?: number; type?: string; location?: string; body: object | string }> =
  {};

const documentOf = (issuer: string, changes: object = {}): ProviderMetadata => ({
  issuer,
  authorization_endpoint: `${issuer}/authorize`,
  token_endpoint: `${issuer}/token`,
  jwks_uri: `${issuer}/keys`,
  ...changes,
});

beforeAll(async () => {
  server = createServer((request, response) => {
    const {
      status = 200,
      type = "application/json",
      location,
      body,
    } = pages[request.url?.split("/")[1] ?? ""] ?? {
      status: 404,
      body: { error: "Realm does not exist" },
    };
    response
      .writeHead(status, { "content-type": type, ...(location ? { location } : {}) })
      .end(typeof body === "string" ? body : JSON.stringify(body));
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  base = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  pages.honest = { body: documentOf(`${base}/honest`) };
  pages.scheme = { body: documentOf(`${base.replace("http:", "https:")}/scheme`) };
  pages.slash = { body: documentOf(`${base}/slash/`) };
  pages.page = { type: "text/html", body: "<html>" };
  pages.partial = { body: { issuer: `${base}/partial` } };
  pages.moved = { status: 302, location: "https://id.test/", body: "" };
  pages.broken = { status: 500, body: { error: "unknown_error", error_description: "Look into the log" } };
});
afterAll(() => void server.close());

const read = (issuer: string) => readProvider({ issuer, settings: {} });

describe("a discovery document that cannot be used", () => {
  it.each<[string, () => string, string, RegExp]>([
    [
      "is not there",
      () => `${base}/nowhere`,
      "invalid-input",
      /openid-configuration answered 404 Realm does not exist\.$/,
    ],
    [
      "names another scheme",
      () => `${base}/scheme`,
      "invalid-input",
      /calls itself https:.*\/scheme, but http:.*\/scheme is configured/,
    ],
    [
      "names a slash more",
      () => `${base}/slash`,
      "invalid-input",
      /calls itself .*\/slash\/, but .*\/slash is configured/,
    ],
    [
      "is a page for people",
      () => `${base}/page`,
      "invalid-input",
      /answered with text\/html instead of JSON/,
    ],
    [
      "is half of one",
      () => `${base}/partial`,
      "invalid-input",
      /isn't an OpenID Connect discovery document/,
    ],
    [
      "is elsewhere",
      () => `${base}/moved`,
      "invalid-input",
      /redirects elsewhere \(302\), which is not followed/,
    ],
    ["is broken", () => `${base}/broken`, "unavailable", /answered 500 unknown_error: Look into the log\.$/],
    [
      "comes by no TLS",
      () => `${base.replace("http:", "https:")}/honest`,
      "unavailable",
      /answers, but not with TLS/,
    ],
    [
      "is at a closed port",
      () => "https://127.0.0.1:1",
      "unavailable",
      /Nothing is listening on this port\. \(ECONNREFUSED\)/,
    ],
    [
      "is at no host",
      () => "https://nobody.invalid",
      "unavailable",
      /The host name does not exist|name server/,
    ],
  ])("says why: it %s", async (_, issuer, code, message) => {
    await expect(read(issuer())).rejects.toMatchObject({ code, message: expect.stringMatching(message) });
  });
});

describe("where a provider may lead", () => {
  const source = { issuer: "https://id.test", settings: { endpoints: { token: "https://10.0.0.1/token" } } };

  it.each([
    ["public", ["public"]],
    ["private", ["public", "private"]],
    ["loopback", ["public", "loopback"]],
    ["special", ["public"]],
  ] as const)(
    "is the internet and its own kind of network, from a document that came from a %s address",
    (standsAt, reach) => {
      const provider = knownProvider(source, { document: documentOf("https://id.test"), standsAt });
      expect(provider.reachOf(provider.metadata.jwks_uri)).toEqual(reach);
      expect(provider.reachOf("https://10.0.0.1/token"), "an administrator's own word").toEqual(enteredReach);
    },
  );

  it("is told by the address that the document really came from", async () => {
    const { metadata, reachOf } = await read(`${base}/honest`);
    expect(reachOf(metadata.token_endpoint)).toEqual(["public", "loopback"]);
  });
});
