import { describe, expect, it, vi } from "vitest";
import { z } from "zod";
import { field, fields, shapesOf } from "@/lib/catalogue/field";
import { listing, listOf, whole } from "@/lib/catalogue/list";
import { type Audience, operation } from "@/lib/catalogue/operation";
import { collect } from "@/lib/catalogue/registry";
import { subject, view } from "@/lib/catalogue/subject";
import type { Actor } from "@/lib/platform/actor";
import type { Context } from "@/lib/platform/db/context";
import { AppError } from "@/lib/platform/errors";
import { moment, text, textOrNull } from "@/lib/platform/input/moment";
import { fileOf, files, withDates } from "@/lib/platform/list/log-file";
import { verbatim } from "@/lib/words/compose-text";

interface Row {
  name: string;
  owner: string;
  secret: string;
  version: number;
}
const rows: Row[] = [
  { name: "a", owner: "1", secret: "hunter2", version: 3 },
  { name: "b", owner: "2", secret: "hunter3", version: 0 },
];
const noSuchThing = (name: string) => verbatim(`There is no big thing ${name}.`);
const order: string[] = [];
const thing = subject({
  kind: "big-thing",
  key: z.strictObject({ name: z.string().min(1) }),
  async read(_, { name }): Promise<Row> {
    order.push("read");
    const found = rows.find((row) => row.name === name);
    if (!found) throw new AppError("not-found", noSuchThing(name));
    return found;
  },
  notFound: noSuchThing,
  authorise(actor, row) {
    order.push("authorise");
    if ("id" in actor && actor.id !== row.owner) throw new AppError("forbidden", verbatim("no"));
  },
});
const shown = view(
  thing,
  z.object({ name: z.string() }),
  ({ name, secret }) => ({ name, secret }) as { name: string },
);

const contextOf = (actor: Actor): Context => ({ db: {} as Context["db"], actor, requestId: "r" });
const person = contextOf({ kind: "mailbox", id: "1", address: "a@x.test" });
const make = (over: Partial<{ audience: readonly Audience[]; run: () => Promise<object> }> = {}) =>
  operation({
    name: "thing.do",
    title: "Does it",
    example: "thing do",
    audience: over.audience ?? ["mailbox"],
    area: "profile",
    effect: "write",
    subject: thing,
    input: z.strictObject({ much: z.int().default(1) }),
    output: z.object({ name: z.string(), much: z.int() }),
    run: async ({ subject: row, input }: { subject: Row; input: { much: number } }) => {
      order.push("run");
      return (await over.run?.()) ?? { output: { ...row, much: input.much }, version: row.version };
    },
  } as unknown as Parameters<typeof operation>[0]);
const run = (context: Context, call: object = {}, of = make()) =>
  of.run({ context, key: { name: "a" }, input: {}, ...call });

describe("an operation", () => {
  it("answers what it promises and nothing besides, so that no new column leaks", async () => {
    const { output, version } = await run(person, { input: { much: 5 } });
    expect([output, version]).toEqual([{ name: "a", much: 5 }, 3]);
  });

  it("asks who it is before anything, what is wrong before what is there, and what is there before it works", async () => {
    const codes = async (context: Context, call: object) =>
      run(context, call).then(
        () => "done",
        (error: AppError) => error.code,
      );
    order.length = 0;
    expect(await codes(contextOf({ kind: "cli", user: "root" }), { key: {}, input: { no: 1 } })).toBe(
      "forbidden",
    );
    expect(await codes(person, { key: {}, input: { no: 1 } })).toBe("invalid-input");
    expect(await codes(person, { key: { name: "none" }, input: { no: 1 } })).toBe("invalid-input");
    expect(order).toEqual([]);
    expect(await codes(person, { key: { name: "none" } })).toBe("not-found");
    expect(await codes(person, {})).toBe("done");
    expect(order).toEqual(["read", "read", "authorise", "run"]);
  });

  it("says of somebody else's what it says of nothing, to the letter but for the name", async () => {
    const [theirs, nothing] = await Promise.all(
      ["b", "c"].map((name) => run(person, { key: { name } }).catch((error: AppError) => error)),
    );
    expect(theirs).toMatchObject({ code: "not-found" });
    expect(`${theirs}`.replace(/ b\.$/, " c.")).toBe(`${nothing}`);
  });

  it.each<[Actor, readonly Audience[], boolean]>([
    [{ kind: "superadmin", id: "1", name: "x" }, ["superadmin"], true],
    [{ kind: "superadmin", id: "1", name: "x" }, ["domain-admin", "mailbox"], false],
    [{ kind: "cli", user: "x" }, ["superadmin"], true],
    [{ kind: "cli", user: "x" }, ["domain-admin"], false],
    [{ kind: "system", job: "x" }, ["superadmin"], true],
    [{ kind: "domain-admin", id: "1", name: "x", domains: [] }, ["superadmin"], false],
    [{ kind: "domain-admin", id: "1", name: "x", domains: [] }, ["domain-admin"], true],
    [{ kind: "mailbox", id: "1", address: "x" }, ["superadmin", "domain-admin"], false],
    [{ kind: "identity-provider", id: "1", slug: "x" }, ["superadmin", "domain-admin", "mailbox"], false],
    [{ kind: "setup-link", id: "1" }, ["superadmin", "domain-admin", "mailbox"], false],
  ])("by %j for %j is done: %s", async (actor, audience, done) => {
    const asked = run(contextOf(actor), {}, make({ audience }));
    if (done) expect(await asked).toMatchObject({ version: 3 });
    else await expect(asked).rejects.toMatchObject({ code: "forbidden" });
  });

  it("whose answer is not what it promises is a fault of ours, and gives nothing away", async () => {
    const broken = make({ run: async () => ({ output: { name: 7, secret: "hunter2" } }) });
    await expect(run(person, {}, broken)).rejects.toBeInstanceOf(z.ZodError);
  });
});

