import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { createApiKey } from "@/lib/credentials/api-key/create-api-key";
import type { Actor } from "@/lib/platform/actor";
import { listAuditEvents } from "@/lib/platform/audit/queries";
import { type EventInput, recordEvent, recordEvents } from "@/lib/platform/audit/record-event";
import { verifyChain } from "@/lib/platform/audit/verify-chain";
import { inTransaction } from "@/lib/platform/db/transaction";
import { testDatabase } from "@/lib/testing/database";
import { createTestMailbox } from "@/lib/testing/fixtures";

/*
 * What is hashed must be what the database gives back, to the character, or an honest trail looks as if somebody had changed
 * it: nothing old would be removed from it any more, and a real change would hide behind the false one.
 */

const database = testDatabase();
const intact = async () => (await verifyChain(database.client().db)).intact;

const event = (label: string, over: Partial<EventInput> = {}): EventInput => ({
  action: "test.update",
  subject: { kind: "domain", id: "1", label },
  before: null,
  after: { name: label.toWellFormed() },
  ...over,
});
const record = (events: EventInput[], actor?: Actor) =>
  inTransaction(database.context(actor), (tx) => recordEvents(tx, events));
const latest = async () => (await listAuditEvents(database.context(), { limit: 1 })).items[0];

describe("a label", () => {
  it.each([
    ["of 320 characters", "a".repeat(320)],
    ["of more", "a".repeat(321)],
    ["whose cut goes through a character", `${"a".repeat(319)}\u{1f600}`],
    ["whose cut goes through the last of many", `a${"\u{1f600}".repeat(400)}`],
    ["whose cut goes through a family", `${"a".repeat(317)}\u{1f468}\u200d\u{1f469}\u200d\u{1f467}`],
    ["with half a character in it", "a\ud800b"],
    ["with blanks at its end", "a   "],
    ["with a NUL, a line break and a tab", "a\u0000b\r\nc\td"],
    ["of nothing", ""],
    ["in another form of Unicode", "A\u030a\u00c5\u212b"],
  ])("%s is hashed as it is kept", async (_, label) => {
    await record([event(label)], { kind: "cli", user: label });
    expect(await intact()).toBe(true);
    const kept = await latest();
    for (const text of [kept?.subjectLabel ?? "", kept?.actorLabel ?? ""]) {
      expect(text.length).toBeLessThanOrEqual(320);
      expect(text.isWellFormed()).toBe(true);
    }
  });

  it("that people make themselves cannot break the chain: a long address, and a name of signs", async () => {
    const domain = `${["a", "b", "c"].map((letter) => letter.repeat(60)).join(".")}.test`;
    const mailbox = await createTestMailbox(database.context(), { address: `${"l".repeat(45)}@${domain}` });
    const self = database.context({ kind: "mailbox", ...mailbox });
    for (const start of ["", "x"])
      await createApiKey(self, {
        owner: { mailboxId: mailbox.id },
        name: `${start}${"\u{1f511}".repeat(49)}`,
        scopes: ["profile:read"],
      });
    expect(await intact()).toBe(true);
  });
});

describe("values before and after", () => {
  it.each<[string, unknown]>([
    ["numbers at their edges", [0, -0, 1e21, 5e-324, Number.MAX_SAFE_INTEGER, 0.1 + 0.2]],
    ["what JSON does not have", [Number.NaN, Number.POSITIVE_INFINITY, undefined]],
    ["a moment", new Date(1_700_000_000_123)],
    ["keys in another order than the database's", { b: { d: 1, c: 2 }, a: [{ z: 1, y: 2 }] }],
    ["keys that are numbers", { 10: "a", 9: "b", x: "c" }],
    ["keys of every object", { constructor: 1, toString: 2 }],
    ["signs that JSON escapes", '"\\\u2028\u0000\u001f'],
    ["a very long text", "ä".repeat(100_000)],
    ["deep lists", JSON.parse(`${"[".repeat(20)}1${"]".repeat(20)}`)],
  ])("are hashed as they are kept: %s", async (_, value) => {
    await record([event("x", { after: { value } })]);
    expect(await intact()).toBe(true);
  });

  it("of any kind, many in one transaction, leave the chain whole", async () => {
    const any = fc.record({
      label: fc.string({ unit: "binary", maxLength: 400 }),
      value: fc.jsonValue({ stringUnit: "binary", maxDepth: 5 }),
      domainName: fc.option(fc.domain(), { nil: undefined }),
    });
    const some = fc.sample(any, { numRuns: 300, seed: 7 });
    await record(
      some.map(({ label, value, domainName }) =>
        event(label, { after: { value, always: 1 }, ...(domainName ? { domainName } : {}) }),
      ),
    );
    const verdict = await verifyChain(database.client().db);
    expect(verdict).toMatchObject({ intact: true });
  });
});

describe("an event", () => {
  it("is not there without its change, nor the change without it", async () => {
    const before = (await latest())?.sequence;
    await expect(
      inTransaction(database.context(), async (tx) => {
        await recordEvent(tx, event("first"));
        await recordEvent(
          tx,
          event("x", { subject: { kind: "k".repeat(40), id: "1", label: "too long a kind" } }),
        );
      }),
    ).rejects.toThrow();
    expect((await latest())?.sequence).toBe(before);
    expect(await intact()).toBe(true);
  });

  it("names who did it, and the administrator who had opened the mailbox", async () => {
    await record([event("x")], {
      kind: "mailbox",
      id: "m1",
      address: "anna@demo.test",
      impersonatedBy: "root@demo.test",
    });
    const found = await latest();
    expect(found).toMatchObject({ actorKind: "mailbox", actorId: "m1", requestId: "test-request" });
    expect(found?.actorLabel).toContain("anna@demo.test");
    expect(found?.actorLabel).toContain("root@demo.test");
  });

  it("of nothing at all writes nothing and asks for no lock", async () => {
    const before = (await latest())?.sequence;
    await record([]);
    await record([event("x", { before: { name: "x", updatedAt: 1 }, after: { name: "x", updatedAt: 2 } })]);
    expect((await latest())?.sequence).toBe(before);
  });
});
