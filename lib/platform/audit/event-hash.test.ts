import { expect, it } from "vitest";
import { eventHash } from "@/lib/platform/audit/record-event";

const row = {
  previousHash: "0".repeat(64),
  sequence: 7,
  at: new Date(1_700_000_000_123),
  actorKind: "superadmin",
  actorId: null,
  actorLabel: "ö",
  action: "mailbox.update",
  subjectKind: "mailbox",
  subjectId: "1",
  subjectLabel: "a@b.test",
  domainName: "b.test",
  requestId: null,
  ip: "::1",
};

it("never changes for what is recorded already, in whatever order the database hands its keys back", () => {
  const digest = "9329e6c1bdfae3727fd0bb66c6598793d6c48f5fb408c85250093c87d0146fcc";
  const list = [{ z: 1, a: "\u2028\ud83d\ude00" }, null];
  const at = new Date(5);
  const changes = {
    quotaBytes: { before: 1.5, after: 2 ** 52 },
    aliases: { before: null, after: list },
    "10": { before: at, after: true },
    "9": { before: "", after: [] },
  };
  expect(eventHash({ ...row, changes })).toBe(digest);
  const turned = {
    "9": { after: [], before: "" },
    "10": { after: true, before: at.toISOString() },
    aliases: { after: [{ a: "\u2028\ud83d\ude00", z: 1 }, null], before: null },
    quotaBytes: { after: 2 ** 52, before: 1.5 },
  };
  expect(eventHash({ ...row, changes: turned })).toBe(digest);
});