describe("what is shown of a row", () => {
  it("is what the schema names, for who may see it", async () => {
    const row = await thing.get(person, { name: "a" });
    expect(shown.answer(row).version).toBe(3);
    expect(shown.schema.parse(shown.answer(row).output)).toEqual({ name: "a" });
    expect(await shown.again(person, { name: "a" })).toMatchObject({ version: 3 });
  });

  it("of a page has only rows that the actor may see, or the page is refused", () => {
    const [own, theirs] = rows as [Row, Row];
    expect(shown.page(person, { items: [own], next: "n" }).output.next).toBe("n");
    expect(() => shown.page(person, { items: [own, theirs], next: null })).toThrow(
      expect.objectContaining({ code: "forbidden" }),
    );
  });

  it("is null where there is nothing to see, and an outage is no nothing", async () => {
    expect(await thing.find(person, { name: "b" })).toBeNull();
    const gone = subject({
      kind: "x",
      key: z.strictObject({}),
      read: () => Promise.reject(new AppError("unavailable", verbatim("x"))),
      authorise: () => undefined,
    });
    await expect(gone.find(person, {})).rejects.toMatchObject({ code: "unavailable" });
  });
});

describe("a list", () => {
  const read = vi.fn(async () => ({ output: { items: [{ name: "a", secret: "x" }], next: null } }));
  const list = (orders?: readonly [string, ...string[]]) =>
    listing({
      name: "thing.list",
      title: "Lists",
      example: "thing list",
      audience: ["mailbox"],
      area: "profile",
      subject: thing,
      filter: { search: z.string().optional() },
      ...(orders ? { orders } : {}),
      item: z.object({ name: z.string() }),
      read,
    });
  const asked = async (input: object, orders?: readonly [string, ...string[]]) => {
    await list(orders).run({ context: person, key: { name: "a" }, input });
    return (read.mock.lastCall as unknown as [{ input: object }])[0].input;
  };

  it("is read fifty rows at a time, in its first order, unless told", async () => {
    expect(await asked({}, ["name", "created"])).toEqual({ limit: 50, order: "name", descending: false });
    expect(await asked({ limit: 1_000, cursor: "c", search: "x" })).toEqual({
      limit: 1_000,
      cursor: "c",
      search: "x",
    });
  });

  it.each([
    { limit: 0 },
    { limit: 1_001 },
    { cursor: "" },
    { order: "secret" },
    { descending: "yes" },
    { other: 1 },
  ])("refuses %j", async (input) =>
    expect(asked(input, ["name"])).rejects.toMatchObject({ code: "invalid-input" }),
  );

  it("that has no order takes none", async () =>
    expect(asked({ order: "name" })).rejects.toMatchObject({ code: "invalid-input" }));

  it("answers its items as they are promised", async () => {
    const { output } = await list().run({ context: person, key: { name: "a" }, input: {} });
    expect(output).toEqual({ items: [{ name: "a" }], next: null });
    expect(listOf(z.string()).parse(whole(["x"]))).toEqual({ items: ["x"], next: null });
  });
});

describe("the registry", () => {
  it("has each name once, and knows no other", () => {
    const one = make();
    expect(collect([one]).named("thing.do")).toBe(one);
    expect(() => collect([one]).named("thing.undo")).toThrow();
    expect(() => collect([one, make()])).toThrow();
  });
});

describe("moments and files", () => {
  it.each([
    ["2026-01-01T00:00:00Z", true],
    ["2026-01-01T00:00:00+02:00", true],
    ["2026-01-01T00:00:00.123Z", true],
    ["2026-02-30T00:00:00Z", false],
    ["2026-01-01", false],
    ["2026-01-01T00:00:00", false],
    ["yesterday", false],
  ])("%s is a moment: %s (RFC 3339)", (given, taken) => expect(moment.safeParse(given).success).toBe(taken));

  it("go out in UTC, and come in with any offset", () => {
    expect([text(new Date(0)), textOrNull(null)]).toEqual(["1970-01-01T00:00:00.000Z", null]);
    expect(withDates({ from: "2026-01-01T02:00:00+02:00", other: 1 })).toEqual({
      from: new Date("2026-01-01T00:00:00Z"),
      to: undefined,
      other: 1,
    });
  });

  it("have a name that says what and when, and a type that no browser opens as a page", () => {
    async function* pieces() {
      yield "x";
    }
    const { file } = fileOf("logins", "csv", pieces());
    expect(file?.fileName).toMatch(/^letterlock-logins-\d{4}-\d{2}-\d{2}\.csv$/);
    expect(files).toEqual(["text/csv", "application/x-ndjson"]);
  });
});

describe("fields", () => {
  const given = fields("big-thing", {
    quotaBytes: field(z.int(), { label: "Quota", words: { 0: "Unlimited", null: "None" } }),
    hash: field(z.string(), { label: "Hash", secret: true }),
  });

  it("give schemas", () => {
    const schema = z.strictObject(shapesOf(given));
    expect(schema.safeParse({ quotaBytes: 1, hash: "x" }).success).toBe(true);
    expect(schema.safeParse({ quotaBytes: 1.5, hash: "x" }).success).toBe(false);
  });

  it("give their texts keys by their names", () => {
    const { label, hint, words } = given.quotaBytes;
    expect(label).toMatchObject({ namespace: "fields.big-thing", key: "quotaBytes.label", english: "Quota" });
    expect(words?.null).toMatchObject({ key: "quotaBytes.words.null", english: "None" });
    expect(hint).toBeUndefined();
  });
});
