import { expect, it } from "vitest";
import { editOutcome } from "@/app/(console)/edit-outcome";
import { ChangedMeanwhile } from "@/lib/platform/audit/expected-version";
import { AppError } from "@/lib/platform/errors";
import { verbatim } from "@/lib/words/compose-text";

it("says what is there now after a stale edit, and keeps what was typed", async () => {
  const state = await editOutcome(
    async () => {
      throw new ChangedMeanwhile("a.test", { active: { value: false, by: "Ann" } });
    },
    () => ({ active: "on" }),
  );
  expect(state).toMatchObject({
    result: { stale: [{ label: "Active", value: "off", by: "Ann" }] },
    values: { active: "on" },
  });
  expect(state.problem).toContain("a.test");
});

it("marks refused fields", async () => {
  const state = await editOutcome(
    async () => {
      throw new AppError("invalid-input", verbatim("name: wrong"), {
        fields: { name: verbatim("is wrong") },
      });
    },
    () => ({ name: "x" }),
  );
  expect(state).toMatchObject({ fields: { name: "Is wrong." }, values: { name: "x" } });
});

it("forgets what was typed once it is saved", async () => {
  expect(
    await editOutcome(
      async () => {},
      () => ({ name: "x" }),
    ),
  ).toEqual({ result: { saved: true } });
});
