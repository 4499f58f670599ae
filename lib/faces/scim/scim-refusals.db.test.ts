import { eq } from "drizzle-orm";
import { beforeAll, describe, expect, it } from "vitest";
import { setIdentityProvider } from "@/lib/accounts/identity-provider/set-identity-provider";
import { mailbox, scimToken, scimUser } from "@/lib/platform/db/schema";
import { testDatabase } from "@/lib/testing/database";
import {
  groupUrn,
  makeScimFixture,
  patchUrn,
  type ScimFixture,
  sendScim,
  userUrn,
} from "@/lib/testing/scim-fixture";

const database = testDatabase();
const db = () => database.client().db;
let fixture: ScimFixture;
let other: ScimFixture;
let anna: string;

beforeAll(async () => {
  fixture = await makeScimFixture(database.context());
  other = await makeScimFixture(database.context());
  anna = String((await fixture.push("anna")).body.id);
});

const errorUrn = "urn:ietf:params:scim:api:messages:2.0:Error";
const errorOf = (status: number, scimType?: string) => ({
  status,
  body: { schemas: [errorUrn], status: String(status), ...(scimType ? { scimType } : {}) },
});

describe("a token", () => {
  it.each<[string, Record<string, string>]>([
    ["none", {}],
    ["a wrong one", { authorization: `Bearer lls_${"x".repeat(43)}` }],
    ["an API key", { authorization: `Bearer llk_${"x".repeat(43)}` }],
    ["another scheme", { authorization: "Basic eDp5" }],
    ["nothing behind the scheme", { authorization: "Bearer " }],
  ])("must be there: %s is 401, also for discovery", async (_, headers) => {
    for (const path of ["/Users", "/ServiceProviderConfig", "/nowhere"]) {
      const reply = await sendScim(path, { headers });
      expect(reply).toMatchObject(errorOf(401));
      expect(reply.headers.get("www-authenticate")).toMatch(/^Bearer/);
    }
  });

  it("ends with its last day, and with its revocation", async () => {
    const token = await fixture.tokenFor();
    const [row] = await db().select().from(scimToken).orderBy(scimToken.id);
    expect(JSON.stringify(row)).not.toContain(token.slice(4));
    expect(await sendScim("/Users", { token })).toMatchObject({ status: 200 });
    await db()
      .update(scimToken)
      .set({ expiresAt: new Date(Date.now() - 1) })
      .where(eq(scimToken.identityProviderId, fixture.provider.id));
    expect(await sendScim("/Users", { token })).toMatchObject(errorOf(401));
    await db().update(scimToken).set({ expiresAt: null });
  });

  it("of a disabled provider is refused", async () => {
    const { provider, push } = await makeScimFixture(database.context());
    await setIdentityProvider(database.context(), { slug: provider.slug, verify: false, enabled: false });
    expect(await push("eva")).toMatchObject(errorOf(403));
  });

  it.each([
    ["GET", undefined],
    ["PUT", () => other.user("anna")],
    ["PATCH", () => ({ schemas: [patchUrn], Operations: [{ op: "remove", path: "title" }] })],
    ["DELETE", undefined],
  ] as const)("of another provider finds nobody: %s", async (method, body) => {
    expect(await other.send(method, `/Users/${anna}`, body?.())).toMatchObject(errorOf(404));
    expect(await other.send("GET", "/Users")).toMatchObject({ body: { totalResults: 0 } });
    expect(await fixture.find("anna")).toMatchObject({ directoryState: "present" });
  });

  it("takes no mailbox of another provider", async () => {
    const value = `anna@${fixture.domain}`;
    expect(await other.push("mallory", { externalId: "sub-anna", emails: [{ value }] })).toMatchObject(
      errorOf(409, "uniqueness"),
    );
    expect(await fixture.find("anna")).toMatchObject({ identityProviderId: fixture.provider.id });
  });

  it("that is limited to a domain sees and changes only its people, and no Groups", async () => {
    const token = await fixture.tokenFor([other.domain]);
    const limited = (method: string, path: string, body?: unknown) => sendScim(path, { method, token, body });
    expect(await limited("GET", `/Users/${anna}`)).toMatchObject(errorOf(404));
    expect(await limited("DELETE", `/Users/${anna}`)).toMatchObject(errorOf(404));
    expect(await limited("GET", "/Users")).toMatchObject({ body: { totalResults: 0 } });
    expect(await limited("POST", "/Users", fixture.user("eva"))).toMatchObject(errorOf(403));
    expect(
      await limited("POST", "/Users", fixture.user("eva", { userName: "eva", emails: [] })),
    ).toMatchObject(errorOf(403));
    expect(await limited("GET", "/Groups")).toMatchObject(errorOf(403));
    expect(await limited("POST", "/Groups", { schemas: [groupUrn], displayName: "admins" })).toMatchObject(
      errorOf(403),
    );
  });
});

