import { describe, expect, it } from "vitest";
import { z } from "zod";
import { nothing, operation } from "@/lib/catalogue/operation";
import { subject } from "@/lib/catalogue/subject";
import { registry } from "@/lib/faces/registry";
import type { Actor } from "@/lib/platform/actor";
import type { Context } from "@/lib/platform/db/context";
import { AppError } from "@/lib/platform/errors";
import { verbatim } from "@/lib/words/compose-text";

/*
 * Everything that the product can do, asked by everybody for whom it is not, over a database that must not be touched:
 * who asks is decided before anything is read, and before anybody learns what is wrong with what they sent.
 */

const untouchable = new Proxy(
  {},
  {
    get(_, name) {
      // Whoever waits for a value asks for this.
      if (name === "then") return undefined;
      throw new Error(`the database was asked (${String(name)})`);
    },
  },
) as Context["db"];
const contextOf = (actor: Actor): Context => ({ actor, db: untouchable, requestId: "test" });

const everybody: Actor[] = [
  { kind: "superadmin", id: "1", name: "root" },
  { kind: "domain-admin", id: "2", name: "dora", domains: ["a.test"] },
  { kind: "mailbox", id: "3", address: "anna@a.test" },
  { kind: "mailbox", id: "3", address: "anna@a.test", impersonatedBy: "root" },
  { kind: "identity-provider", id: "4", slug: "work" },
  { kind: "setup-link", id: "5" },
];
const isFor = (audience: readonly string[], { kind }: Actor) => audience.includes(kind);
const named = registry.operations.map((one) => ({ name: one.name, one }));
const strangers = named.flatMap(({ name, one }) =>
  everybody
    .filter((actor) => !isFor(one.audience, actor))
    .map((actor) => ({ what: `${name}: ${actor.kind}`, one, actor })),
);
const guests = named.flatMap(({ name, one }) =>
  everybody
    .filter((actor) => isFor(one.audience, actor))
    .map((actor) => ({ what: `${name}: ${actor.kind}`, one, actor })),
);

const refusal = (work: Promise<unknown>) =>
  work.then(
    () => "done",
    (thrown) => (thrown instanceof AppError ? thrown.code : String(thrown)),
  );

describe("whom an operation is not for", () => {
  it.each(strangers)("$what is refused, whatever was sent", async ({ one, actor }) => {
    const context = contextOf(actor);
    for (const sent of [{}, { key: "wrong", input: ["wrong"] }, { key: null, input: null }])
      expect(await refusal(one.run({ context, key: {}, input: {}, ...sent }))).toBe("forbidden");
  });
});

describe("whom an operation is for", () => {
  it.each(guests)("$what learns what is wrong before anything is read", async ({ one, actor }) => {
    const context = contextOf(actor);
    const key = { unheardOf: 1 };
    expect(await refusal(one.run({ context, key, input: {} }))).toBe("invalid-input");
    const half = {
      ...Object.fromEntries(Object.keys(one.subject.key.shape).map((name) => [name, "\ud800"])),
    };
    if (Object.keys(half).length > 0)
      expect(await refusal(one.run({ context, key: half, input: {} }))).toBe("invalid-input");
  });
});

describe("the list of operations", () => {
  it("says of each whom it is for, and asks nobody for a proof to read", () => {
    for (const { name, one } of named) {
      expect(one.audience.length, name).toBeGreaterThan(0);
      if (one.effect === "read")
        expect([one.dangerous, one.dangerousFields, one.versioned], name).toEqual([
          undefined,
          undefined,
          undefined,
        ]);
    }
  });

  it("has an input that refuses what it does not know", () => {
    for (const { name, one } of named)
      expect(one.input.safeParse({ unheardOf: 1 }).success, name).toBe(false);
  });

  it("names dangerous fields that there are", () => {
    for (const { name, one } of named)
      for (const field of one.dangerousFields ?? [])
        expect(Object.keys(one.input instanceof z.ZodObject ? one.input.shape : {}), name).toContain(field);
  });
});

/** A thing of a domain, with something that nobody may see. */
const things = subject({
  kind: "thing",
  key: z.strictObject({ id: z.string() }),
  read: async (_, { id }) => {
    if (id === "none") throw new AppError("not-found", verbatim(`${id} not found.`));
    return { id, domainName: "a.test", secret: "s3cret", version: 3 };
  },
  authorise: (actor, { domainName }) => {
    if (actor.kind === "domain-admin" && !actor.domains.includes(domainName))
      throw new AppError("forbidden", verbatim("You are not allowed to do this."));
  },
});
const seen: unknown[] = [];
const show = operation({
  name: "thing.show",
  title: "Show a thing",
  example: "thing show x",
  audience: ["superadmin", "domain-admin"],
  area: "domains",
  effect: "read",
  subject: things,
  input: z.strictObject({ loud: z.boolean().default(false) }),
  output: z.object({ id: z.string(), loud: z.boolean() }),
  run: async ({ subject: row, input }) => {
    seen.push(row.id);
    return { output: { ...row, ...input }, version: row.version };
  },
});
const [root, dora] = everybody as [Actor, Actor];
const ask = (actor: Actor, id: string, input: unknown = {}) =>
  show.run({ context: contextOf(actor), key: { id }, input });

describe("an operation", () => {
  it("answers what it promises, and nothing that its row happens to have", async () =>
    expect(await ask(root, "x", { loud: true })).toEqual({ output: { id: "x", loud: true }, version: 3 }));

  it("is run by jobs and the shell as by a superadmin", async () => {
    for (const actor of [
      { kind: "system", job: "x" },
      { kind: "cli", user: "root" },
    ] as const)
      expect(await ask(actor, "x")).toMatchObject({ output: { id: "x" } });
  });

  it("says of another's thing what it says of none, and does nothing with it", async () => {
    const stranger: Actor = { ...(dora as Extract<Actor, { kind: "domain-admin" }>), domains: ["b.test"] };
    seen.length = 0;
    const words = async (actor: Actor, id: string) =>
      ask(actor, id).catch((thrown: AppError) => `${thrown.code}: ${thrown.message.replaceAll(id, "ID")}`);
    expect(await words(stranger, "x")).toBe(await words(root, "none"));
    expect(seen).toEqual([]);
    expect(await ask(dora, "x")).toMatchObject({ output: { id: "x" } });
  });

  it("fails where it does not keep its promise, instead of answering something else", async () => {
    const broken = operation({
      ...{ name: "thing.break", title: "x", example: "x", audience: ["superadmin"], area: "domains" },
      ...{ effect: "read", subject: things, input: nothing, output: z.object({ count: z.number() }) },
      run: async () => ({ output: { count: "many" } as unknown as { count: number } }),
    });
    await expect(broken.run({ context: contextOf(root), key: { id: "x" }, input: {} })).rejects.toThrow();
  });

  it("has no output where it promises none", async () => {
    const silent = operation({
      ...{ name: "thing.end", title: "x", example: "x", audience: ["superadmin"], area: "domains" },
      ...{ effect: "write", subject: things, input: nothing, output: null },
      run: async () => undefined,
    });
    expect(await silent.run({ context: contextOf(root), key: { id: "x" }, input: {} })).toEqual({});
  });
});
