import { eq } from "drizzle-orm";
import { describe, expect, it, vi } from "vitest";
import { createAdminSession } from "@/lib/admin-session/create-session";
import { adminSession, secondFactor } from "@/lib/db/schema";
import { setMailboxState } from "@/lib/mailbox/set-mailbox-state";
import { restApi } from "@/lib/rest/answer-rest";
import { limitCaller, perCaller, wrongKeysPerNeighbourhood } from "@/lib/rest/rate-limit";
import { testDatabase } from "@/lib/testing/database";
import { createTestDomain, createTestMailbox } from "@/lib/testing/fixtures";
import { askRest, bearer } from "@/lib/testing/rest-request";
import { createRestWorld, keyFor } from "@/lib/testing/rest-world";

// A world of its own for nearly every test, and the machine may be busy.
vi.setConfig({ testTimeout: 30_000, hookTimeout: 60_000 });
const database = testDatabase();

const world = () => createRestWorld(database.context());

describe("two editors", () => {
  it("get an ETag and are refused over a stale one, with what was changed", async () => {
    const { keys, mailbox } = await world();
    const path = `/mailboxes/${mailbox.address}`;
    const headers = bearer(keys.admin.token);
    const { headers: seen } = await askRest("admin", "get", path, { headers });
    const etag = seen.get("etag") ?? "";
    expect(etag).toMatch(/^"v\d+"$/);
    const edit = { headers: { ...headers, "if-match": etag } };
    const first = await askRest("admin", "patch", path, { ...edit, body: { displayName: "One" } });
    expect(first.status).toBe(200);
    expect(first.headers.get("etag")).not.toBe(etag);
    const second = await askRest("admin", "patch", path, { ...edit, body: { displayName: "Two" } });
    expect(second.status).toBe(412);
    expect(second.body).toMatchObject({
      type: "urn:letterlock:problem:conflict",
      code: "conflict",
      errors: expect.arrayContaining([
        { field: "displayName", detail: expect.stringContaining('is now "One"') },
      ]),
    });
    const gone = await askRest("admin", "delete", path, edit);
    expect(gone.status).toBe(412);
  });

  it("may leave If-Match out or say any, but not nonsense", async () => {
    const { keys, domain } = await world();
    const patch = (tag: Record<string, string>) =>
      askRest("admin", "patch", `/domains/${domain}`, {
        headers: { ...bearer(keys.admin.token), ...tag },
        body: { maxMailboxes: 3 },
      });
    expect((await patch({})).status).toBe(200);
    expect((await patch({ "if-match": "*" })).status).toBe(200);
    expect((await patch({ "if-match": "W/3" })).status).toBe(400);
  });
});

describe("PUT", () => {
  it("creates, changes, and may be repeated", async () => {
    const { keys } = await world();
    const put = () =>
      askRest("admin", "put", "/domains/put.test", {
        headers: bearer(keys.admin.token),
        body: { maxMailboxes: 3 },
      });
    const [created, again, onceMore] = [await put(), await put(), await put()];
    expect(created.status).toBe(201);
    expect(again.status).toBe(200);
    expect(onceMore.body).toEqual(created.body);
    expect(onceMore.body).toMatchObject({ name: "put.test", maxMailboxes: 3, version: 1 });
  });

  it("takes an address in any spelling that means it", async () => {
    const { keys, domain } = await world();
    const path = `/mailboxes/${encodeURIComponent(`New.Person@${domain.toUpperCase()}`)}`;
    const answer = await askRest("admin", "put", path, { headers: bearer(keys.admin.token), body: {} });
    expect(answer.body).toMatchObject({ address: `new.person@${domain}` });
  });
});

describe("lists", () => {
  it("page by cursor, with a Link to the next page", async () => {
    const { keys, domain, mailbox } = await world();
    await createTestMailbox(database.context(), { address: `zoe@${domain}` });
    const headers = bearer(keys["domain-admin"].token);
    const first = await askRest("domain-admin", "get", "/mailboxes?limit=1&search=e", { headers });
    expect(first.body).toMatchObject({ items: [{ address: mailbox.address }] });
    const link = /^<\/api\/v1\/domain-admin(.+)>; rel="next"$/.exec(first.headers.get("link") ?? "")?.[1];
    const second = await askRest("domain-admin", "get", link ?? "", { headers });
    expect(second.body).toMatchObject({ items: [{ address: `zoe@${domain}` }], next: null });
    expect(second.headers.get("link")).toBeNull();
  });

  it("refuse more than 200 rows, and unknown filters", async () => {
    const { keys } = await world();
    const headers = bearer(keys.admin.token);
    for (const query of ["limit=201", "limit=0", "colour=blue", "cursor=nonsense"])
      expect((await askRest("admin", "get", `/mailboxes?${query}`, { headers })).status).toBe(400);
  });
});