describe("a User's body", () => {
  it("assigns nothing that is ours", async () => {
    const body = JSON.stringify({
      ...fixture.user("mass"),
      id: anna,
      meta: { version: '"v9"', created: "2001-01-01T00:00:00Z" },
      groups: [{ value: "admins" }],
      password: "correct horse",
      identityProviderId: other.provider.id,
      subject: "sub-anna",
      domainName: "x.test",
      version: 9,
    }).replace("{", '{"__proto__":{"active":false},"constructor":{"prototype":{"x":1}},');
    const reply = await fixture.send("POST", "/Users", body);
    expect(reply).toMatchObject({ status: 201, body: { meta: { version: '"v1"' }, active: true } });
    expect(reply.body.id).not.toBe(anna);
    expect(reply.body).not.toHaveProperty("password");
    expect(reply.body).not.toHaveProperty("groups");
    const [row] = await db()
      .select()
      .from(scimUser)
      .where(eq(scimUser.id, String(reply.body.id)));
    expect(row).toMatchObject({ subject: "sub-mass", identityProviderId: fixture.provider.id });
    expect(JSON.stringify(row)).not.toContain("correct horse");
    expect({}).not.toHaveProperty("x");
  });

  it.each<[string, () => unknown, number, string | undefined]>([
    ["no JSON", () => "{", 400, "invalidSyntax"],
    ["no object", () => "[]", 400, "invalidSyntax"],
    ["half a character", () => '{"schemas":["\\ud800"]}', 400, "invalidSyntax"],
    ["a nesting without end", () => "[".repeat(5_000) + "]".repeat(5_000), 400, "invalidSyntax"],
    ["no schemas", () => ({ userName: "x" }), 400, "invalidSyntax"],
    ["another schema", () => ({ schemas: [patchUrn], userName: "x" }), 400, "invalidSyntax"],
    ["no userName", () => ({ schemas: [userUrn] }), 400, "invalidValue"],
    ["an empty userName", () => ({ schemas: [userUrn], userName: " " }), 400, "invalidValue"],
    ["a userName of another type", () => ({ schemas: [userUrn], userName: {} }), 400, "invalidValue"],
    [
      "a userName that is too long",
      () => fixture.user("x", { userName: "x".repeat(321) }),
      400,
      "invalidValue",
    ],
    [
      "a userName that is longer in lower case",
      () => fixture.user("x", { userName: "\u0130".repeat(300) }),
      400,
      "invalidValue",
    ],
    ["a line break in the userName", () => fixture.user("x", { userName: "x\nanna" }), 400, "invalidValue"],
    ["an escape in the userName", () => fixture.user("x", { userName: "x\u001b[2J" }), 400, "invalidValue"],
    ["active of another type", () => fixture.user("x", { active: "maybe" }), 400, "invalidValue"],
    ["a name that is a text", () => fixture.user("x", { name: "Anna" }), 400, "invalidValue"],
    ["emails that are numbers", () => fixture.user("x", { emails: [1] }), 400, "invalidValue"],
    [
      "too many emails",
      () => fixture.user("x", { emails: Array(300).fill({ value: "x" }) }),
      400,
      "invalidValue",
    ],
    ["an externalId of another type", () => fixture.user("x", { externalId: 7 }), 400, "invalidValue"],
    ["more than fits", () => fixture.user("x", { title: "x".repeat(3_000_000) }), 413, undefined],
    ["a userName that is there", () => fixture.user("anna", { externalId: "y" }), 409, "uniqueness"],
    [
      "one in another case",
      () => fixture.user("ANNA", { externalId: "y", userName: `ANNA@${fixture.domain}` }),
      409,
      "uniqueness",
    ],
    ["an externalId that is there", () => fixture.user("y", { externalId: "sub-anna" }), 409, "uniqueness"],
  ])("is refused with %s", async (_, body, status, scimType) => {
    const before = await db().$count(mailbox);
    expect(await fixture.send("POST", "/Users", body())).toMatchObject(errorOf(status, scimType));
    expect(await db().$count(mailbox)).toBe(before);
  });

  it("is refused where its type is another", async () => {
    const headers = { "content-type": "text/plain" };
    expect(await fixture.send("POST", "/Users", "{}", headers)).toMatchObject(errorOf(415));
  });
});

