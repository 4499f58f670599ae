import { describe, expect, it } from "vitest";
import { restApi } from "@/lib/faces/rest/answer-rest";
import {
  limitCaller,
  limitStranger,
  perCaller,
  strangersPerNeighbourhood,
  wrongKeysPerNeighbourhood,
} from "@/lib/faces/rest/rate-limit";
import { testDatabase } from "@/lib/testing/database";
import { createRestFixture, keyFor } from "@/lib/testing/rest-fixture";
import { askRest, bearer } from "@/lib/testing/rest-request";

// A fixture of its own for nearly every test, and the machine may be busy.
const database = testDatabase();

const fixture = () => createRestFixture(database.context());

describe("a wrong request", () => {
  it("is told what is wrong", async () => {
    const { keys } = await fixture();
    const headers = bearer(keys.admin.token);
    const path = await askRest("admin", "get", "/nothing", { headers });
    expect(path.status).toBe(404);
    expect(path.headers.get("content-type")).toBe("application/problem+json");
    expect(path.body).toMatchObject({ code: "not-found", status: 404, requestId: expect.any(String) });
    const method = await askRest("admin", "delete", "/domains", { headers });
    expect(method.status).toBe(405);
    expect(method.headers.get("allow")).toBe("GET, HEAD, OPTIONS");
    expect(method.body).toMatchObject({ code: "method-not-allowed", status: 405 });
    const options = await askRest("admin", "options", "/mailboxes/a@b.test");
    expect(options.status).toBe(204);
    expect(options.headers.get("allow")).toBe("GET, HEAD, PUT, PATCH, DELETE, OPTIONS");
    expect((await askRest("admin", "options", "/nothing")).status).toBe(404);
    expect((await askRest("admin", "head", "/domains", { headers })).status).toBe(200);
    for (const broken of ["/domains/%E0%A4", "/domains/%ff", "/mailboxes/%c0%80", "/mailboxes/%ed%a0%80"])
      expect((await askRest("admin", "get", broken, { headers })).status).toBe(400);
    for (const odd of ["/domains/%00", "/mailboxes/%20", "/admins/%00", "/templates/%0a", "/app-links/%20"]) {
      const answer = await askRest("admin", "delete", odd, { headers });
      expect([400, 404], odd).toContain(answer.status);
    }
    const twice = await askRest("admin", "get", "/domains?limit=1&limit=2", { headers });
    expect(twice.body.errors).toEqual([{ field: "limit", detail: expect.any(String) }]);
    const body = await askRest("admin", "put", "/domains/x.test", { headers, body: { maxMailboxes: -1 } });
    expect(body.body.errors).toEqual([{ field: "maxMailboxes", detail: "must not be negative" }]);
  });

  it.each([
    ["patch", "/mailboxes/", { displayName: "\ud800" }, "displayName"],
    ["put", "/mailboxes/", { displayName: "a\udc00b" }, "displayName"],
    ["patch", "/mailboxes/", { "\ud800": 1 }, ""],
    ["put", "/aliases/x", { mailbox: "\ud800@x.test" }, "mailbox"],
  ])("says where half a character is: %s %s", async (method, path, body, field) => {
    const { keys, mailbox } = await fixture();
    const headers = bearer(keys.admin.token);
    const answer = await askRest("admin", method, `${path}${mailbox.address}`, { headers, body });
    expect(answer.status).toBe(400);
    expect(answer.body.errors).toEqual([{ field, detail: expect.stringContaining("incomplete character") }]);
  });

  it("is refused when it is no JSON or more than 1 MiB", async () => {
    const { keys } = await fixture();
    const send = (type: string, body: string) =>
      restApi("admin")(
        new Request("https://localhost:8443/api/v1/admin/domains/x.test", {
          method: "PUT",
          headers: { ...bearer(keys.admin.token), "content-type": type, "x-forwarded-for": "203.0.113.9" },
          body,
        }),
      );
    expect((await send("text/plain", "{}")).status).toBe(400);
    expect((await send("application/json", "{")).status).toBe(400);
    expect((await send("application/json", `"${"x".repeat(1024 * 1024)}"`)).status).toBe(400);
  });

  it("of a key without the scope says which one is missing", async () => {
    const { owners } = await fixture();
    const key = await keyFor(database.context(), owners.admin, ["domains:write", "mailboxes:read"]);
    const headers = bearer(key.token);
    expect((await askRest("admin", "get", "/domains", { headers })).status).toBe(200);
    const refused = await askRest("admin", "post", "/mailboxes", { headers, body: { address: "a@b.test" } });
    expect(refused.status).toBe(403);
    expect(refused.body.detail).toContain("mailboxes:write");
  });
});

describe("too many requests", () => {
  it("of one key are put off, not those of another", async () => {
    const { keys } = await fixture();
    const other = await fixture();
    const ask = (token: string) => askRest("user", "get", "/app-passwords", { headers: bearer(token) });
    expect((await ask(keys.user.token)).status).toBe(200);
    for (let sent = 1; sent < perCaller; sent++) await limitCaller(`key ${keys.user.id}`, null);
    const refused = await ask(keys.user.token);
    expect(refused.status).toBe(429);
    expect(Number(refused.headers.get("retry-after"))).toBeGreaterThan(0);
    expect((await ask(other.keys.user.token)).status).toBe(200);
  });

  it("with wrong keys slow wrong keys and nobody else", async () => {
    const { keys, session } = await fixture();
    const from = { "x-forwarded-for": "203.0.113.77" };
    const ask = (credential: Record<string, string>) =>
      askRest("user", "get", "/profile", { headers: { ...credential, ...from } });
    const wrong = bearer(`llk_${"y".repeat(43)}`);
    for (let sent = 0; sent < wrongKeysPerNeighbourhood; sent++) expect((await ask(wrong)).status).toBe(401);
    for (const credential of [wrong, { authorization: "Basic eDp5" }, bearer(keys.admin.token)])
      expect((await ask(credential)).status).toBe(429);
    expect((await ask(bearer(keys.user.token))).status).toBe(200);
    expect((await ask({ cookie: `__Host-letterlock=${session}` })).status).toBe(200);
    expect((await ask({})).status).toBe(401);
  });

  it("with no key slow nobody who has one", async () => {
    const { keys } = await fixture();
    const ip = "203.0.113.78";
    const from = { "x-forwarded-for": ip };
    for (let sent = 0; sent < strangersPerNeighbourhood; sent++) await limitStranger(ip, false);
    expect((await askRest("user", "get", "/profile", { headers: from })).status).toBe(429);
    const headers = { ...bearer(keys.user.token), ...from };
    expect((await askRest("user", "get", "/profile", { headers })).status).toBe(200);
  });
});
