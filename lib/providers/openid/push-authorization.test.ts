import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { enteredReach } from "@/lib/platform/foreign-answer/reach";
import { endIn } from "@/lib/platform/foreign-answer/read-answer";
import type { KnownProvider } from "@/lib/providers/openid/discovery";
import { pushAuthorization, pushingOf } from "@/lib/providers/openid/push-authorization";

/* RFC 9126: what the browser would carry is handed over beforehand. */

const at = "https://id.demo.test";
const metadata = {
  issuer: at,
  authorization_endpoint: `${at}/authorize`,
  token_endpoint: `${at}/token`,
  jwks_uri: `${at}/keys`,
};
const endpoint = { pushed_authorization_request_endpoint: `${at}/par` };

describe("whether a request is pushed", () => {
  it.each([
    ["auto", {}, "no"],
    ["auto", endpoint, "if possible"],
    ["auto", { ...endpoint, require_pushed_authorization_requests: true }, "must"],
    ["auto", { ...endpoint, require_pushed_authorization_requests: "true" }, "if possible"],
    ["auto", { require_pushed_authorization_requests: true }, "no"],
    ["never", {}, "no"],
    ["never", endpoint, "no"],
    ["never", { ...endpoint, require_pushed_authorization_requests: true }, "must"],
    ["always", {}, "must"],
    ["always", endpoint, "must"],
  ] as const)("%s, where the provider announces %j: %s", (pushedRequests, announced, expected) =>
    expect(pushingOf({ pushedRequests }, { metadata: { ...metadata, ...announced } })).toBe(expected),
  );
});

let server: Server;
let base = "";
let answer: (response: ServerResponse) => void = () => undefined;
let received: { headers: IncomingMessage["headers"]; form: Record<string, string> } | null = null;

beforeAll(async () => {
  server = createServer(async (request, response) => {
    let body = "";
    for await (const chunk of request) body += chunk;
    received = { headers: request.headers, form: Object.fromEntries(new URLSearchParams(body)) };
    answer(response);
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  base = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});
afterAll(() => void server.close());

const says = (status: number, body: unknown, type = "application/json") => {
  answer = (response) => response.writeHead(status, { "content-type": type }).end(JSON.stringify(body));
};
const client = {
  issuer: at,
  clientId: "mail",
  credential: { method: "client_secret_basic", secret: "s3cret" },
} as const;
const known = (changes: object = {}): KnownProvider => ({
  metadata: { ...metadata, pushed_authorization_request_endpoint: `${base}/par`, ...changes },
  reachOf: () => enteredReach,
});
const request = new URL(`${at}/authorize?client_id=mail&state=st4te&nonce=n0nce&code_challenge=ch`);
const push = (provider = known(), of = request, until?: number) =>
  pushAuthorization(client, provider, of, until);

describe("a pushed request", () => {
  it("leaves nothing for the browser but its own name and the client's (section 4)", async () => {
    says(201, { request_uri: "urn:ietf:params:oauth:request_uri:abc", expires_in: 60 });
    const address = await push();
    expect(address.origin + address.pathname).toBe(`${at}/authorize`);
    expect(Object.fromEntries(address.searchParams)).toEqual({
      client_id: "mail",
      request_uri: "urn:ietf:params:oauth:request_uri:abc",
    });
  });

  it("carries all of it to the provider, with the proof of a token request (section 2.1)", async () => {
    says(201, { request_uri: "urn:x" });
    await push();
    expect(received?.form).toEqual({
      client_id: "mail",
      state: "st4te",
      nonce: "n0nce",
      code_challenge: "ch",
    });
    expect(received?.headers.authorization).toBe(`Basic ${Buffer.from("mail:s3cret").toString("base64")}`);
    expect(received?.headers["content-type"]).toBe("application/x-www-form-urlencoded");
  });

  it("does not take what belongs to the endpoint's own address, and the browser keeps that (RFC 6749, section 3.1)", async () => {
    says(201, { request_uri: "urn:x" });
    const provider = known({ authorization_endpoint: `${at}/authorize?p=policy` });
    const address = await push(provider, new URL(`${at}/authorize?p=policy&state=st4te`));
    expect(received?.form).toEqual({ state: "st4te" });
    expect(Object.fromEntries(address.searchParams)).toEqual({
      p: "policy",
      client_id: "mail",
      request_uri: "urn:x",
    });
  });

  it("is not changed by being pushed", async () => {
    says(201, { request_uri: "urn:x" });
    const given = new URL(request);
    await push(known(), given);
    expect(given.href).toBe(request.href);
  });

  it("may be answered with 200, as some providers do", async () => {
    says(200, { request_uri: "urn:x" });
    expect((await push()).searchParams.get("request_uri")).toBe("urn:x");
  });

  it("is written into the address as one parameter, whatever it holds", async () => {
    says(201, { request_uri: "urn:x&client_id=evil#f" });
    const address = await push();
    expect(address.searchParams.getAll("client_id")).toEqual(["mail"]);
    expect(address.hash).toBe("");
  });
});

describe("a provider that does not take it", () => {
  it.each([
    [400, { error: "invalid_request" }, "status", "invalid-input"],
    [401, { error: "invalid_client" }, "status", "invalid-input"],
    [302, {}, "redirect", "invalid-input"],
    [503, {}, "status", "unavailable"],
    [201, {}, "malformed", "invalid-input"],
    [201, { request_uri: "" }, "malformed", "invalid-input"],
    [201, { request_uri: 7 }, "malformed", "invalid-input"],
    [201, { request_uri: "u".repeat(2_001) }, "malformed", "invalid-input"],
    [201, null, "malformed", "invalid-input"],
  ])("%i with %j is a problem of the kind %s, %s", async (status, body, kind, code) => {
    says(status, body);
    await expect(push()).rejects.toMatchObject({ kind, code });
  });

  it("that answers 201 with a page is one, too", async () => {
    says(201, "<html>", "text/html");
    await expect(push()).rejects.toMatchObject({ kind: "content-type" });
  });

  it("or announces no place for it is asked nothing", async () => {
    received = null;
    const provider = known({ pushed_authorization_request_endpoint: undefined });
    await expect(push(provider)).rejects.toMatchObject({ kind: "malformed", code: "invalid-input" });
    expect(received).toBeNull();
  });

  it("or does not answer in time is an outage", async () => {
    answer = () => undefined;
    await expect(push(known(), request, endIn(30))).rejects.toMatchObject({
      kind: "timeout",
      code: "unavailable",
    });
  });
});
