// @vitest-environment happy-dom
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { runInThisContext } from "node:vm";
import { afterEach, expect, it, vi } from "vitest";
import { render } from "../stack/render";

const words = {
  en: { account: "My account", signOut: "Sign out" },
  fr: { account: 'Mon "compte"', signOut: "Quitter l'application" },
};
const script = render(readFileSync(join(import.meta.dirname, "letterlock.js"), "utf8"), {
  WEBMAIL_MENU_WORDS: JSON.stringify(JSON.stringify(words)).slice(1, -1),
});

/** As SOGo 5.8 to 5.12 have it, in their templates and in their pages (UIxTopnavToolbar.wox). */
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

function open(page: string, language = "de"): string {
  document.documentElement.lang = language;
  document.body.innerHTML = page;
  runInThisContext(script);
  return document.body.innerHTML;
}

const times = (text: string, part: string): number => text.split(part).length - 1;

afterEach(() => {
  vi.restoreAllMocks();
  vi.unstubAllGlobals();
});

it.each([
  ["a template", `<script type="text/ng-template" id="x">${toolbar}${toolbar}</script>`, 2],
  ["a page", toolbar, 1],
])("puts the account beside signing out, in %s", (_, page, count) => {
  const html = open(page);
  expect(times(html, "account_circle")).toBe(count);
  expect(times(html, 'ng-href="/home" aria-label="My account"')).toBe(count);
  expect(times(html, 'ng-href="{{::activeUser.path.logoff}}"'), "signing out stays").toBe(count);
  expect(times(html, "help_outline")).toBe(count);
});

it.each([
  ["en", "My account", "Sign out"],
  ["fr", 'aria-label="Mon &quot;compte&quot;"', "Quitter l'application"],
  ["fr-CA", 'aria-label="Mon &quot;compte&quot;"', "Quitter l'application"],
  // SOGo speaks more languages than we do.
  ["de", "My account", "Abmelden"],
  ["", "My account", "Abmelden"],
])("speaks the language that SOGo's page is in: %s", (language, account, signOut) => {
  const html = open(toolbar, language);
  expect(html).toContain(account);
  expect(html).toContain(`<md-tooltip>${signOut}</md-tooltip>`);
});

it.each([
  ["without that button", "<div>Another SOGo</div>"],
  ["with its icon elsewhere", "<p>a</p><md-icon>settings_power</md-icon><md-button>b</md-button>"],
  [
    "with a button that does something else",
    '<md-button ng-click="signOff()"><md-icon>settings_power</md-icon></md-button>',
  ],
])("leaves a page alone %s", (_, page) => {
  expect(open(page)).toBe(page);
  const template = `<script type="text/ng-template">${page}</script>`;
  expect(open(template)).toBe(template);
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
