// @vitest-environment happy-dom
import { act } from "react";
import { createRoot, type Root } from "react-dom/client";
import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { StepForm } from "@/app/(console)/[role]/providers/wizard/step-form";

/** What the server is asked to keep, and its answers, given by the tests. */
const asked: { realm: FormDataEntryValue | null; answer: () => void }[] = [];
vi.mock("@/app/(console)/[role]/providers/wizard/wizard-actions", () => ({
  keepDraft: (form: FormData) =>
    new Promise((resolve) =>
      asked.push({ realm: form.get("realm"), answer: () => resolve({ result: true }) }),
    ),
}));
vi.mock("@/app/_words/use-words", () => ({ useWords: () => (key: string) => key }));
vi.mock("@/app/_reauthentication/use-reauthenticated-action", () => ({
  useReauthenticationQuestion: () => undefined,
}));

let root: Root;
beforeEach(async () => {
  vi.useFakeTimers();
  vi.stubGlobal("IS_REACT_ACT_ENVIRONMENT", true);
  asked.length = 0;
  root = createRoot(document.body.appendChild(document.createElement("div")));
  const values = { texts: {}, ticks: {}, mappings: [] };
  const form = (
    <StepForm draft="1" step="connect" values={values} action={async (before) => before}>
      {() => <input name="realm" defaultValue="" />}
    </StepForm>
  );
  await act(async () => root.render(form));
});
afterEach(async () => {
  await act(async () => root.unmount());
  document.body.replaceChildren();
  vi.unstubAllGlobals();
  vi.useRealTimers();
});

const type = (value: string) =>
  act(async () => {
    const input = document.querySelector<HTMLInputElement>("[name=realm]");
    if (!input) throw new Error("no input");
    input.value = value;
    input.dispatchEvent(new Event("input", { bubbles: true }));
    await vi.advanceTimersByTimeAsync(500);
  });
const answer = (which: number) => act(async () => asked[which]?.answer());
/** Whether it says that all is kept: what it says is hidden while the form is marked as changed. */
const saysKept = () =>
  document.querySelector("[role=status] [class='in-data-changed:hidden']")?.textContent === "saved" &&
  !document.querySelector("form")?.hasAttribute("data-changed");

it("says that a draft is saved once what was typed is kept", async () => {
  await type("one");
  expect(saysKept()).toBe(false);
  await answer(0);
  expect(saysKept()).toBe(true);
});

it("does not say so of what was typed while an older state was on its way", async () => {
  await type("one");
  await type("two");
  await answer(0);
  expect(asked.map(({ realm }) => realm)).toEqual(["one", "two"]);
  expect(saysKept()).toBe(false);
  await answer(1);
  expect(saysKept()).toBe(true);
});

it("no longer says so when somebody types on", async () => {
  await type("one");
  await answer(0);
  await type("two");
  expect(saysKept()).toBe(false);
});
