import { beforeAll, describe, expect, it } from "vitest";
import { testDatabase } from "@/lib/testing/database";
import { enterpriseUrn, makeScimFixture, type ScimFixture, type ScimReply } from "@/lib/testing/scim-fixture";

const database = testDatabase();
let fixture: ScimFixture;
const ids: Record<string, string> = {};

beforeAll(async () => {
  fixture = await makeScimFixture(database.context());
  const people: [string, object][] = [
    ["anna", { title: "Boss", [enterpriseUrn]: { department: "Sales", manager: { value: "m1" } } }],
    ["ben", { active: false, phoneNumbers: [{ type: "work", value: "+1" }] }],
    ["cleo", { displayName: "Cleo", [enterpriseUrn]: { department: "IT" } }],
  ];
  for (const [name, changes] of people) ids[name] = String((await fixture.push(name, changes)).body.id);
});

const query = (parameters: Record<string, string>) =>
  fixture.send("GET", `/Users?${new URLSearchParams(parameters)}`);
const search = (parameters: object) =>
  fixture.send("POST", "/Users/.search", {
    schemas: ["urn:ietf:params:scim:api:messages:2.0:SearchRequest"],
    ...parameters,
  });
const found = ({ body }: ScimReply) =>
  (body.Resources as { externalId: string }[]).map(({ externalId }) => externalId.replace("sub-", ""));

describe("a filter", () => {
  it.each<[string, string[]]>([
    ['userName eq "ANNA@DOMAIN"', ["anna"]],
    ['urn:ietf:params:scim:schemas:core:2.0:User:userName eq "anna@DOMAIN"', ["anna"]],
    ['USERNAME EQ "anna@DOMAIN"', ["anna"]],
    ['externalId eq "sub-ben"', ["ben"]],
    ['externalId eq "SUB-BEN"', []],
    ['externalId eq "sub-ben " ', []],
    ['userName ne "anna@DOMAIN"', ["ben", "cleo"]],
    ['userName co "LEO@"', ["cleo"]],
    ['userName sw "an"', ["anna"]],
    ['externalId ew "o"', ["cleo"]],
    ["title pr", ["anna"]],
    ["not (title pr)", ["ben", "cleo"]],
    ["active eq true", ["anna", "cleo"]],
    ['active eq "False"', ["ben"]],
    ['active eq true and not (displayName eq "cleo")', ["anna"]],
    ['externalId eq "sub-anna" or externalId eq "sub-cleo"', ["anna", "cleo"]],
    ['externalId eq "sub-anna" or title eq "nobody"', ["anna"]],
    ['userName eq "anna@DOMAIN" and externalId eq "sub-ben"', []],
    ['emails eq "anna@DOMAIN"', ["anna"]],
    ['emails.value co "ben"', ["ben"]],
    ['emails[type eq "work" and value sw "cleo"]', ["cleo"]],
    ['phoneNumbers[type eq "work"].value eq "+1"', ["ben"]],
    ['name.givenName eq "Anna"', ["anna"]],
    [`${enterpriseUrn}:department eq "sales"`, ["anna"]],
    [`${enterpriseUrn}:manager.value pr`, ["anna"]],
    ['meta.created gt "2001-01-01T00:00:00Z"', ["anna", "ben", "cleo"]],
    ['meta.lastModified lt "2001-01-01T00:00:00+02:00"', []],
    ['meta.resourceType eq "User"', ["anna", "ben", "cleo"]],
    ['shoeSize eq "9"', []],
    ['constructor eq "9"', []],
    ["__proto__ pr", []],
  ])("%s", async (filter, expected) => {
    const asked = filter.replaceAll("DOMAIN", fixture.domain);
    const [byQuery, bySearch] = [await query({ filter: asked }), await search({ filter: asked })];
    expect(found(byQuery).sort()).toEqual(expected);
    expect(byQuery.body.totalResults).toBe(expected.length);
    expect(bySearch.body).toEqual(byQuery.body);
  });

  it.each([
    "",
    "userName",
    'userName eq "x',
    "userName eq x",
    'userName is "x"',
    '(userName eq "x"',
    'emails[type eq "work"',
    `userName eq "${"x".repeat(3_000)}"`,
    `userName eq "${"\n".repeat(60)}`,
    `${"(".repeat(500)}title pr${")".repeat(500)}`,
    `${"not (".repeat(60)}title pr${")".repeat(60)}`,
    Array(150).fill("title pr").join(" or "),
  ])("that is none, or too large, is refused at once: %s", async (filter) => {
    const begin = Date.now();
    expect(await query({ filter })).toMatchObject({ status: 400, body: { scimType: "invalidFilter" } });
    expect(Date.now() - begin).toBeLessThan(2_000);
  });
});