describe("a Group's body", () => {
  it.each([
    ["no displayName", ""],
    ["one that is too long", "x".repeat(256)],
    ["one that is longer in lower case", "\u0130".repeat(200)],
    ["a line break in it", "admins\nx"],
  ])("is refused with %s", async (_, displayName) => {
    const body = { schemas: [groupUrn], displayName };
    expect(await fixture.send("POST", "/Groups", body)).toMatchObject(errorOf(400, "invalidValue"));
  });
});

describe("a PATCH", () => {
  it.each<[string, unknown, string | undefined]>([
    ["no operations", { schemas: [patchUrn], Operations: [] }, "invalidSyntax"],
    ["another schema", { schemas: [userUrn], Operations: [{ op: "add" }] }, "invalidSyntax"],
    ["another verb", [{ op: "test", path: "title", value: 1 }], "invalidSyntax"],
    ["no value", [{ op: "add", path: "title" }], "invalidValue"],
    ["no path to remove", [{ op: "remove" }], "noTarget"],
    ["a path to nothing", [{ op: "replace", path: "shoeSize", value: 1 }], "invalidPath"],
    ["a path to every object", [{ op: "replace", path: "__proto__.x", value: 1 }], "invalidPath"],
    [
      "a path into a constructor",
      [{ op: "add", path: "name.constructor.prototype.x", value: 1 }],
      "invalidPath",
    ],
    [
      "a filter of what has no values",
      [{ op: "replace", path: 'title[value eq "x"]', value: "x" }],
      "invalidPath",
    ],
    [
      "a filter that is none",
      [{ op: "replace", path: "emails[type eq].value", value: "x" }],
      "invalidFilter",
    ],
    [
      "a filter that describes no value",
      [{ op: "replace", path: 'emails[type sw "x"].value', value: "x" }],
      "noTarget",
    ],
    ["an id", [{ op: "replace", path: "id", value: "x" }], "mutability"],
    ["a version", [{ op: "replace", path: "meta.version", value: "x" }], "mutability"],
    ["groups", [{ op: "add", path: "groups", value: [{ value: "x" }] }], "mutability"],
    ["another type", [{ op: "replace", path: "active", value: "perhaps" }], "invalidValue"],
    ["no name any more", [{ op: "remove", path: "userName" }], "invalidValue"],
    ["too many operations", Array(1_001).fill({ op: "remove", path: "title" }), "tooMany"],
  ])("is refused with %s, and changes nothing", async (_, given, scimType) => {
    const body = Array.isArray(given) ? { schemas: [patchUrn], Operations: given } : given;
    const path = `/Users/${anna}`;
    const before = await fixture.send("GET", path);
    expect(await fixture.send("PATCH", path, body)).toMatchObject(errorOf(400, scimType));
    expect((await fixture.send("GET", path)).body).toEqual(before.body);
    expect({}).not.toHaveProperty("x");
  });
});

