import { expect, it } from "vitest";
import { editOutcome, typedValues } from "@/app/(console)/edit-outcome";
import { ChangedMeanwhile } from "@/lib/platform/audit/expected-version";
import { AppError } from "@/lib/platform/errors";

function formOf(entries: Record<string, string>) {
  const form = new FormData();
  for (const [name, value] of Object.entries(entries)) form.set(name, value);
  return form;
}

it("never shows a secret again", () => {
  const form = formOf({ name: "a", password: "b", clientSecret: "c", $ACTION_ID: "d" });
  expect(typedValues(form)).toEqual({ name: "a" });
});

it("says what is there now after a stale edit, and keeps what was typed", async () => {
  const state = await editOutcome(formOf({ active: "on" }), async () => {
    throw new ChangedMeanwhile("a.test", { active: { value: false, by: "Ann" } });
  });
  expect(state).toMatchObject({
    result: { stale: [{ label: "In use", value: "off", by: "Ann" }] },
    values: { active: "on" },
  });
  expect(state.problem).toContain("a.test");
});

it("marks refused fields", async () => {
  const state = await editOutcome(formOf({ name: "x" }), async () => {
    throw new AppError("invalid-input", "name: wrong", { fields: { name: "is wrong" } });
  });
  expect(state).toMatchObject({ fields: { name: "Is wrong." }, values: { name: "x" } });
});

it("forgets what was typed once it is saved", async () => {
  expect(await editOutcome(formOf({ name: "x" }), async () => {})).toEqual({ result: { saved: true } });
});