describe("a page", () => {
  it.each<[Record<string, string>, string[], number]>([
    [{ count: "2" }, ["anna", "ben"], 3],
    [{ startIndex: "3" }, ["cleo"], 3],
    [{ startIndex: "-5", count: "1" }, ["anna"], 3],
    [{ count: "0" }, [], 3],
    [{ count: "-1" }, [], 3],
    [{ startIndex: "9" }, [], 3],
    [{ sortBy: "userName", sortOrder: "descending" }, ["cleo", "ben", "anna"], 3],
    [{ sortBy: "name.givenName", count: "2" }, ["anna", "ben"], 3],
    [{ sortBy: "emails", sortOrder: "descending", startIndex: "2", count: "1" }, ["ben"], 3],
    [{ sortBy: "title" }, ["anna", "ben", "cleo"], 3],
    [{ sortBy: "nothing" }, ["anna", "ben", "cleo"], 3],
    [
      { filter: "title pr or active eq false", sortBy: "meta.created", sortOrder: "descending" },
      ["ben", "anna"],
      2,
    ],
    [{ filter: "active eq true", startIndex: "2", count: "1" }, ["cleo"], 2],
  ])("%j", async (parameters, expected, total) => {
    const reply = await query(parameters);
    expect(found(reply)).toEqual(expected);
    expect(reply.body).toMatchObject({ totalResults: total, itemsPerPage: expected.length });
  });

  it.each([
    {},
    { filter: "active eq true or active eq false" },
    { sortBy: "userName" },
    { sortBy: "name.givenName" },
  ])("leads to the next one by a cursor: %j", async (parameters) => {
    const all: string[] = [];
    let cursor: string | null = "";
    for (let pages = 0; cursor !== null && pages < 5; pages++) {
      const reply: ScimReply = await query({ ...parameters, cursor, count: "1" });
      expect(reply.body).not.toHaveProperty("startIndex");
      all.push(...found(reply));
      cursor = typeof reply.body.nextCursor === "string" ? reply.body.nextCursor : null;
    }
    expect(all).toEqual(["anna", "ben", "cleo"]);
  });

  it.each<[Record<string, string>, string]>([
    [{ cursor: "nonsense" }, "invalidCursor"],
    [{ cursor: Buffer.from("[-1,{}]").toString("base64url") }, "invalidCursor"],
    [{ count: "many" }, "invalidValue"],
    [{ startIndex: "1.5" }, "invalidValue"],
    [{ sortOrder: "sideways" }, "invalidValue"],
    [{ attributes: "id", excludedAttributes: "title" }, "invalidValue"],
  ])("is refused for %j", async (parameters, scimType) => {
    expect(await query(parameters)).toMatchObject({ status: 400, body: { scimType } });
  });
});

describe("of a User is shown", () => {
  it.each<[string, string[]]>([
    ["attributes=userName", ["id", "schemas", "userName"]],
    ["attributes=USERNAME,meta.version", ["id", "meta", "schemas", "userName"]],
    ["attributes=shoeSize", ["id", "schemas"]],
    [
      "excludedAttributes=id,name,emails,meta,active,externalId,title",
      ["id", "schemas", "userName", enterpriseUrn],
    ],
    [
      `excludedAttributes=${enterpriseUrn}:department,${enterpriseUrn}:manager,meta`,
      ["active", "emails", "externalId", "id", "name", "schemas", "title", "userName", enterpriseUrn],
    ],
  ])("what is asked for: %s", async (parameters, expected) => {
    const { body } = await fixture.send("GET", `/Users/${ids.anna}?${parameters}`);
    expect(Object.keys(body).sort()).toEqual([...expected].sort());
  });
});
