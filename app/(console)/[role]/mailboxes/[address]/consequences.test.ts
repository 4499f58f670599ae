import { expect, it } from "vitest";
import { sourceChoices, stateChoices } from "@/app/(console)/[role]/mailboxes/[address]/consequences";

const facts = { address: "a@b.test", hasPassword: true, localPasswordAllowed: false, appPasswords: 2 };
const providers = [{ slug: "p", name: "Keycloak" }];
const consequence = (changes: Partial<typeof facts>, value: string) =>
  sourceChoices({ ...facts, ...changes }, providers).find((choice) => choice.value === value)?.consequence;

it("says what becomes of the password at a provider", () => {
  expect(consequence({}, "p")).toContain("kept, but does not work");
  expect(consequence({ localPasswordAllowed: true }, "p")).toContain("goes on working beside it");
  expect(consequence({ hasPassword: false }, "p")).toContain("There is no local password.");
});

it("says whether a password works after the change back", () => {
  expect(consequence({}, "local")).toContain("old local password works again");
  expect(consequence({ hasPassword: false }, "local")).toContain("set one");
});

it("counts the app passwords that go on, and says that sessions end", () => {
  expect(consequence({}, "p")).toContain("App passwords (2) go on working.");
  expect(consequence({ appPasswords: 0 }, "local")).toContain("There are no app passwords.");
  for (const value of ["local", "p"])
    expect(consequence({}, value)).toContain("Sessions and mail connections end at once.");
});

it("has a consequence for every state", () => {
  expect(stateChoices.map(({ value }) => value)).toEqual(["active", "receive-only", "disabled"]);
  for (const choice of stateChoices) expect(choice.consequence).toMatch(/mail is/);
});
