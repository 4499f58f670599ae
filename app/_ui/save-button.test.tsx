// @vitest-environment happy-dom
import { NextIntlClientProvider } from "next-intl";
import { act, useState } from "react";
import { hydrateRoot, type Root } from "react-dom/client";
import { renderToString } from "react-dom/server";
import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { EditForm } from "@/app/_ui/edit-form";
import { SaveButton } from "@/app/_ui/save-button";
import type { FormState } from "@/app/form-state";

let root: Root;
const sent = vi.fn((event: React.FormEvent) => event.preventDefault());

beforeEach(() => void vi.stubGlobal("IS_REACT_ACT_ENVIRONMENT", true));
afterEach(async () => {
  await act(async () => root.unmount());
  document.body.innerHTML = "";
  sent.mockClear();
  vi.unstubAllGlobals();
});

function Rows() {
  const [names, setNames] = useState(["a", "b"]);
  return (
    <>
      {names.map((name) => (
        <input key={name} type="hidden" name="rows" value={name} />
      ))}
      <button type="button" id="remove" onClick={() => setNames(["a"])} />
    </>
  );
}

const form = (state: FormState<unknown>) => (
  <NextIntlClientProvider locale="en" messages={{}}>
    <EditForm state={state} onSubmit={sent} foot={<SaveButton pendingLabel="Saving">Save</SaveButton>}>
      <input name="name" defaultValue="before" />
      <input name="on" type="checkbox" defaultChecked />
      <select name="choice" defaultValue="2">
        <option value="1" />
        <option value="2" />
      </select>
      <Rows />
    </EditForm>
  </NextIntlClientProvider>
);

/** As a browser has it: the page first, and the script later. */
async function show(state: FormState<unknown> = {}, beforeScript = () => {}) {
  const page = document.body.appendChild(document.createElement("div"));
  page.innerHTML = renderToString(form(state));
  expect(isInactive(), "without script").toBe(false);
  beforeScript();
  await act(async () => {
    root = hydrateRoot(page, form(state));
  });
}
const draw = (state: FormState<unknown>) => act(async () => root.render(form(state)));

const save = () => document.querySelector<HTMLButtonElement>("button[type=submit]");
const isInactive = () => save()?.getAttribute("aria-disabled") === "true";
const reason = () => document.getElementById(save()?.getAttribute("aria-describedby") ?? "")?.textContent;
const press = (element: HTMLElement | null) => act(async () => element?.click());
const field = () => document.querySelector<HTMLInputElement>("input[name=name]") as HTMLInputElement;
const type = (text: string) =>
  act(async () => {
    field().value = text;
    field().dispatchEvent(new Event("input", { bubbles: true }));
  });

it("does nothing, and says why, until something is changed", async () => {
  await show();
  expect([isInactive(), reason()]).toEqual([true, "Nothing to save."]);
  await press(save());
  expect(sent).not.toHaveBeenCalled();
  await type("after");
  expect([isInactive(), reason()]).toEqual([false, undefined]);
  await press(save());
  expect(sent).toHaveBeenCalledOnce();
  await type("before");
  expect(isInactive(), "changed back").toBe(true);
});

it("rests again once all is saved, but not after a refusal", async () => {
  await show();
  await type("after");
  await draw({ problem: "No." });
  expect(isInactive()).toBe(false);
  await draw({ result: { saved: true } });
  expect(isInactive()).toBe(true);
});

it("notices what a script changes in the form", async () => {
  await show();
  await press(document.querySelector<HTMLElement>("#remove"));
  await expect.poll(isInactive).toBe(false);
});

it.each([
  ["typed", {}, () => field().setRangeText("typed early ")],
  ["ticked off", {}, () => document.querySelector<HTMLInputElement>("[type=checkbox]")?.click()],
  ["refused", { problem: "No." }, () => {}],
])("knows what was %s before the script was there", async (_, state, beforeScript) => {
  await show(state, beforeScript);
  expect(isInactive()).toBe(false);
});
