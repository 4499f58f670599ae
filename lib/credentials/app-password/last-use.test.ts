import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { noteAppPasswordUse } from "@/lib/credentials/app-password/last-use";
import { drainWrites } from "@/lib/platform/db/write-behind";

/* When, where and for what an app password was used last: no login waits for it, and no site opening at once drowns us. */

const database = vi.hoisted(() => ({ queries: [] as unknown[][], whileWriting: () => {}, fails: false }));
vi.mock("@/lib/platform/db/client", () => ({
  databaseClient: () => ({
    pool: {
      query: async (_: string, values: unknown[]) => {
        if (database.fails) throw new Error("the database is gone");
        database.queries.push(values);
        database.whileWriting();
      },
    },
  }),
}));
vi.mock("@/lib/platform/log", () => ({ logger: () => ({ warn: () => undefined }) }));

let tests = 0;
const begun = new Date("2026-06-01T08:00:00Z").getTime();
beforeEach(async () => {
  vi.useFakeTimers();
  // Each test begins a minute of its own.
  vi.setSystemTime(begun + ++tests * 3_600_000);
  Object.assign(database, { queries: [], whileWriting: () => {}, fails: false });
});
afterEach(async () => {
  await drainWrites();
  vi.useRealTimers();
});

const use = (id: string, over: object = {}) =>
  noteAppPasswordUse({ id, ip: "192.0.2.7", service: "imap", ...over });
/** The rows that were written: id, moment, address and service of each. */
const rows = () =>
  database.queries.flatMap((values) =>
    Array.from({ length: values.length / 4 }, (_, index) => values.slice(index * 4, index * 4 + 4)),
  );

describe("a use of an app password", () => {
  it("is written a second later, with its moment, where it came from and what for", async () => {
    const at = new Date();
    use("a", { ip: null, service: "smtp" });
    await vi.advanceTimersByTimeAsync(999);
    expect(rows()).toEqual([]);
    await vi.advanceTimersByTimeAsync(1);
    expect(rows()).toEqual([["a", at, null, "smtp"]]);
  });

  it("is written once a minute for each, however often it is used", async () => {
    for (let second = 0; second < 59; second++) {
      use("a");
      if (second % 10 === 0) use(`b${second}`);
      await vi.advanceTimersByTimeAsync(1_000);
    }
    expect(rows().map(([id]) => id)).toEqual(["a", "b0", "b10", "b20", "b30", "b40", "b50"]);
    await vi.advanceTimersByTimeAsync(1_000);
    use("a");
    await vi.advanceTimersByTimeAsync(1_000);
    expect(rows().filter(([id]) => id === "a")).toHaveLength(2);
  });

  it("counts its minute from the use that began it, not from one in it", async () => {
    use("a");
    await vi.advanceTimersByTimeAsync(59_999);
    use("b");
    use("a");
    await vi.advanceTimersByTimeAsync(1);
    use("b", { service: "smtp" });
    await vi.advanceTimersByTimeAsync(2_000);
    expect(rows().map(([id, , , service]) => [id, service])).toEqual([
      ["a", "imap"],
      ["b", "smtp"],
    ]);
  });
});

describe("a site that opens all at once", () => {
  it("is written over the seconds that follow, two hundred rows in each", async () => {
    for (let index = 0; index < 401; index++) use(`p${index}`);
    const sizes = () => database.queries.map((values) => values.length / 4);
    await vi.advanceTimersByTimeAsync(1_000);
    expect(sizes()).toEqual([200]);
    await vi.advanceTimersByTimeAsync(5_000);
    expect(sizes()).toEqual([200, 200, 1]);
    expect(new Set(rows().map(([id]) => id)).size).toBe(401);
  });

  it("is forgotten beyond twenty thousand, and not kept in memory without end", async () => {
    for (let index = 0; index < 20_050; index++) use(`p${index}`);
    await drainWrites();
    expect(rows()).toHaveLength(20_000);
    expect(rows().at(-1)?.[0]).toBe("p19999");
  });
});

describe("what is to be written", () => {
  it("is kept while the database is gone, and written when it is back", async () => {
    database.fails = true;
    use("a");
    await vi.advanceTimersByTimeAsync(5_000);
    expect(rows()).toEqual([]);
    database.fails = false;
    await vi.advanceTimersByTimeAsync(1_000);
    expect(rows().map(([id]) => id)).toEqual(["a"]);
    await vi.advanceTimersByTimeAsync(60_000);
    expect(rows(), "and once").toHaveLength(1);
  });

  it("does not lose a use that comes while an older one of the same is being written", async () => {
    use("a");
    database.whileWriting = () => {
      database.whileWriting = () => {};
      vi.setSystemTime(Date.now() + 60_000);
      use("a", { service: "smtp" });
    };
    await vi.advanceTimersByTimeAsync(1_000);
    await vi.advanceTimersByTimeAsync(1_000);
    expect(rows().map(([, , , service]) => service)).toEqual(["imap", "smtp"]);
  });
});
