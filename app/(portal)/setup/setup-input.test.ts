import { expect, it } from "vitest";
import { readSetup } from "@/app/(portal)/setup/setup-input";
import { issueText } from "@/lib/platform/input/issue-text";
import { say } from "@/lib/words/text";

const good = {
  token: "t",
  login: "admin@example.org",
  displayName: "Admin",
  password: "correct horse battery",
  repeated: "correct horse battery",
};

function read(change: Partial<typeof good>) {
  const form = new FormData();
  for (const [name, value] of Object.entries({ ...good, ...change })) form.append(name, value);
  const sent = readSetup(form, 10);
  return [...new Set(sent.error?.issues.map(({ path }) => path[0]))];
}

it("takes a complete form", () => {
  expect(read({})).toEqual([]);
});

it("names every wrong field at once", () => {
  expect(read({ login: " ", displayName: " ", password: "short", repeated: "other" })).toEqual([
    "login",
    "displayName",
    "password",
    "repeated",
  ]);
});

it("wants the same password twice", () => {
  expect(read({ repeated: "correct horse" })).toEqual(["repeated"]);
});

it("follows the policy in force", () => {
  const form = new FormData();
  for (const [name, value] of Object.entries(good)) form.append(name, value);
  const said = readSetup(form, 30).error?.issues.map((issue) => say(issueText(issue)));
  expect(said).toEqual(["must have at least 30 characters"]);
});
