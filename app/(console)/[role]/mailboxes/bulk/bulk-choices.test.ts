import { expect, it } from "vitest";
import { bulkChoices, countWords } from "@/app/(console)/[role]/mailboxes/bulk/bulk-choices";

const choices = bulkChoices([{ id: "t", name: "staff" }], [{ id: "p", name: "Keycloak" }]);

it("asks about each change, and says what follows", () => {
  for (const { question, consequence } of choices) {
    expect(question).toMatch(/\{\}.*\?$/);
    expect(consequence.length).toBeGreaterThan(20);
  }
});

it("offers each state, template and source", () => {
  expect(choices.map(({ label }) => label)).toEqual([
    "Enable",
    "Receive only",
    "Disable",
    "End sessions",
    "Apply template staff",
    "Change source to Local",
    "Change source to Keycloak",
  ]);
});

it("counts in words", () => {
  expect([countWords(1), countWords(1234)]).toEqual(["1 mailbox", "1,234 mailboxes"]);
});
