import { asc, like, sql } from "drizzle-orm";
import { beforeAll, describe, expect, it } from "vitest";
import type { Actor } from "@/lib/platform/actor";
import { containing, equal, oneOf, readableBy } from "@/lib/platform/db/conditions";
import { template } from "@/lib/platform/db/schema";
import { testDatabase } from "@/lib/testing/database";
import { createTestTemplate } from "@/lib/testing/fixtures";

const database = testDatabase();

/** Names as strangers choose them: each would end a text, or mean something, if it were put into a statement as it is. */
const hostile = [
  "o'neil",
  'say "hi"',
  "back\\slash",
  "\\' OR 1=1 -- x",
  "') OR ('1'='1",
  "%",
  "_",
  "a%b",
  "a_b",
  "axb",
  "?",
  ":name",
  "`name`",
  "null",
  "ünïcode 𝔸",
];

beforeAll(async () => {
  for (const name of hostile) await createTestTemplate(database.context(), { name });
});

const namesWhere = async (condition: ReturnType<typeof sql> | undefined) => {
  const rows = await database
    .client()
    .db.select({ name: template.name })
    .from(template)
    .where(condition)
    .orderBy(asc(template.id));
  return rows.map(({ name }) => name);
};

describe("one of some values", () => {
  it.each(hostile)("finds %j and nothing else", async (name) =>
    expect(await namesWhere(oneOf(template.name, [name]))).toEqual([name]),
  );

  it("finds all of them at once", async () =>
    expect(await namesWhere(oneOf(template.name, hostile))).toEqual(hostile));

  it("finds nothing by what is not there", async () =>
    expect(await namesWhere(oneOf(template.name, ["' OR ''='", "none"]))).toEqual([]));
});

describe("a part of a text", () => {
  const search = (text: string) => namesWhere(like(sql`LOWER(${template.name})`, containing(text)));

  it.each([
    ["%", ["%", "a%b"]],
    ["_", ["_", "a_b"]],
    ["a_b", ["a_b"]],
    ["\\", ["back\\slash", "\\' OR 1=1 -- x"]],
    ["  O'NEIL ", ["o'neil"]],
    ["' or ", ["\\' OR 1=1 -- x"]],
  ])("%j is taken as it is written", async (text, names) =>
    expect((await search(text)).sort()).toEqual([...names].sort()),
  );
});

it("narrows by nothing where nothing is asked for", () => {
  expect(equal(template.name, undefined)).toBeUndefined();
  expect(equal(template.name, "")).toBeDefined();
});

describe("what somebody may read", () => {
  const domains = (...names: string[]): Actor => ({
    kind: "domain-admin",
    id: "d",
    name: "d",
    domains: names,
  });
  // The condition is the same for whatever column holds the domain.
  const readable = (actor: Actor) => namesWhere(readableBy(actor, template.name));

  it("is everything for who administers everything", async () =>
    expect(await readable({ kind: "superadmin", id: "s", name: "s" })).toEqual(hostile));

  it("is of the own domains only, and of none nothing", async () => {
    expect(await readable(domains("o'neil", "?"))).toEqual(["o'neil", "?"]);
    expect(await readable(domains())).toEqual([]);
    expect(await readable(domains("' OR 1=1 -- x"))).toEqual([]);
  });

  it.each<Actor>([
    { kind: "mailbox", id: "m", address: "a@demo.test" },
    { kind: "identity-provider", id: "p", slug: "p" },
    { kind: "setup-link", id: "l" },
  ])("is refused to $kind, who administers nothing", (actor) =>
    expect(() => readableBy(actor, template.name)).toThrow("permission"),
  );
});
