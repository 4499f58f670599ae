import { expect, it } from "vitest";
import { scopeText } from "@/lib/credentials/api-key/scope-words";
import { say } from "@/lib/words/text";

it.each([
  ["all:read", "Everything: read"],
  ["mailboxes:write", "Mailboxes: read and change"],
  ["later:read", "later: read"],
])("says %s as %s", (scope, words) => {
  expect(say(scopeText(scope))).toBe(words);
});
