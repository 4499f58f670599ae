// @vitest-environment happy-dom
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { runInThisContext } from "node:vm";
import { afterEach, expect, it, vi } from "vitest";

const script = readFileSync(join(import.meta.dirname, "letterlock.js"), "utf8");

/** As SOGo 5.8 has it, in its templates and in its pages (UIxTopnavToolbar.wox). */
const toolbar = `<div class="md-toolbar-tools">
  <md-button class="md-icon-button" ng-show="::activeUser.path.help.length" ng-href="{{::activeUser.path.help}}">
    <md-icon>help_outline</md-icon>
    <md-tooltip>Help</md-tooltip>
  </md-button>
  <md-button class="md-icon-button" ng-click="app.confirm($event)" ng-show="::activeUser.path.logoff.length" ng-href="{{::activeUser.path.logoff}}">
    <md-icon>settings_power</md-icon>
    <md-tooltip>Abmelden</md-tooltip>
  </md-button>
</div>`;

function open(page: string): void {
  document.body.innerHTML = page;
  runInThisContext(script);
}

afterEach(() => {
  vi.restoreAllMocks();
  vi.unstubAllGlobals();
});

it.each([
  ["a template", `<script type="text/ng-template" id="x">${toolbar}${toolbar}</script>`, 2],
  ["a page", toolbar, 1],
  ["a page without that button", "<div>Another SOGo</div>", 0],
])("puts the account beside signing out, in %s", (_, page, times) => {
  open(page);
  const html = document.body.innerHTML;
  expect(html.split("account_circle").length - 1).toBe(times);
  expect(html.split('ng-href="/home" aria-label="Your account"').length - 1).toBe(times);
  expect(html.split("Abmelden").length - 1, "SOGo's own stays").toBe(times);
  expect(html.split("help_outline").length).toBe(page.split("help_outline").length);
});

it("gives SOGo's hidden button a way, which is taken by a form", () => {
  open('<a href="/sign-out"><b>Abmelden</b></a><a href="/home">Your account</a>');
  expect(Object(window).UserLogoffPath).toBe("/sign-out");
  const submit = vi.spyOn(HTMLFormElement.prototype, "submit").mockReturnValue(undefined);
  const click = (selector: string) => {
    const event = new MouseEvent("click", { bubbles: true, cancelable: true });
    document.querySelector(selector)?.dispatchEvent(event);
    return event.defaultPrevented;
  };
  expect(click('[href="/home"]')).toBe(false);
  expect(submit).not.toHaveBeenCalled();
  expect(click("b")).toBe(true);
  expect(document.forms[0]).toMatchObject({ method: "post" });
  expect(document.forms[0]?.getAttribute("action")).toBe("/sign-out");
});

it("leaves a click alone that SOGo has stopped to ask about unsaved changes", () => {
  open('<a href="/sign-out">Abmelden</a>');
  const submit = vi.spyOn(HTMLFormElement.prototype, "submit").mockReturnValue(undefined);
  const link = document.querySelector("a");
  link?.addEventListener("click", (event) => event.preventDefault());
  link?.dispatchEvent(new MouseEvent("click", { bubbles: true, cancelable: true }));
  expect(submit).not.toHaveBeenCalled();
});

interface Answer {
  status: number;
  config: { method: string; url: string; retries?: number };
}

/** What SOGo's application asks when an answer is an error, as the script has told AngularJS to. */
function interceptorOf(ask: (config: Answer["config"]) => unknown) {
  const interceptors: [
    ...names: string[],
    (...given: unknown[]) => { responseError(answer: Answer): unknown },
  ][] = [];
  const config = ([, register]: [string, (provider: object) => void]) => register({ interceptors });
  vi.stubGlobal("angular", { module: () => ({ config }) });
  open("");
  const factory = interceptors[0]?.at(-1) as (...given: unknown[]) => {
    responseError(answer: Answer): unknown;
  };
  const waits: number[] = [];
  const timeout = (work: () => unknown, delay: number) => {
    waits.push(delay);
    return work();
  };
  const interceptor = factory({ get: () => ask }, { reject: () => "shown as failed" }, timeout);
  return { interceptor, waits };
}

it("asks SOGo again when it was busy, a few times, and only for what reads", () => {
  const { interceptor, waits } = interceptorOf((config) =>
    interceptor.responseError({ status: 503, config }),
  );
  const fail = (status: number, method: string, url: string) =>
    interceptor.responseError({ status, config: { method, url } });
  expect(fail(503, "POST", "/SOGo/so/a@demo.test/Mail/0/folderINBOX/view")).toBe("shown as failed");
  expect(waits).toEqual([1_000, 2_000, 4_000]);
  fail(503, "GET", "/SOGo/so/a@demo.test/Mail/accounts");
  expect(waits).toHaveLength(6);
  fail(503, "POST", "/SOGo/so/a@demo.test/Mail/0/folderDrafts/newDraft/send");
  fail(500, "GET", "/SOGo/so/a@demo.test/Mail/accounts");
  expect(waits).toHaveLength(6);
});
