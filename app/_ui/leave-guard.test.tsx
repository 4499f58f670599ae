// @vitest-environment happy-dom
import { NextIntlClientProvider } from "next-intl";
import { act } from "react";
import { createRoot, type Root } from "react-dom/client";
import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { EditForm } from "@/app/_ui/edit-form";
import { LeaveGuard } from "@/app/_ui/leave-guard";
import type { FormState } from "@/app/form-state";

let root: Root;
/** Clicks that nobody has held back; none of them leads away in a test. */
const followed = vi.fn((event: Event) => event.preventDefault());

beforeEach(() => {
  vi.stubGlobal("IS_REACT_ACT_ENVIRONMENT", true);
  root = createRoot(document.body.appendChild(document.createElement("div")));
  document.addEventListener("click", followed);
});
afterEach(async () => {
  await act(async () => root.unmount());
  document.removeEventListener("click", followed);
  document.body.innerHTML = "";
  followed.mockClear();
  vi.unstubAllGlobals();
});

async function show(state: FormState<unknown> = {}, stored = "before") {
  await act(async () =>
    root.render(
      <NextIntlClientProvider locale="en" messages={{}}>
        <EditForm state={state}>
          <input type="hidden" name="expectedVersion" value={stored} />
          <input name="name" key={stored} defaultValue={stored} aria-invalid={Boolean(state.fields)} />
        </EditForm>
        <a href="/elsewhere">Elsewhere</a>
        <LeaveGuard />
      </NextIntlClientProvider>,
    ),
  );
}

const field = () => document.querySelector<HTMLInputElement>("input[name=name]") as HTMLInputElement;
const press = (element: Element | null | undefined) =>
  act(async () => void element?.dispatchEvent(new MouseEvent("click", { bubbles: true, cancelable: true })));
const link = () => document.querySelector("a");
const dialog = () => document.querySelector("[role=dialog]");
const button = (words: string) =>
  [...document.querySelectorAll("button")].find((one) => one.textContent === words);
const type = (text: string) =>
  act(async () => {
    field().value = text;
    field().dispatchEvent(new Event("input", { bubbles: true }));
  });

/** Whether the browser would ask before the tab is closed. */
const asksOnClose = () => !window.dispatchEvent(new Event("beforeunload", { cancelable: true }));

async function expectFree() {
  followed.mockClear();
  await press(link());
  expect(followed).toHaveBeenCalledOnce();
  expect(dialog()).toBeNull();
  expect(asksOnClose()).toBe(false);
}

it("does not ask where nothing was changed, or changed back", async () => {
  await show();
  await expectFree();
  await type("after");
  await type("before");
  await expectFree();
});

it("asks before a link is followed and a tab is closed, and loses nothing of who stays", async () => {
  await show();
  await type("after");
  expect(asksOnClose()).toBe(true);
  await press(link());
  expect(followed).not.toHaveBeenCalled();
  expect(dialog()?.textContent).toContain("Leave without saving?");
  await press(button("Stay on this page"));
  expect(dialog()).toBeNull();
  expect(field().value).toBe("after");
});

it("asks after a refusal as well, but not after a save, whenever the stored values come", async () => {
  await show();
  await type("after");
  await show({ problem: "No.", fields: { name: "No." } });
  expect(document.activeElement, "at the mistake").toBe(field());
  expect(asksOnClose()).toBe(true);
  const saved = { result: { saved: true } };
  await show(saved);
  await expectFree();
  await show(saved, "After");
  await expectFree();
  expect(document.querySelector("[data-changed]")).toBeNull();
  await type("again");
  expect(document.querySelector("form[data-changed]"), "no longer saved").not.toBeNull();
  expect(asksOnClose()).toBe(true);
});

it("leaves alone what leads to another tab, a download, a mail program or a place on the page", async () => {
  await show();
  await type("after");
  for (const attributes of [
    { target: "_blank" },
    { download: "" },
    { href: "mailto:a@b.test" },
    { href: "#here" },
  ]) {
    const other = document.createElement("a");
    other.href = "/elsewhere";
    for (const [name, value] of Object.entries(attributes)) other.setAttribute(name, value);
    document.body.append(other);
    followed.mockClear();
    await press(other);
    expect(followed, JSON.stringify(attributes)).toHaveBeenCalledOnce();
  }
  expect(dialog()).toBeNull();
});
