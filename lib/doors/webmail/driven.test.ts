import { describe, expect, it } from "vitest";
import { isDriven } from "@/lib/doors/webmail/driven";
import type { WebDoor } from "@/lib/platform/db/protocols";

const ownOrigin = "https://mail.example.org";
const person = "/SOGo/so/alice@demo.test";
const view = `${person}/Mail/view`;
const attachment = `${person}/Mail/0/folderINBOX/7/2/photo.jpg`;
const deed = `${person}/Mail/0/folderX/delete`;

const fetched = (site: string, mode: string, dest: string) => ({
  "sec-fetch-site": site,
  "sec-fetch-mode": mode,
  "sec-fetch-dest": dest,
});
const drives = (uri: string, headers: Record<string, string>, method = "GET", door: WebDoor = "webmail") =>
  isDriven(door, uri, { method, ownOrigin, headers: new Headers(headers) });

const elsewhere = {
  "a link of a foreign page": fetched("cross-site", "navigate", "document"),
  "a link of another host of the domain": fetched("same-site", "navigate", "document"),
  "a bookmark, or a link in a mail app": fetched("none", "navigate", "document"),
  "a link, in a browser without fetch metadata": { accept: "text/html,*/*" },
  "a link of a foreign page there": { referer: "https://evil.test/x", accept: "text/html,*/*" },
};

describe.each(Object.entries(elsewhere))("%s", (_, headers) => {
  it("opens pages and nothing else", () => {
    expect(drives(view, headers)).toBe(false);
    expect(drives(view, headers, "HEAD")).toBe(false);
    for (const uri of [attachment, deed, `${view}?Cmd=delete`]) expect(drives(uri, headers), uri).toBe(true);
  });
  it("sends no form", () => expect(drives(view, headers, "POST")).toBe(true));
});

it.each([
  ["a frame", fetched("cross-site", "navigate", "iframe")],
  ["a picture", fetched("cross-site", "no-cors", "image")],
  ["a script", fetched("cross-site", "no-cors", "script")],
  ["a fetch", fetched("cross-site", "cors", "empty")],
  ["a request of another host of the domain", fetched("same-site", "cors", "empty")],
])("%s of a foreign page opens nothing", (_, headers) => {
  for (const uri of [view, attachment, deed]) expect(drives(uri, headers), uri).toBe(true);
});

const inMail = {
  "a link": fetched("same-origin", "navigate", "document"),
  "a picture": fetched("same-origin", "no-cors", "image"),
  "a style": fetched("same-origin", "no-cors", "style"),
  "a ping": fetched("same-origin", "no-cors", "empty"),
  "a link, in a browser without fetch metadata": { referer: `${ownOrigin}${view}`, accept: "text/html,*/*" },
  "a picture there": { referer: `${ownOrigin}/`, accept: "image/webp,*/*" },
  "the portal's router": { ...fetched("same-origin", "cors", "empty"), rsc: "1" },
  "the portal's router, in a browser without fetch metadata": {
    referer: `${ownOrigin}/`,
    accept: "application/json",
    rsc: "1",
  },
};

describe.each(Object.entries(inMail))(
  "%s in a page of ours, such as a mail that webmail shows",
  (_, headers) => {
    it("shows pages and pieces, and does nothing", () => {
      for (const uri of [view, attachment]) expect(drives(uri, headers), uri).toBe(false);
      expect(drives(deed, headers)).toBe(true);
    });
    it("sends no form", () => {
      const form = { ...headers, origin: ownOrigin, accept: "text/html,*/*" };
      expect(drives(deed, form, "POST")).toBe(true);
    });
  },
);

it.each([
  ["GET", fetched("same-origin", "cors", "empty")],
  ["POST", fetched("same-origin", "cors", "empty")],
  ["GET", fetched("same-origin", "same-origin", "empty")],
  ["GET", { referer: `${ownOrigin}${view}`, accept: "application/json, text/plain, */*" }],
  ["POST", { origin: ownOrigin, accept: "*/*" }],
])("SOGo's own script may %s with %j", (method, headers) => {
  for (const uri of [view, attachment, deed]) expect(drives(uri, headers, method), uri).toBe(false);
});

it.each([
  ["GET", {}],
  ["POST", { accept: "application/json" }],
  ["POST", { origin: "null", accept: "application/json" }],
  ["POST", { origin: "https://evil.test", referer: `${ownOrigin}/`, accept: "application/json" }],
  ["GET", { referer: "https://mail.example.org.evil.test/", accept: "application/json" }],
  ["GET", { referer: "not a url", accept: "application/json" }],
  ["", fetched("same-origin", "navigate", "document")],
] as [string, Record<string, string>][])("%s with %j does nothing", (method, headers) =>
  expect(drives(deed, headers, method)).toBe(true),
);

describe("CalDAV, CardDAV and ActiveSync", () => {
  const doors = [
    ["dav", "/SOGo/dav/alice@demo.test/Calendar/personal/"],
    ["eas", "/Microsoft-Server-ActiveSync?Cmd=SendMail"],
  ] as const;

  it.each(doors)(
    "%s takes no form of a foreign page, with the password that a browser keeps",
    (door, uri) => {
      for (const origin of ["https://evil.test", "null"])
        expect(drives(uri, { origin }, "POST", door)).toBe(true);
    },
  );

  it.each(doors)("%s lets clients work, which name no origin", (door, uri) => {
    for (const method of ["PROPFIND", "PUT", "DELETE", "POST", "OPTIONS", "GET"])
      expect(drives(uri, {}, method, door), method).toBe(false);
  });
});
