import { expect, it } from "vitest";
import { byChoice, byText, byWhether, byWords, readFilter } from "@/app/(console)/narrowing";
import { verbatim } from "@/lib/words/compose-text";
import { words } from "@/lib/words/text";

const stateWords = words("test.narrowing", { on: "Enabled", off: "Disabled" });
const label = verbatim("label");
const narrowings = {
  actor: byText(label, 3),
  state: byWords(label, stateWords),
  door: byChoice(label, ["imap", "smtp"], verbatim),
  temporary: byWhether("temporary", label, ["permanent", "temporary"], verbatim),
};

it.each<[string, Record<string, string>, object]>([
  ["what is there", { actor: "ann", state: "on", door: "imap" }, { actor: "ann", state: "on", door: "imap" }],
  ["as much as the list takes, without the blanks around it", { actor: "  a@b  " }, { actor: "a@b" }],
  ["nothing that makes no sense", { actor: "  ", state: "dead", door: "" }, {}],
  ["whether the one of two is chosen", { temporary: "temporary" }, { temporary: true }],
  ["whether the other of two is chosen", { temporary: "permanent" }, { temporary: false }],
  ["neither of two", { temporary: "both" }, {}],
  ["nothing that is no filter", { cursor: "abc" }, {}],
])("takes from an address %s", (_, query, filter) => {
  expect(readFilter(narrowings, query)).toEqual(filter);
});
