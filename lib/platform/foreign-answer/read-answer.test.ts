import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { gzipSync } from "node:zlib";
import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";
import { enteredReach } from "@/lib/platform/foreign-answer/reach";
import { endIn, readAnswer } from "@/lib/platform/foreign-answer/read-answer";
import { readJson } from "@/lib/platform/foreign-answer/read-json";

const named = vi.hoisted(() => ({ networks: [] as string[] }));
vi.mock("@/lib/platform/env", () => ({ env: () => ({ PROVIDER_NETWORKS: named.networks }) }));

let server: Server;
let base = "";
let answer: (request: IncomingMessage, response: ServerResponse) => void = () => undefined;
const json = (response: ServerResponse, body: unknown, status = 200) =>
  response.writeHead(status, { "content-type": "application/json; charset=utf-8" }).end(JSON.stringify(body));

beforeAll(async () => {
  server = createServer((request, response) => answer(request, response));
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  base = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});
afterAll(() => {
  server.close();
  server.closeAllConnections();
});

describe("readAnswer", () => {
  it("sends a form, and tells status, type and where the answer came from", async () => {
    const received: string[] = [];
    answer = async (request, response) => {
      for await (const chunk of request)
        received.push(`${request.method} ${request.headers["content-type"]} ${chunk}`);
      json(response, { error: "invalid_grant" }, 400);
    };
    const form = new URLSearchParams({ code: "a b" });
    const got = await readAnswer({ url: `${base}/token?x=1`, reach: enteredReach, form });
    expect(received).toEqual(["POST application/x-www-form-urlencoded code=a+b"]);
    expect(got).toMatchObject({
      status: 400,
      type: "application/json",
      from: "loopback",
      place: `${base}/token`,
    });
  });

  it("unpacks gzip", async () => {
    answer = (_, response) =>
      response
        .writeHead(200, { "content-type": "application/json", "content-encoding": "gzip" })
        .end(gzipSync('{"a":1}'));
    expect(await readJson({ url: base, reach: enteredReach })).toEqual({ a: 1 });
  });

  it.each([
    ["application/jwk-set+json", true],
    ["text/json", true],
    ["text/html", false],
    ["application/jsonx", false],
  ])("takes %s for JSON: %s", async (type, taken) => {
    answer = (_, response) => response.writeHead(200, { "content-type": type }).end("{}");
    const read = readJson({ url: base, reach: enteredReach });
    if (taken) expect(await read).toEqual({});
    else await expect(read).rejects.toMatchObject({ kind: "content-type", code: "invalid-input" });
  });

  it("keeps the provider's own words, escaped and short", async () => {
    answer = (_, response) =>
      json(
        response,
        { error: "invalid_client", error_description: `no\n"level":30${" x".repeat(900)}` },
        401,
      );
    await expect(readJson({ url: `${base}/t`, reach: enteredReach })).rejects.toMatchObject({
      kind: "status",
      answeredStatus: 401,
      words: { error: "invalid_client", description: expect.stringMatching(/^no "level":30( x){50,100} ?$/) },
      message: expect.stringContaining(`${base}/t answered 401 invalid_client: no "level"`),
    });
  });

  it.each([429, 500, 503])("takes %i for an outage", async (status) => {
    answer = (_, response) => json(response, {}, status);
    await expect(readJson({ url: base, reach: enteredReach })).rejects.toMatchObject({ code: "unavailable" });
  });

  it("ends when everything must have ended, and with the reason of whoever gives up", async () => {
    answer = () => undefined;
    const late = readAnswer({ url: base, reach: enteredReach, until: endIn(20) });
    await expect(late).rejects.toMatchObject({ kind: "timeout", code: "unavailable" });
    const signal = AbortSignal.abort(new Error("enough"));
    await expect(readAnswer({ url: base, reach: enteredReach, signal })).rejects.toThrow("enough");
  });

  it("keeps a connection only where it was told to", async () => {
    const ports = new Set<number | undefined>();
    answer = (request, response) => {
      ports.add(request.socket.remotePort);
      json(response, {});
    };
    for (let asked = 0; asked < 3; asked++)
      await readAnswer({ url: base, reach: enteredReach, keepsConnection: true });
    expect(ports.size).toBe(1);
    for (let asked = 0; asked < 3; asked++) await readAnswer({ url: base, reach: enteredReach });
    expect(ports.size).toBe(4);
  });
});

describe("reach", () => {
  const ask = (host: string, reach = enteredReach) =>
    readAnswer({ url: base.replace("127.0.0.1", host), reach, timeMs: 500 });

  it.each(["127.0.0.1", "2130706433", "0x7f.1", "[::ffff:127.0.0.1]", "localhost"])(
    "asks nothing at %s for a provider on the internet",
    async (host) => {
      answer = (_, response) => json(response, {});
      named.networks = [];
      await expect(ask(host, ["public"])).rejects.toMatchObject({
        kind: "address",
        code: "invalid-input",
        networkCode: "ADDRESS_REFUSED",
      });
      named.networks = ["127.0.0.0/8", "::1/128"];
      expect(await ask(host, ["public"])).toMatchObject({ status: 200 });
    },
  );

  it.each(["169.254.169.254", "[fe80::1]", "0.0.0.0", "100.100.100.200"])("never asks %s", async (host) => {
    named.networks = [];
    await expect(ask(host)).rejects.toMatchObject({ kind: "address" });
  });
});
