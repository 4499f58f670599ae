import fc from "fast-check";
import { describe, expect, it, vi } from "vitest";
import { refuseUnreadableCall } from "@/lib/faces/session/unreadable-call";

/* An action is a URL that anybody can post anything to: what React's reader cannot read is 400, and never 500 with a stack. */

// React's reader wants the "react" of a server, which Node finds by a condition that tests are not run with. It is there while
// the reader is loaded, and no longer, nor is what was loaded with it, such as "react-dom": tests of pages need the others. It
// is the reader of a production build: that of development follows every promise of the process from then on.
const giveReactBack = await vi.hoisted(async () => {
  vi.resetModules();
  const { createRequire } = await import("node:module");
  const require = createRequire(import.meta.url);
  const usual = require.resolve("react");
  const known = new Map(Object.entries(require.cache));
  const { NODE_ENV } = process.env;
  Object.assign(process.env, { NODE_ENV: "production" });
  const onServer = usual.replace(/index\.js$/, "react.react-server.js");
  require(onServer);
  require.cache[usual] = require.cache[onServer];
  return () => {
    Object.assign(process.env, { NODE_ENV });
    for (const path of Object.keys(require.cache)) delete require.cache[path];
    for (const [path, loaded] of known) require.cache[path] = loaded;
  };
});
giveReactBack();

const url = "https://mail.test/home";
const statusOf = async (init: RequestInit) =>
  (await refuseUnreadableCall(new Request(url, { method: "POST", ...init })))?.status ?? null;
const call = (body: BodyInit, headers: Record<string, string> = { "content-type": "text/plain" }) =>
  statusOf({ body, headers: { "next-action": "a".repeat(42), ...headers } });
const form = (fields: Record<string, string | Blob>) => {
  const data = new FormData();
  for (const [name, value] of Object.entries(fields)) data.append(name, value);
  return data;
};
const own = (data: FormData) => call(data, {});
const fromPage = (data: FormData) => statusOf({ body: data });

describe("the arguments of an action", () => {
  it.each([
    "[]",
    '["one",2,null,true]',
    '[{"deep":[{"deeper":[]}]}]',
    '["$undefined"]',
    '["$D2026-01-01T00:00:00.000Z"]',
  ])("%s are read", async (body) => expect(await call(body)).toBeNull());

  it.each([
    "",
    "null",
    "{}",
    '"text"',
    "7",
    "[",
    "[1,]",
    "undefined",
    "<html>",
    "\u0000",
    '["$1"]',
    '["$F1"]',
    '["$h1"]',
    '["$Q1"]',
    '["$W1"]',
  ])("%j are none: 400", async (body) => expect(await call(body)).toBe(400));

  it("may be as large as Next takes, and not a byte larger: 413", async () => {
    const max = 1024 * 1024;
    const text = (bytes: number) => `["${"x".repeat(bytes - 4)}"]`;
    expect([await call(text(max)), await call(text(max + 1))]).toEqual([null, 413]);
  });

  it("are not waited for beyond that, whatever length was announced", async () => {
    let sent = 0;
    const endless = new ReadableStream<Uint8Array>({
      pull(controller) {
        sent++;
        controller.enqueue(new Uint8Array(64 * 1024));
      },
    });
    const init = { body: endless, duplex: "half", headers: { "next-action": "a" } } as RequestInit;
    expect(await statusOf(init)).toBe(413);
    expect(sent).toBeLessThan(40);
  });

  it("of any text are read or refused, and break nothing", () =>
    fc.assert(
      fc.asyncProperty(
        fc.oneof(
          fc.string(),
          fc.json(),
          fc.json().map((json) => `[${json}]`),
        ),
        async (body) => {
          expect([null, 400]).toContain(await call(body));
        },
      ),
    ));
});