describe("a session of the portal", () => {
  it("opens the user API, and writes only from our own pages", async () => {
    const { session, mailbox } = await world();
    const cookie = `other=1; __Host-letterlock=${session}`;
    const profile = await askRest("user", "get", "/profile", { headers: { cookie } });
    expect(profile.body).toMatchObject({ address: mailbox.address, source: "local" });
    const write = (headers: Record<string, string>) =>
      askRest("user", "post", "/api-keys", {
        headers: { cookie, ...headers },
        body: { name: "Mine", scopes: ["profile:read"] },
      });
    expect((await write({ origin: "https://localhost:8443" })).status).toBe(201);
    expect((await write({ "sec-fetch-site": "same-origin" })).status).toBe(201);
    expect((await write({ "sec-fetch-site": "same-site" })).status).toBe(403);
    expect((await write({ origin: "null" })).status).toBe(403);
  });

  it("ends with the mailbox", async () => {
    const { session, mailbox, keys } = await world();
    await setMailboxState(database.context(), { mailboxId: mailbox.id, adminState: "disabled" });
    const cookie = `__Host-letterlock=${session}`;
    expect((await askRest("user", "get", "/profile", { headers: { cookie } })).status).toBe(401);
    expect((await askRest("user", "get", "/profile", { headers: bearer(keys.user.token) })).status).toBe(401);
  });
});

describe("a session of an administrator", () => {
  async function sessions() {
    const made = await world();
    const { db } = database.client();
    const domainAdmin = await createAdminSession(db, { adminId: made.domainAdminId, role: "domain-admin" });
    const superadmin = await createAdminSession(db, { adminId: made.superadminId, role: "superadmin" });
    const cookie = [
      `__Host-letterlock-domain-admin=${domainAdmin}`,
      `__Host-letterlock-admin=${superadmin}`,
      `__Host-letterlock=${made.session}`,
    ];
    return { ...made, superadmin, domainAdmin, cookie: cookie.join("; ") };
  }

  it("opens the API of its own role, and only its own domains", async () => {
    const { cookie, domain } = await sessions();
    await world();
    const list = await askRest("domain-admin", "get", "/domains", { headers: { cookie } });
    expect(list.body).toMatchObject({ items: [{ name: domain }] });
    const write = { headers: { cookie, origin: "https://localhost:8443" }, body: { adminState: "disabled" } };
    const path = `/mailboxes/person@${domain}/state`;
    expect((await askRest("domain-admin", "put", path, write)).status).toBe(200);
    expect((await askRest("domain-admin", "put", path, { ...write, headers: { cookie } })).status).toBe(403);
  });

  it("of a superadmin opens nothing until a second factor is set up", async () => {
    const { cookie, superadminId } = await sessions();
    const ask = () => askRest("admin", "get", "/admins", { headers: { cookie } });
    expect((await ask()).status).toBe(401);
    await database
      .client()
      .db.insert(secondFactor)
      .values({ ownerKind: "admin", ownerId: superadminId, kind: "totp", name: "Phone" });
    expect((await ask()).status).toBe(200);
  });

  it("does what is dangerous only for somebody who has proved lately who it is", async () => {
    const { cookie, domainAdminId, domain, keys } = await sessions();
    const reset = (headers: Record<string, string>) =>
      askRest("domain-admin", "delete", `/mailboxes/person@${domain}/second-factors`, { headers });
    const make = () =>
      askRest("domain-admin", "post", "/api-keys", {
        headers: { cookie, origin: "https://localhost:8443" },
        body: { name: "Script", scopes: ["all:read"] },
      });
    const byCookie = { cookie, origin: "https://localhost:8443" };
    expect((await make()).status).toBe(201);
    expect((await reset(byCookie)).status).toBe(204);
    await database
      .client()
      .db.update(adminSession)
      .set({ authenticatedAt: new Date(Date.now() - 3_600_000) })
      .where(eq(adminSession.adminId, domainAdminId));
    expect((await make()).status).toBe(403);
    expect((await reset(byCookie)).status).toBe(403);
    expect((await reset(bearer(keys["domain-admin"].token))).status).toBe(204);
  });

  it("is no way into another role's API", async () => {
    const { domainAdmin, superadmin } = await sessions();
    for (const cookie of [`__Host-letterlock-admin=${domainAdmin}`, `__Host-letterlock=${domainAdmin}`])
      for (const role of ["admin", "user"] as const)
        expect((await askRest(role, "get", "/api-keys", { headers: { cookie } })).status).toBe(401);
    const cookie = `__Host-letterlock-domain-admin=${superadmin}`;
    expect((await askRest("domain-admin", "get", "/api-keys", { headers: { cookie } })).status).toBe(401);
  });
});

