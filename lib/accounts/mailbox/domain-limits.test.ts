import { describe, expect, it } from "vitest";
import { judgeLimits } from "@/lib/accounts/mailbox/domain-limits";
import { mayClaim, refuseNewMailbox } from "@/lib/accounts/mailbox/may-claim";

type Limits = Parameters<typeof judgeLimits>[0];
const unlimited: Limits = {
  ...{ id: "d", name: "demo.test", active: true, defaultTemplateId: null, identityProviderId: null },
  ...{ maxMailboxes: null, maxAliases: null, maxQuotaBytes: null, totalQuotaBytes: null },
  ...{ createdAt: new Date(0), updatedAt: new Date(0), version: 1 },
};
const judge = (
  limits: Partial<Limits>,
  wanted: Parameters<typeof judgeLimits>[1],
  others = { mailboxes: 0, quotaBytes: 0 },
) => judgeLimits({ ...unlimited, ...limits }, wanted, others);
const of = (mailboxes: number, quotaBytes: number) => ({ mailboxes, quotaBytes });

describe("a new mailbox", () => {
  it.each([
    ["any size where there is no limit", {}, 0, of(10_000, 10 ** 15), null],
    ["the last one that may be", { maxMailboxes: 3 }, 1, of(2, 0), null],
    ["one too many", { maxMailboxes: 3 }, 1, of(3, 0), "domain-full"],
    ["any where none may be", { maxMailboxes: 0 }, 1, of(0, 0), "domain-full"],
    ["the largest that may be", { maxQuotaBytes: 100 }, 100, of(0, 0), null],
    ["a byte more", { maxQuotaBytes: 100 }, 101, of(0, 0), "quota-exceeded"],
    ["an unlimited one where each has a limit", { maxQuotaBytes: 100 }, 0, of(0, 0), "quota-exceeded"],
    ["all that is left", { totalQuotaBytes: 100 }, 40, of(5, 60), null],
    ["a byte more than is left", { totalQuotaBytes: 100 }, 41, of(5, 60), "quota-exceeded"],
    ["an unlimited one where all have a limit", { totalQuotaBytes: 100 }, 0, of(0, 0), "quota-exceeded"],
    ["where others have more than they may", { totalQuotaBytes: 100 }, 1, of(1, 200), "quota-exceeded"],
  ] as const)("of %s", (_, limits, quotaBytes, others, refusal) =>
    expect(judge(limits, { quotaBytes }, others)).toBe(refusal),
  );
});

describe("a mailbox that is there", () => {
  const wanted = { quotaBytes: 10, exceptMailboxId: "m" };

  it("can be changed in a full domain, since it does not count beside itself", () =>
    expect(judge({ maxMailboxes: 1 }, wanted, of(5, 0))).toBeNull());

  it("keeps to the sizes all the same", () => {
    expect(judge({ maxQuotaBytes: 9 }, wanted)).toBe("quota-exceeded");
    expect(judge({ totalQuotaBytes: 100 }, wanted, of(5, 91))).toBe("quota-exceeded");
    expect(judge({ totalQuotaBytes: 100 }, wanted, of(5, 90))).toBeNull();
  });
});

describe("who brings a new address", () => {
  const domain = (active: boolean, identityProviderId: string | null) => ({ active, identityProviderId });

  it.each([
    [null, "p1", true],
    ["p1", "p1", true],
    ["p2", "p1", false],
  ])("a domain of %s may be claimed by %s: %s", (identityProviderId, asks, may) => {
    expect(mayClaim({ identityProviderId }, asks)).toBe(may);
    expect(refuseNewMailbox(domain(true, identityProviderId), asks)).toBe(
      may ? null : "domain-of-other-provider",
    );
  });

  it("gets none in a domain that is switched off, an administrator neither", () => {
    for (const asks of [null, "p1", "p2"])
      expect(refuseNewMailbox(domain(false, "p1"), asks)).toBe("domain-inactive");
  });

  it("may be an administrator, with any source", () =>
    expect(refuseNewMailbox(domain(true, "p1"), null)).toBeNull());
});