describe("the arguments of an action in a form", () => {
  it("are its first field, with what that points to", async () => {
    expect(await own(form({ 0: '["x"]' }))).toBeNull();
    expect(await own(form({ 0: '["$Q1"]', 1: '[["a","b"]]' }))).toBeNull();
  });

  it.each<[string, FormData]>([
    ["nothing", form({})],
    ["no first field", form({ 1: "[]" })],
    ["no list", form({ 0: "{}" })],
    ["half of one", form({ 0: "[" })],
    ["what points to nothing", form({ 0: '["$Q1"]' })],
    ["a map of nothing", form({ 0: '["$Q1"]', 1: "7" })],
  ])("are not %s: 400", async (_, data) => expect(await own(data)).toBe(400));

  it.each<[string, string, string]>([
    ["without a boundary", "multipart/form-data", "--x\r\n"],
    [
      "that ends early",
      "multipart/form-data; boundary=x",
      '--x\r\nContent-Disposition: form-data; name="0"\r\n\r\n[]',
    ],
    ["that has no parts", "multipart/form-data; boundary=x", "nothing"],
  ])("are not read from a form %s: 400", async (_, type, body) =>
    expect(await call(body, { "content-type": type })).toBe(400),
  );
});

describe("a form of a page without script", () => {
  it("needs no action in it that we could read", async () => {
    expect(await fromPage(form({}))).toBeNull();
    expect(await fromPage(form({ name: "x", $ACTION_ID_1: "" }))).toBeNull();
  });

  it.each<[string, Record<string, string>]>([
    ["and none bound", { $ACTION_REF_1: "", "$ACTION_1:0": '{"id":"x","bound":null}' }],
    [
      "and what is bound",
      { $ACTION_REF_1: "", "$ACTION_1:0": '{"id":"x","bound":"$@1"}', "$ACTION_1:1": '["y"]' },
    ],
  ])("may name an action %s", async (_, fields) => expect(await fromPage(form(fields))).toBeNull());

  it.each<[string, Record<string, string>]>([
    ["nothing", { $ACTION_REF_1: "" }],
    ["no object", { $ACTION_REF_1: "", "$ACTION_1:0": "[]" }],
    ["no text", { $ACTION_REF_1: "", "$ACTION_1:0": "{" }],
    ["another's", { $ACTION_REF_1: "", "$ACTION_2:0": '{"id":"x","bound":null}' }],
    ["what is bound and is no list", { $ACTION_REF_1: "", "$ACTION_1:0": '{"id":"x","bound":"y"}' }],
    ["what is bound and not there", { $ACTION_REF_1: "", "$ACTION_1:0": '{"id":"x","bound":"$@1"}' }],
  ])("that names %s is refused: 400", async (_, fields) => expect(await fromPage(form(fields))).toBe(400));

  it("is looked at as a whole: one name that is right excuses none that is wrong", async () =>
    expect(
      await fromPage(
        form({
          $ACTION_REF_1: "",
          "$ACTION_1:0": '{"id":"x","bound":null}',
          $ACTION_REF_2: "",
          "$ACTION_2:0": "{",
        }),
      ),
    ).toBe(400));
});

it.each<[string, RequestInit]>([
  ["a page that is read", { method: "GET", headers: { "next-action": "a" } }],
  ["JSON for the API", { body: "{", headers: { "content-type": "application/json" } }],
  ["a form without files", { body: "a=%", headers: { "content-type": "application/x-www-form-urlencoded" } }],
  ["another type that begins alike", { body: "x", headers: { "content-type": "multipart/form-database" } }],
])("%s is none of its business, and is not read", async (_, init) => {
  const request = new Request(url, { method: "POST", ...init });
  expect(await refuseUnreadableCall(request)).toBeNull();
  expect(request.bodyUsed).toBe(false);
});

it("says what is wrong in the language of who sent it, as text", async () => {
  const request = new Request(url, { method: "POST", body: "{", headers: { "next-action": "a" } });
  const response = await refuseUnreadableCall(request);
  expect(response?.headers.get("content-type")).toBe("text/plain; charset=utf-8");
  expect(await response?.text()).not.toContain("Error");
});
