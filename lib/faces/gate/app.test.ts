import { beforeAll, beforeEach, describe, expect, it, vi } from "vitest";
import { gateApp } from "@/lib/faces/gate/app";
import { routes } from "@/lib/faces/gate/routes";
import { stubProductEnv } from "@/lib/testing/stub-product-env";

/* The gate without its servers: what is where, and whom it answers. */

const fake = vi.hoisted(() => ({ auth: async (_: Request): Promise<Response> => new Response("decided") }));
vi.mock("@/lib/doors/mail/dovecot-auth", () => ({ dovecotAuth: (request: Request) => fake.auth(request) }));

const token = "test-machine-token-0123456789";
beforeAll(() => stubProductEnv({ MACHINE_NETWORKS: "172.22.1.0/24" }));
beforeEach(() => {
  fake.auth = async () => new Response("decided");
});

const ask = (path: string, init: RequestInit = {}, peer = "203.0.113.9") =>
  gateApp().fetch(new Request(`http://gate.test${path}`, init), {
    incoming: { socket: { remoteAddress: peer } },
    outgoing: {},
  } as never);
const withToken = { method: "POST", headers: { "x-letterlock-token": token } };

describe("the gate", () => {
  it("has the machine plane and its health, and nothing else", () =>
    expect(routes.map(({ method, path }) => `${method} ${path}`)).toEqual([
      "POST /api/dovecot/auth",
      "POST /api/dovecot/userdb",
      "GET /api/sogo/auth",
      "GET /api/health",
    ]));

  it.each([
    ["GET", "/"],
    ["GET", "/api"],
    ["GET", "/api/dovecot/auth"],
    ["PUT", "/api/dovecot/auth"],
    ["POST", "/api/dovecot/auth/"],
    ["POST", "/api/dovecot/Auth"],
    ["POST", "/api/dovecot/%61uth/x"],
    ["POST", "/api/sogo/auth"],
    ["GET", "/api/v1/admin/domains"],
    ["GET", "/admin"],
  ])("has nothing at %s %s", async (method, path) => {
    const response = await ask(path, { method, headers: { "x-letterlock-token": token } });
    expect([response.status, await response.json()]).toEqual([404, { error: "not-found" }]);
  });

  it.each([
    ["POST", "/api/dovecot/auth"],
    ["POST", "/api/dovecot/userdb"],
    ["GET", "/api/sogo/auth"],
  ])("answers nobody at %s %s who is no machine of ours, before anything is read", async (method, path) => {
    const body = method === "POST" ? { body: "{}" } : {};
    for (const headers of [
      {},
      { "x-letterlock-token": "wrong" },
      { "x-forwarded-for": "172.22.1.5" },
      { "x-real-ip": "172.22.1.5" },
    ])
      expect((await ask(path, { method, headers: headers as Record<string, string>, ...body })).status).toBe(
        403,
      );
  });

  it("knows a machine by its token, or by the address of the connection itself", async () => {
    expect(await (await ask("/api/dovecot/auth", withToken)).text()).toBe("decided");
    expect((await ask("/api/dovecot/auth", { method: "POST" }, "172.22.1.5")).status).toBe(200);
    expect((await ask("/api/dovecot/auth", { method: "POST" }, "::ffff:172.22.1.5")).status).toBe(200);
    expect((await ask("/api/dovecot/auth", { method: "POST" }, "172.22.2.5")).status).toBe(403);
  });

  it("takes a fault of ours for an outage: nobody's password is wrong by it, and nothing is told", async () => {
    fake.auth = async () => {
      throw new TypeError("secret detail");
    };
    const response = await ask("/api/dovecot/auth", withToken);
    expect(response.status).toBe(503);
    expect(await response.text()).not.toContain("secret detail");
  });
});
