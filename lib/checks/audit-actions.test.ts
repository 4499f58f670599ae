import { expect, it } from "vitest";
import { sourcesIn } from "@/lib/checks/words/syntax";
import { registry } from "@/lib/faces/registry";
import { say } from "@/lib/words/text";

const { actions, actionText } = registry;

/** What records: verbs, and what is no operation; not what tests or shows them. */
const sources = sourcesIn("lib").filter(({ path }) => !/^lib\/(faces|testing|checks)\//.test(path));

it("calls every action by words of its own", () => {
  const said = actions.map((action) => say(actionText(action)));
  expect(new Set(said).size).toBe(actions.length);
  for (const words of said) expect(words).toMatch(/^[A-Z][A-Za-z ]+$/);
});

it("calls what it does not know as it was recorded", () =>
  expect(say(actionText("mailbox.rename"))).toBe("mailbox.rename"));

it("knows every action that is recorded", () => {
  const recorded = sources.flatMap(({ source }) =>
    [...source.matchAll(/(?:\baction: |\beventOf\(\w+, )"([a-z-]+\.[a-z-]+)"/g)].map(
      ([, action = ""]) => action,
    ),
  );
  expect(recorded.length).toBeGreaterThan(40);
  expect(recorded.filter((action) => !actions.includes(action))).toEqual([]);
});

/** Where it is neither declared as an action nor the name of an operation. */
const isRecorded = (action: string) =>
  sources.some(({ source }) => new RegExp(`(?<!name: )"${action}"(?!:)`).test(source));

it.each(actions)("%s is recorded by something", (action) => expect(isRecorded(action)).toBe(true));
