import { once } from "node:events";
import { createServer, type ServerResponse } from "node:http";
import type { Socket } from "node:net";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type PrivateNginx, startPrivateNginx } from "./private-nginx";

/*
 * What the public door answers by itself, before the portal sees anything; the fake behind it answers everything with
 * 200 as long as it is up.
 */

let nginx: PrivateNginx;
let isUp = true;
let lastOfWeb: Socket | undefined;
/** Connections to SOGo that have had their answer. */
const answered = new WeakSet<object>();

const answer = (text: string) => (_: unknown, response: ServerResponse) =>
  void (isUp ? response.end(text) : response.destroy());

beforeAll(async () => {
  nginx = await startPrivateNginx({
    web: (request, response) => {
      lastOfWeb = request.socket;
      answer("the portal")(request, response);
    },
    gate: answer("the gate"),
    sogo: (request, response) => {
      if (answered.has(request.socket)) return void request.socket.resetAndDestroy();
      answered.add(request.socket);
      response.end("SOGo");
    },
  });
});
afterAll(() => nginx.stop());

async function ask(method: string, path: string) {
  const { status, headers, body } = await nginx.ask(method, path);
  const isProblem = headers["content-type"] === "application/problem+json";
  return { status, headers, body: isProblem ? JSON.parse(body) : body };
}

describe("a path", () => {
  it.each([
    ...["/api/v1/admin/domains/%ff", "/api/v1/admin/mailboxes/%FF", "/api/auth/backchannel-logout/%ff"],
    ...[
      "/api/auth/callback/%ff",
      "/admin/mailboxes/%ff",
      "/%c0%80",
      "/api/v1/%ed%a0%80",
      "/api/%f5%80%80%80",
    ],
    ...["/api/v1/%e2%82", "/api/v1/user/%", "/api/v1/user/%zz", "/%", "/api/../../x"],
  ])("that is no UTF-8, or no path, is refused in words: %s", async (path) => {
    const { status, headers, body } = await ask("GET", path);
    expect(status).toBe(400);
    expect(headers["x-content-type-options"]).toBe("nosniff");
    expect(body).toMatchObject({ code: "invalid-input", status: 400 });
  });

  it.each([
    ...["/", "/api/v1/admin/mailboxes/b%C3%BCcher%40x.test", "/api/v1/%E2%82%AC/%F0%9F%98%80"],
    ...["/api/v1/admin/domains?search=%ff", "/admin/templates/a%20b?next=%2Fx"],
  ])("that is one goes through: %s", async (path) => {
    expect(await ask("GET", path)).toMatchObject({ status: 200, body: "the portal" });
  });
});

describe("a method", () => {
  it.each(["TRACE", "PROPFIND", "MKCOL", "LOCK"])(
    "that no API has is refused in words: %s",
    async (method) => {
      const { status, headers, body } = await ask(method, "/api/v1/admin/domains");
      expect(status).toBe(405);
      expect(headers.allow).toBe("GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS");
      expect(body).toMatchObject({ code: "method-not-allowed", status: 405 });
    },
  );

  it("TRACE is refused everywhere, and what pages know of methods is theirs to say", async () => {
    expect((await ask("TRACE", "/")).status).toBe(405);
    expect((await ask("PROPFIND", "/")).body).toBe("the portal");
    for (const method of ["OPTIONS", "PATCH", "DELETE"])
      expect((await ask(method, "/api/v1/user/profile")).status).toBe(200);
  });
});

it("asks SOGo on a connection of its own each time: SOGo ends those that it kept just when the next request comes", async () => {
  for (let asked = 0; asked < 3; asked++)
    expect(await ask("POST", "/SOGo/so/alice@demo.test/Mail/0/folderDrafts/newDraft1-1/send")).toMatchObject({
      status: 200,
      body: "SOGo",
    });
});

it("ends a connection to the portal before the portal does", async () => {
  await ask("GET", "/");
  await once(lastOfWeb as Socket, "end", {
    signal: AbortSignal.timeout(createServer().keepAliveTimeout - 1_000),
  });
});

it("tells programs what is nowhere, and that the portal is down, as problems", async () => {
  expect(await ask("POST", "/api/dovecot/auth")).toMatchObject({ status: 404, body: { code: "not-found" } });
  isUp = false;
  const { status, headers, body } = await ask("GET", "/api/v1/user/profile");
  expect({ status, body }).toMatchObject({ status: 503, body: { code: "unavailable" } });
  expect(headers["retry-after"]).toBe("5");
  expect((await ask("GET", "/")).headers["content-type"]).toMatch(/^text\/html/);
});
