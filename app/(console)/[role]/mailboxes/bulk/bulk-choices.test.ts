import { expect, it } from "vitest";
import { bulkChoices } from "@/app/(console)/[role]/mailboxes/bulk/bulk-choices";
import { say } from "@/lib/words/text";

const choices = bulkChoices([{ id: "t", name: "staff" }], [{ id: "p", name: "Keycloak" }]);

it("asks about each change, and says what follows", () => {
  for (const { question, consequence } of choices) {
    expect(say(question(1))).toMatch(/1 mailbox\b.*\?$/);
    expect(say(question(1234))).toMatch(/1,234 mailboxes\b.*\?$/);
    expect(say(consequence).length).toBeGreaterThan(20);
  }
});

it("offers each state, template and source", () => {
  expect(choices.map(({ label }) => say(label))).toEqual([
    "Enable",
    "Set to receive only",
    "Disable",
    "Sign out everywhere",
    "Apply template staff",
    "Change authentication source to Local",
    "Change authentication source to Keycloak",
  ]);
});
