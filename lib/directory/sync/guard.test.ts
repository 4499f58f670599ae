import { describe, expect, it } from "vitest";
import { isGuarded } from "@/lib/directory/sync/events/event-guard";
import { allowedChanges, guardedKinds } from "@/lib/directory/sync/guard";
import { changeKinds } from "@/lib/platform/db/schema/sync-run";
import { syncSettings } from "@/lib/providers/settings/sync-settings";

const usual = syncSettings.parse({});

describe("what a run may change of its own accord", () => {
  it.each([
    [0, 5],
    [1, 5],
    [50, 5],
    [59, 5],
    [60, 6],
    [99, 9],
    [10_000, 1_000],
  ])("is of %i mailboxes %i, unless somebody has set it otherwise", (linked, changes) =>
    expect(allowedChanges(usual, linked)).toBe(changes),
  );

  it.each([
    ["nothing at all", { guardPercent: 0, guardAtLeast: 0 }, 10_000, 0],
    ["everything", { guardPercent: 100, guardAtLeast: 0 }, 137, 137],
    ["a number, however many there are", { guardPercent: 0, guardAtLeast: 3 }, 100_000, 3],
    ["less than one, which is none", { guardPercent: 1, guardAtLeast: 0 }, 99, 0],
  ])("can be %s", (_, settings, linked, changes) => expect(allowedChanges(settings, linked)).toBe(changes));

  it("never grows with a smaller share, nor shrinks with more mailboxes", () => {
    for (let linked = 0; linked < 500; linked += 7)
      for (let percent = 0; percent < 100; percent += 9) {
        const at = (guardPercent: number, mailboxes: number) =>
          allowedChanges({ guardPercent, guardAtLeast: 5 }, mailboxes);
        expect(at(percent, linked)).toBeLessThanOrEqual(at(percent + 1, linked));
        expect(at(percent, linked)).toBeLessThanOrEqual(at(percent, linked + 1));
      }
  });
});

it("counts what shuts out or changes people who are here, and not whoever is new", () => {
  expect([...guardedKinds].sort()).toEqual(["disable", "update"]);
  for (const kind of changeKinds) expect(isGuarded({ kind })).toBe(kind === "disable" || kind === "update");
});
