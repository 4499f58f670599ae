import { expect, it } from "vitest";
import { scopeWords } from "@/app/(console)/[role]/api-keys/scope-words";

it.each([
  ["all:read", "Everything: read"],
  ["mailboxes:write", "Mailboxes: read and change"],
  ["later:read", "later: read"],
])("says %s as %s", (scope, words) => {
  expect(scopeWords(scope)).toBe(words);
});
