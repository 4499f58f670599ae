import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { drainWrites } from "@/lib/platform/db/write-behind";
import { type ProvenHash, rewriteLater } from "@/lib/platform/secrets/rewrite-later";

const log = vi.hoisted(() => vi.fn());
vi.mock("@/lib/platform/log", () => ({ logger: () => ({ warn: log, info: log, error: log }) }));

const weak = "{SHA}L3oRYGssBVO6xP3Bsm17D/73rMg=";
const strong = "{ARGON2ID}$argon2id$v=19$m=19456,t=2,p=1$c2FsdHNhbHQ$aGFzaGhhc2g";
const proven = (name: string, over: Partial<ProvenHash> = {}): ProvenHash => ({
  name,
  plain: `password of ${name}`,
  stored: weak,
  ...over,
});

let owners = 0;
/** A queue of its own, and what it rewrites. */
function queue(rewrite: (given: ProvenHash) => Promise<void> = async () => undefined) {
  const done: string[] = [];
  const note = rewriteLater(`test-${++owners}`, async (given) => {
    await rewrite(given);
    done.push(given.name);
  });
  return { done, note };
}

beforeEach(() => {
  vi.useFakeTimers();
  log.mockClear();
});
afterEach(async () => {
  await drainWrites();
  vi.useRealTimers();
});

describe("a hash that was proved", () => {
  it("is rewritten within seconds, and not while somebody waits", async () => {
    const { done, note } = queue();
    note(proven("anna"));
    expect(done).toEqual([]);
    await vi.advanceTimersByTimeAsync(1_000);
    expect(done).toEqual(["anna"]);
  });

  it.each([strong, "{UNKNOWN}x", "", "{SHA}not-base64!"])("stays as it is when it is %s", async (stored) => {
    const { done, note } = queue();
    note(proven("anna", { stored }));
    await drainWrites();
    expect(done).toEqual([]);
  });

  it("is rewritten once, by the latest proof, however often its owner signs in", async () => {
    const plains: string[] = [];
    const { note } = queue(async ({ plain }) => void plains.push(plain));
    for (const plain of ["first", "second", "third"]) note(proven("anna", { plain }));
    await drainWrites();
    expect(plains).toEqual(["third"]);
  });

  it("that could not be rewritten does not keep the others, and is tried at the next login", async () => {
    let failures = 1;
    const { done, note } = queue(async ({ name }) => {
      if (name === "bert" && failures-- > 0) throw new Error("the database is gone");
    });
    for (const name of ["anna", "bert", "carl"]) note(proven(name));
    await drainWrites();
    expect(done).toEqual(["anna", "carl"]);
    expect(log).toHaveBeenCalledTimes(1);
    note(proven("bert"));
    await drainWrites();
    expect(done).toEqual(["anna", "carl", "bert"]);
  });

  it("leaves no password in the log when it fails", async () => {
    const { note } = queue(async () => {
      throw new Error("gone");
    });
    note(proven("anna", { plain: "hunter2" }));
    await drainWrites();
    expect(log).toHaveBeenCalledTimes(1);
    expect(JSON.stringify(log.mock.calls)).not.toMatch(/hunter2|SHA/);
  });
});

describe("many at once", () => {
  it("are rewritten four a second, so that logins go on", async () => {
    const { done, note } = queue();
    for (let index = 0; index < 10; index++) note(proven(`u${index}`));
    await vi.advanceTimersByTimeAsync(1_000);
    expect(done).toHaveLength(4);
    await vi.advanceTimersByTimeAsync(1_000);
    expect(done).toHaveLength(8);
    await vi.advanceTimersByTimeAsync(1_000);
    expect(done).toHaveLength(10);
  });

  it("are kept up to sixty-four, since each holds a password; the rest waits for its next login", async () => {
    const { done, note } = queue();
    for (let index = 0; index < 100; index++) note(proven(`u${index}`));
    await drainWrites();
    expect(done).toHaveLength(64);
    note(proven("u99"));
    await drainWrites();
    expect(done).toHaveLength(65);
  });

  it("of one kind of owner keep none of another's waiting", async () => {
    const [mailboxes, admins] = [queue(), queue()];
    for (let index = 0; index < 64; index++) mailboxes.note(proven(`u${index}`));
    admins.note(proven("root"));
    await drainWrites();
    expect([mailboxes.done.length, admins.done]).toEqual([64, ["root"]]);
  });
});