describe("a wrong request", () => {
  it("is told what is wrong", async () => {
    const { keys } = await world();
    const headers = bearer(keys.admin.token);
    const path = await askRest("admin", "get", "/nothing", { headers });
    expect(path.status).toBe(404);
    expect(path.headers.get("content-type")).toBe("application/problem+json");
    expect(path.body).toMatchObject({ code: "not-found", status: 404, requestId: expect.any(String) });
    const method = await askRest("admin", "delete", "/domains", { headers });
    expect(method.status).toBe(405);
    expect(method.headers.get("allow")).toBe("GET");
    expect((await askRest("admin", "head", "/domains", { headers })).status).toBe(200);
    expect((await askRest("admin", "get", "/domains/%E0%A4", { headers })).status).toBe(400);
    const body = await askRest("admin", "put", "/domains/x.test", { headers, body: { maxMailboxes: -1 } });
    expect(body.body.errors).toEqual([{ field: "maxMailboxes", detail: "must not be negative" }]);
  });

  it("is refused when it is no JSON or more than 1 MiB", async () => {
    const { keys } = await world();
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
    const { owners } = await world();
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
    const { keys } = await world();
    const other = await world();
    const ask = (token: string) => askRest("user", "get", "/app-passwords", { headers: bearer(token) });
    expect((await ask(keys.user.token)).status).toBe(200);
    for (let sent = 1; sent < perCaller; sent++) await limitCaller(`key ${keys.user.id}`);
    const refused = await ask(keys.user.token);
    expect(refused.status).toBe(429);
    expect(Number(refused.headers.get("retry-after"))).toBeGreaterThan(0);
    expect((await ask(other.keys.user.token)).status).toBe(200);
  });

  it("with wrong keys close the door for that address", async () => {
    const { keys } = await world();
    const from = { "x-forwarded-for": "203.0.113.77" };
    const ask = (token: string) =>
      askRest("user", "get", "/profile", { headers: { ...bearer(token), ...from } });
    for (let sent = 0; sent < wrongKeysPerNeighbourhood; sent++)
      expect((await ask(`llk_${"y".repeat(43)}`)).status).toBe(401);
    expect((await ask(keys.user.token)).status).toBe(429);
  });
});

describe("settings", () => {
  it("keep what a change leaves out, and start at version 0", async () => {
    const { keys } = await world();
    const headers = bearer(keys.admin.token);
    const path = "/settings/login-page";
    const before = await askRest("admin", "get", path, { headers });
    expect(before.headers.get("etag")).toBe('"v0"');
    const edit = (body: object, etag: string) =>
      askRest("admin", "patch", path, { headers: { ...headers, "if-match": etag }, body });
    expect((await edit({ showAdminLinks: true }, '"v0"')).status).toBe(200);
    const after = await edit({ hidePasswordForm: true }, '"v1"');
    expect(after.body).toMatchObject({ showAdminLinks: true, hidePasswordForm: true });
    expect((await edit({ hidePasswordForm: false }, '"v0"')).status).toBe(412);
  });

  it("say from where administrators may come in, for keys too", async () => {
    const { keys } = await world();
    const inside = { "x-forwarded-for": "203.0.113.5" };
    const headers = { ...bearer(keys.admin.token), ...inside };
    const path = "/settings/access";
    const set = (adminNetworks: string[]) =>
      askRest("admin", "patch", path, { headers, body: { adminNetworks } });
    expect((await set(["198.18.0.0/15"])).status).toBe(400);
    expect((await set(["203.0.113.0/24"])).status).toBe(200);
    const outside = { ...headers, "x-forwarded-for": "192.0.2.1" };
    expect((await askRest("admin", "get", path, { headers: outside })).status).toBe(403);
    expect((await askRest("user", "get", "/profile", { headers: bearer(keys.user.token) })).status).toBe(200);
    expect((await set([])).status).toBe(200);
  });
});

describe("bulk changes", () => {
  it("change each by itself and say what became of it", async () => {
    const { keys, domain, mailbox } = await world();
    const { name } = await createTestDomain(database.context());
    const foreign = await createTestMailbox(database.context(), { address: `a@${name}` });
    const answer = await askRest("domain-admin", "post", "/mailbox-states", {
      headers: bearer(keys["domain-admin"].token),
      body: { addresses: [mailbox.address, foreign.address, `none@${domain}`], adminState: "disabled" },
    });
    expect(answer.body.items).toEqual([
      { address: mailbox.address, changed: true },
      { address: foreign.address, changed: false, problem: "not-found" },
      { address: `none@${domain}`, changed: false, problem: "not-found" },
    ]);
  });
});