describe("a stale version", () => {
  it.each(["PUT", "PATCH", "DELETE"])("is refused: %s", async (method) => {
    const { body } = await fixture.push(`stale-${method.toLowerCase()}`);
    const path = `/Users/${body.id}`;
    await fixture.patch(path, { op: "replace", path: "title", value: "A" });
    const sent =
      method === "PATCH"
        ? { schemas: [patchUrn], Operations: [{ op: "replace", path: "title", value: "B" }] }
        : fixture.user(`stale-${method.toLowerCase()}`);
    const document = method === "DELETE" ? undefined : sent;
    const stale = await fixture.send(method, path, document, { "if-match": '"v1"' });
    expect(stale).toMatchObject(errorOf(412));
    expect((await fixture.send(method, path, document, { "if-match": 'W/"v2"' })).status).toBeLessThan(300);
  });

  it.each(["PUT", "PATCH", "DELETE"])("of a Group is refused as well: %s", async (method) => {
    const group = { schemas: [groupUrn], displayName: `stale ${method}`, members: [{ value: anna }] };
    const { body, headers } = await fixture.send("POST", "/Groups", group);
    const path = `/Groups/${body.id}`;
    const first = headers.get("etag") ?? "";
    const remove = { schemas: [patchUrn], Operations: [{ op: "remove", path: "members" }] };
    expect((await fixture.send("PATCH", path, remove, { "if-match": first })).status).toBeLessThan(300);
    const { body: before, headers: now } = await fixture.send("GET", path);
    expect(now.get("etag")).not.toBe(first);
    const add = { op: "add", path: "members", value: [{ value: anna }] };
    const sent = { PUT: group, PATCH: { schemas: [patchUrn], Operations: [add] }, DELETE: undefined }[method];
    expect(await fixture.send(method, path, sent, { "if-match": first })).toEqual({
      status: 412,
      headers: expect.anything(),
      body: { schemas: [errorUrn], status: "412", detail: expect.stringMatching(/./) },
    });
    expect((await fixture.send("GET", path)).body).toEqual(before);
    const current = now.get("etag") ?? "";
    expect((await fixture.send(method, path, sent, { "if-match": current })).status).toBeLessThan(300);
  });

  it("is not sent again to whom has it", async () => {
    const path = `/Users/${anna}`;
    const { headers } = await fixture.send("GET", path);
    const known = await fixture.send("GET", path, undefined, { "if-none-match": headers.get("etag") ?? "" });
    expect(known).toMatchObject({ status: 304, body: {} });
  });
});

describe("a path", () => {
  it.each([
    ["GET", "/Me", 501],
    ["POST", "/Bulk", 501],
    ["GET", "/.search", 405],
    ["GET", "/nowhere", 404],
    ["GET", "/", 404],
    ["GET", "/Users/a/b", 404],
    ["GET", "/Users/%00", 404],
    ["GET", "/Users/nobody", 404],
    ["GET", "/Schemas/nothing", 404],
    ["GET", "/Schemas/%ff", 404],
    ["DELETE", "/Users", 405],
    ["POST", "/Users/x", 405],
    ["PUT", "/Schemas", 405],
    ["GET", "/Users/.search", 405],
    ["GET", "/Schemas?filter=id+pr", 403],
  ])("%s %s is %i", async (method, path, status) => {
    const reply = await fixture.send(method, path);
    expect(reply).toMatchObject(errorOf(status));
    expect(reply.headers.has("allow")).toBe(status === 405);
  });

  it("with blanks at the end is another one", async () => {
    expect(await fixture.send("GET", `/Users/${anna}%20`)).toMatchObject(errorOf(404));
  });
});
