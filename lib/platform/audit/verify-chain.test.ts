import { describe, expect, it } from "vitest";
import { chainStart } from "@/lib/platform/audit/anchor";
import { eventHash } from "@/lib/platform/audit/record-event";
import { follow } from "@/lib/platform/audit/verify-chain";
import type { auditEvent } from "@/lib/platform/db/schema";

type Row = typeof auditEvent.$inferSelect;

function chainOf(length: number): Row[] {
  const rows: Row[] = [];
  let previousHash = chainStart.hash;
  for (let sequence = 1; sequence <= length; sequence++) {
    const row = {
      ...{
        sequence,
        previousHash,
        at: new Date(1_700_000_000_000 + sequence),
        requestId: "r",
        ip: "192.0.2.1",
      },
      ...{ actorKind: "superadmin", actorId: "s", actorLabel: "root", action: "mailbox.update" },
      ...{ subjectKind: "mailbox", subjectId: "m", subjectLabel: "a@demo.test", domainName: "demo.test" },
      changes: { quotaBytes: { before: sequence, after: sequence + 1 } },
    };
    previousHash = eventHash(row);
    rows.push({ ...row, hash: previousHash });
  }
  return rows;
}

const five = chainOf(5);
/** The chain with its third event replaced. */
const withThird = (change: Partial<Row>): Row[] =>
  five.map((row, at) => (at === 2 ? { ...row, ...change } : row));
/** As somebody would who can write the database and compute hashes. */
const rehashed = (row: Row): Row => ({ ...row, hash: eventHash(row) });

it("leads from the beginning to the last event, and from any place on", () => {
  const last = { sequence: 5, hash: five[4]?.hash };
  expect(follow(chainStart, five)).toEqual(last);
  expect(follow(chainStart, [])).toEqual(chainStart);
  const second = { sequence: 2, hash: five[1]?.hash ?? "" };
  expect(follow(second, five.slice(2))).toEqual(last);
});

describe("breaks at the event", () => {
  it.each(
    Object.entries({
      at: new Date(1_700_000_000_004),
      actorKind: "cli",
      actorId: null,
      actorLabel: "Root",
      action: "mailbox.delete",
      subjectKind: "domain",
      subjectId: "n",
      subjectLabel: "b@demo.test",
      domainName: null,
      changes: { quotaBytes: { before: 3, after: 5 } },
      requestId: null,
      ip: "192.0.2.2",
      previousHash: "0".repeat(64),
      hash: "f".repeat(64),
    } satisfies Partial<Row>),
  )("of which %s was changed", (name, value) => {
    expect(follow(chainStart, withThird({ [name]: value }))).toEqual({ brokenAt: 3 });
  });

  it("after one that was changed together with its hash", () => {
    const [, , third] = five;
    if (!third) throw new Error("no third event");
    const forged = rehashed({ ...third, actorLabel: "somebody else" });
    expect(follow(chainStart, withThird(forged))).toEqual({ brokenAt: 4 });
  });

  it("that is missing, at the beginning, between others and at two places", () => {
    expect(follow(chainStart, five.slice(1))).toEqual({ brokenAt: 1 });
    expect(follow(chainStart, [...five.slice(0, 2), ...five.slice(3)])).toEqual({ brokenAt: 3 });
    expect(follow(chainStart, [...five.slice(0, 1), ...five.slice(2, 3), ...five.slice(4)])).toEqual({
      brokenAt: 2,
    });
  });

  it("that is there twice, or in another's place", () => {
    const [first, second, third, fourth, fifth] = five as [Row, Row, Row, Row, Row];
    expect(follow(chainStart, [first, second, second, third])).toEqual({ brokenAt: 3 });
    expect(follow(chainStart, [first, third, second, fourth, fifth])).toEqual({ brokenAt: 2 });
  });

  it("that was written in between, with hashes of its own", () => {
    const [first, second, ...rest] = five as [Row, Row, ...Row[]];
    const added = rehashed({ ...second, sequence: 3, previousHash: second.hash, action: "domain.delete" });
    expect(follow(chainStart, [first, second, added, ...rest])).toEqual({ brokenAt: 4 });
  });

  it("that follows another place than the one that is vouched for", () => {
    expect(follow({ sequence: 2, hash: "f".repeat(64) }, five.slice(2))).toEqual({ brokenAt: 3 });
    expect(follow({ sequence: 1, hash: five[1]?.hash ?? "" }, five.slice(2))).toEqual({ brokenAt: 2 });
  });
});

describe("what is hashed", () => {
  const [row] = five as [Row];

  it("tells apart what would look alike when it is put together", () => {
    const one = { ...row, subjectKind: "mail", subjectId: "boxm" };
    const other = { ...row, subjectKind: "mailbox", subjectId: "m" };
    expect(eventHash(one)).not.toBe(eventHash(other));
    expect(eventHash({ ...row, actorId: null, actorLabel: "x" })).not.toBe(
      eventHash({ ...row, actorId: "x", actorLabel: "" }),
    );
    expect(eventHash({ ...row, ip: null })).not.toBe(eventHash({ ...row, ip: "null" }));
  });
});
