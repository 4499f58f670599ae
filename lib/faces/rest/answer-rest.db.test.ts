import { eq } from "drizzle-orm";
import { beforeAll, describe, expect, it, vi } from "vitest";
import { z } from "zod";
import { setMailboxState } from "@/lib/accounts/mailbox/set-mailbox-state";
import { createAdminSession } from "@/lib/credentials/admin-session/create-session";
import { restApi } from "@/lib/faces/rest/answer-rest";
import {
  limitCaller,
  limitStranger,
  perCaller,
  strangersPerNeighbourhood,
  wrongKeysPerNeighbourhood,
} from "@/lib/faces/rest/rate-limit";
import { adminSession, secondFactor, session as webSession } from "@/lib/platform/db/schema";
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
        { field: "displayName", detail: expect.stringContaining('now "One"') },
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
    expect((await patch({ "if-match": '"v1' })).status).toBe(400);
  });
});

describe("conditions (RFC 9110 13.1)", () => {
  let made: Awaited<ReturnType<typeof world>>;
  let current = 0;
  beforeAll(async () => {
    made = await world();
    current = (await read()).version;
  });

  const headers = () => bearer(made.keys.admin.token);
  const read = async () => {
    const { body } = await askRest("admin", "get", `/domains/${made.domain}`, { headers: headers() });
    return z.object({ version: z.int(), maxMailboxes: z.int().nullable() }).parse(body);
  };

  it.each([
    ["a list with it", () => `"v${current}", "v99"`, 200],
    ["a list with empty elements and blanks", () => ` ,"v98" ,, "v${current}",`, 200],
    ["a list of others", () => '"v98","v99"', 412],
    ["a tag of another server", () => '"abc"', 412],
    ["an empty tag", () => '""', 412],
    ["the same as a weak tag, which is no copy to edit", () => `W/"v${current}"`, 412],
    ["a tag that holds a comma", () => `"a,b", "v${current}"`, 200],
    ["no list", () => `v${current}`, 400],
    ["a list without commas", () => `"v${current}" "v99"`, 400],
  ])("If-Match with %s", async (_, tags, status) => {
    const before = await read();
    current = before.version;
    const answer = await askRest("admin", "patch", `/domains/${made.domain}`, {
      headers: { ...headers(), "if-match": tags() },
      body: { maxMailboxes: (before.maxMailboxes ?? 0) + 1 },
    });
    expect(answer.status, answer.text).toBe(status);
    if (status === 412) expect(answer.headers.get("content-type")).toBe("application/problem+json");
    expect((await read()).version).toBe(before.version + (status === 200 ? 1 : 0));
  });

  it("If-None-Match spares a copy that is still good", async () => {
    const ask = (tags: string) =>
      askRest("admin", "get", `/domains/${made.domain}`, {
        headers: { ...headers(), "if-none-match": tags },
      });
    const { version } = await read();
    for (const tags of [`"v${version}"`, `W/"v${version}"`, `"other", "v${version}"`, "*"]) {
      const answer = await ask(tags);
      expect(answer.status).toBe(304);
      expect(answer.text).toBe("");
      expect(answer.headers.get("etag")).toBe(`"v${version}"`);
    }
    expect((await ask('"v98"')).status).toBe(200);
    expect((await ask("v98")).status).toBe(400);
  });

  it("If-Match reads one version and no other", async () => {
    const ask = (tag: string) =>
      askRest("admin", "get", `/domains/${made.domain}`, { headers: { ...headers(), "if-match": tag } });
    expect((await ask(`"v${(await read()).version}"`)).status).toBe(200);
    expect((await ask('"v98"')).status).toBe(412);
  });

  it.each([
    ["domains", () => "conditional.test", {}],
    ["templates", () => "Conditional", {}],
    ["mailboxes", () => `conditional@${made.domain}`, {}],
    ["aliases", () => `conditional-alias@${made.domain}`, null],
  ])("PUT to %s creates only, or changes only", async (kind, name, body) => {
    const path = `/${kind}/${encodeURIComponent(name())}`;
    const put = async (condition: Record<string, string>) => {
      const sent = {
        headers: { ...headers(), ...condition },
        body: body ?? { mailbox: made.mailbox.address },
      };
      return (await askRest("admin", "put", path, sent)).status;
    };
    expect(await put({ "if-match": "*" })).toBe(412);
    expect(await put({ "if-match": '"v1"' })).toBe(412);
    expect(await put({ "if-none-match": "*" })).toBe(201);
    expect(await put({ "if-none-match": "*" })).toBe(412);
    expect(await put({ "if-none-match": '"v1"' })).toBe(400);
    expect(await put({ "if-match": "*" })).toBe(200);
  });

  it("says nothing about addresses of other domains", async () => {
    const foreign = await world();
    const sent = { headers: { ...bearer(foreign.keys["domain-admin"].token), "if-none-match": "*" } };
    for (const address of [made.mailbox.address, `nobody@${made.domain}`])
      for (const [kind, body] of [
        ["mailboxes", {}],
        ["aliases", { mailbox: made.mailbox.address }],
      ] as const)
        expect((await askRest("domain-admin", "put", `/${kind}/${address}`, { ...sent, body })).status).toBe(
          403,
        );
  });

  it("cannot be met where nothing has a version", async () => {
    const sent = { headers: { ...headers(), "if-match": '"v1"' }, body: { loginDays: 30 } };
    const post = { headers: sent.headers, body: { ids: made.appLinks } };
    expect((await askRest("admin", "put", "/app-links", post)).status).toBe(412);
    const none = { headers: { ...headers(), "if-none-match": "*" }, body: { adminState: "active" } };
    const state = `/mailboxes/${made.mailbox.address}/state`;
    expect((await askRest("admin", "put", state, none)).status).toBe(412);
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
    const first = await askRest("domain-admin", "get", "/mailboxes?limit=1&search=o", { headers });
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

  it("makes an app password only after a recent proof, whatever a stolen cookie asks; keys are not affected", async () => {
    const { session, mailbox, domain, keys } = await world();
    const byCookie = { cookie: `__Host-letterlock=${session}`, origin: "https://localhost:8443" };
    const make = (name: string, headers: Record<string, string>) =>
      askRest("user", "post", "/app-passwords", { headers, body: { name, protocols: ["imap"] } });
    expect((await make("At once", byCookie)).status).toBe(201);
    await database
      .client()
      .db.update(webSession)
      .set({ authenticatedAt: new Date(Date.now() - 16 * 60_000) })
      .where(eq(webSession.userId, mailbox.id));
    expect(await make("Later", byCookie)).toMatchObject({ status: 403, body: { code: "forbidden" } });
    expect((await make("By key", bearer(keys.user.token))).status).toBe(201);
    const listed = await askRest("domain-admin", "get", `/mailboxes/person@${domain}/app-passwords`, {
      headers: bearer(keys["domain-admin"].token),
    });
    const { items } = z.object({ items: z.array(z.object({ name: z.string() })) }).parse(listed.body);
    expect(items.map(({ name }) => name).sort()).toEqual(["At once", "By key", "Phone"]);
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
    const change = (method: "patch" | "put", body: Record<string, unknown>) =>
      askRest("domain-admin", method, `/mailboxes/person@${domain}`, { headers: byCookie, body });
    for (const method of ["patch", "put"] as const) {
      expect((await change(method, { displayName: "Renamed" })).status).toBe(200);
      expect((await change(method, { displayName: "Again", localPasswordAllowed: true })).status).toBe(403);
    }
    const allow = { headers: bearer(keys["domain-admin"].token), body: { localPasswordAllowed: true } };
    expect((await askRest("domain-admin", "patch", `/mailboxes/person@${domain}`, allow)).status).toBe(200);
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
    const { keys, mailbox } = await world();
    const headers = bearer(keys.admin.token);
    const answer = await askRest("admin", method, `${path}${mailbox.address}`, { headers, body });
    expect(answer.status).toBe(400);
    expect(answer.body.errors).toEqual([{ field, detail: expect.stringContaining("incomplete character") }]);
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
    for (let sent = 1; sent < perCaller; sent++) await limitCaller(`key ${keys.user.id}`, null);
    const refused = await ask(keys.user.token);
    expect(refused.status).toBe(429);
    expect(Number(refused.headers.get("retry-after"))).toBeGreaterThan(0);
    expect((await ask(other.keys.user.token)).status).toBe(200);
  });

  it("with wrong keys slow wrong keys and nobody else", async () => {
    const { keys, session } = await world();
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
    const { keys } = await world();
    const ip = "203.0.113.78";
    const from = { "x-forwarded-for": ip };
    for (let sent = 0; sent < strangersPerNeighbourhood; sent++) await limitStranger(ip, false);
    expect((await askRest("user", "get", "/profile", { headers: from })).status).toBe(429);
    const headers = { ...bearer(keys.user.token), ...from };
    expect((await askRest("user", "get", "/profile", { headers })).status).toBe(200);
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
