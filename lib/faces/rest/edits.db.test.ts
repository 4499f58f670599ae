import { beforeAll, describe, expect, it } from "vitest";
import { z } from "zod";
import { testDatabase } from "@/lib/testing/database";
import { createTestDomain, createTestMailbox } from "@/lib/testing/fixtures";
import { createRestFixture } from "@/lib/testing/rest-fixture";
import { askRest, bearer } from "@/lib/testing/rest-request";

// A fixture of its own for nearly every test, and the machine may be busy.
const database = testDatabase();

const fixture = () => createRestFixture(database.context());

describe("two editors", () => {
  it("get an ETag and are refused over a stale one, with what was changed", async () => {
    const { keys, mailbox } = await fixture();
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
    const { keys, domain } = await fixture();
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
  let made: Awaited<ReturnType<typeof fixture>>;
  let current = 0;
  beforeAll(async () => {
    made = await fixture();
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
    const foreign = await fixture();
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
    const { keys } = await fixture();
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
    const { keys, domain } = await fixture();
    const path = `/mailboxes/${encodeURIComponent(`New.Person@${domain.toUpperCase()}`)}`;
    const answer = await askRest("admin", "put", path, { headers: bearer(keys.admin.token), body: {} });
    expect(answer.body).toMatchObject({ address: `new.person@${domain}` });
  });
});

describe("settings", () => {
  it("keep what a change leaves out, and start at version 0", async () => {
    const { keys } = await fixture();
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
    const { keys } = await fixture();
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
    const { keys, domain, mailbox } = await fixture();
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
