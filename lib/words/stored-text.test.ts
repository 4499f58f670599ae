import { expect, it } from "vitest";
import { sentences } from "@/lib/words/compose-text";
import { readStoredText, storedText } from "@/lib/words/stored-text";
import { say, words } from "@/lib/words/text";

const run = words("run", {
  held: "The plan changes {count, plural, one {# mailbox} other {# mailboxes}} of {provider}.",
  cancelled: "It was cancelled.",
});
const german = {
  run: {
    held: "Der Plan ändert {count, plural, one {# Postfach} other {# Postfächer}} von {provider}.",
    cancelled: "Abgebrochen.",
  },
};
const held = sentences(run("held", { count: 2, provider: "{ldap}" }), run("cancelled"));

it("is read back with its values, in any language", () => {
  const read = readStoredText(storedText(held, 1_000));
  expect(say(read)).toBe("The plan changes 2 mailboxes of {ldap}. It was cancelled.");
  expect(say(read, "de", german)).toBe("Der Plan ändert 2 Postfächer von {ldap}. Abgebrochen.");
});

it("is stored in English where there is no room for more", () => {
  const stored = storedText(held, 40);
  expect(stored).toBe("The plan changes 2 mailboxes of {ldap}. ");
  expect(say(readStoredText(stored), "de", german)).toBe(stored);
});

it.each(["Keycloak answered 500.", '{"namespace":"run"}', '{"namespace":', "<b>{x", "It's '{x}'"])(
  "shows %s as it is where it is no text",
  (stored) => expect(say(readStoredText(stored))).toBe(stored),
);
