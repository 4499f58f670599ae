// @vitest-environment happy-dom
import { act } from "react";
import { createRoot, type Root } from "react-dom/client";
import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { StepFocus } from "@/app/(console)/[role]/providers/wizard/step-focus";

let path = "/admin/providers/new/1/connect";
vi.mock("next/navigation", () => ({ usePathname: () => path }));

let root: Root;

function Steps() {
  return (
    <>
      <ol>
        <li aria-current="step" tabIndex={-1}>
          {path}
        </li>
      </ol>
      <input key={path} />
      <button type="button">Help</button>
      <StepFocus />
    </>
  );
}

const show = (step: string) => {
  path = `/admin/providers/new/1/${step}`;
  return act(async () => root.render(<Steps />));
};
const find = (selector: string) => {
  const element = document.querySelector<HTMLElement>(selector);
  if (!element) throw new Error(`${selector} is not there`);
  return element;
};

beforeEach(async () => {
  vi.stubGlobal("IS_REACT_ACT_ENVIRONMENT", true);
  root = createRoot(document.body.appendChild(document.createElement("div")));
  await show("connect");
});
afterEach(async () => {
  await act(async () => root.unmount());
  document.body.replaceChildren();
  vi.unstubAllGlobals();
});

it("takes no focus on a page that was only opened", () => expect(document.activeElement).toBe(document.body));

it("gives the keyboard the new step, where the old one took what had the focus away", async () => {
  find("input").focus();
  await show("test");
  expect(document.activeElement).toBe(find("[aria-current=step]"));
});

it("leaves the focus where it is on what stays", async () => {
  find("button").focus();
  await show("test");
  expect(document.activeElement).toBe(find("button"));
});
