import { expect, it } from "vitest";
import {
  saidChoices,
  sourceChoices,
  stateChoices,
} from "@/app/(console)/[role]/mailboxes/[address]/consequences";
import { say } from "@/lib/words/text";

const facts = { address: "a@b.test", hasPassword: true, localPasswordAllowed: false, appPasswords: 2 };
const providers = [{ slug: "p", name: "Keycloak" }];
const consequence = (changes: Partial<typeof facts>, value: string) =>
  saidChoices(sourceChoices({ ...facts, ...changes }, providers), say).find(
    (choice) => choice.value === value,
  )?.consequence;

it("says what becomes of the password at a provider", () => {
  expect(consequence({}, "p")).toContain("kept but doesn't work");
  expect(consequence({ localPasswordAllowed: true }, "p")).toContain("keeps working alongside it");
  expect(consequence({ hasPassword: false }, "p")).toContain("There is no local password.");
});

it("says whether a password works after the change back", () => {
  expect(consequence({}, "local")).toContain("old local password works again");
  expect(consequence({ hasPassword: false }, "local")).toContain("Set one");
});

it("counts the app passwords that go on, and says that sessions end", () => {
  expect(consequence({}, "p")).toContain("The 2 app passwords keep working.");
  expect(consequence({ appPasswords: 0 }, "local")).toContain("There are no app passwords.");
  for (const value of ["local", "p"])
    expect(consequence({}, value)).toContain("Sessions and mail connections end immediately.");
});

it("has a consequence for every state", () => {
  expect(stateChoices.map(({ value }) => value)).toEqual(["active", "receive-only", "disabled"]);
  for (const { consequence } of saidChoices(stateChoices, say)) expect(consequence).toMatch(/mail is/);
});
