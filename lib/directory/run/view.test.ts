import { expect, it, vi } from "vitest";
import { cancelled, storedOrNull, storedProblem } from "@/lib/directory/run/problem";
import { showRun } from "@/lib/directory/run/view";

vi.mock("@/lib/words/languages", async () => {
  const { say } = await vi.importActual<typeof import("@/lib/words/text")>("@/lib/words/text");
  const german = { "directory.run": { cancelled: "Der Lauf wurde abgebrochen." } };
  return {
    sayIn: (language?: string) => (text: never) => say(text, language, language === "de" ? german : {}),
  };
});

const run = {
  id: "01a20a59-8224-7542-a9ed-d3c3eb4aa511",
  identityProviderId: "01a20a59-8224-7542-a9ed-d3c3eb4aa512",
  provider: "keycloak",
  trigger: "manual",
  startedBy: "cli",
  dryRun: false,
  state: "cancelled",
  underWay: false,
  cancelRequested: true,
  startedAt: new Date(0),
  finishedAt: new Date(0),
  expectedPeople: null,
  readPeople: 0,
  unchangedPeople: 0,
  plannedChanges: 0,
  appliedChanges: 0,
  counts: {},
  approvedBy: null,
  attempts: 1,
  remedy: null,
} as const;

it.each([
  [undefined, storedProblem(cancelled()), "It was cancelled."],
  ["de", storedProblem(cancelled()), "Der Lauf wurde abgebrochen."],
  ["de", "It was cancelled.", "It was cancelled."],
])("says how a run ended in %s, from %s", (language, stored, said) => {
  const { problem } = showRun({ ...run, problem: storedOrNull(stored) }, language ? { language } : {});
  expect(problem).toBe(said);
});
