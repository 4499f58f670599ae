import { expect, it } from "vitest";
import { contentOf, hasUnsaved, watchForm } from "@/app/_ui/unsaved-forms";

function sent(values: Record<string, string | File>) {
  const form = new FormData();
  for (const [name, value] of Object.entries(values)) form.append(name, value);
  return form;
}

const before = { name: "A", expectedVersion: "1", $ACTION_KEY: "x", logo: new File([], "") };

it.each([
  ["nothing", {}, true],
  ["a newer version", { expectedVersion: "2", $ACTION_KEY: "y" }, true],
  ["another value", { name: "B" }, false],
  ["a value more", { active: "on" }, false],
  ["a file", { logo: new File(["x"], "logo.svg") }, false],
])("sees what was changed in a form: %s", (_, change, same) => {
  expect(contentOf(sent({ ...before, ...change })) === contentOf(sent(before))).toBe(same);
});

it("knows whether any form of the page has something unsaved", () => {
  let changed = false;
  const end = watchForm(() => changed);
  const endOther = watchForm(() => false);
  expect(hasUnsaved()).toBe(false);
  changed = true;
  expect(hasUnsaved()).toBe(true);
  end();
  expect(hasUnsaved()).toBe(false);
  endOther();
});
