import { describe, expect, it } from "vitest";
import { askerOf, isRead } from "@/lib/doors/webmail/asker";

const ownOrigin = "https://mail.example.org";
const asked = (headers: Record<string, string>, method = "GET") =>
  askerOf({ method, ownOrigin, headers: new Headers(headers) });
const metadata = (site: string, mode: string, dest: string) => ({
  "sec-fetch-site": site,
  "sec-fetch-mode": mode,
  "sec-fetch-dest": dest,
});

const sites = ["same-origin", "same-site", "cross-site", "none"];
const modes = ["cors", "same-origin", "no-cors", "navigate", "websocket", ""];
const destinations = ["empty", "document", "iframe", "image", "script", "style", "audio", "object", ""];
const every = sites.flatMap((site) =>
  modes.flatMap((mode) => destinations.map((dest) => ({ site, mode, dest }))),
);

describe("by Fetch Metadata, whatever else a request says", () => {
  /** What a page can set itself must change nothing. */
  const pretended = { origin: ownOrigin, referer: `${ownOrigin}/SOGo/`, accept: "application/json" };

  it("only a fetch of a page of ours is our own script", () => {
    const scripts = every.filter(
      ({ site, mode, dest }) => asked({ ...metadata(site, mode, dest), ...pretended }) === "own-script",
    );
    expect(scripts).toEqual([
      { site: "same-origin", mode: "cors", dest: "empty" },
      { site: "same-origin", mode: "same-origin", dest: "empty" },
    ]);
  });

  it("everything that is not of our own origin is from outside, another host of our domain too", () => {
    for (const { site, mode, dest } of every)
      expect(asked({ ...metadata(site, mode, dest), ...pretended }) === "outside").toBe(
        site !== "same-origin",
      );
  });

  it("a word that nobody knows is from outside", () =>
    expect(asked({ "sec-fetch-site": "SAME-ORIGIN" })).toBe("outside"));

  it("our own origin without more is a link or a picture at most", () =>
    expect(asked({ "sec-fetch-site": "same-origin", ...pretended })).toBe("own-page"));
});

describe("without Fetch Metadata", () => {
  it.each([
    [
      "a script that asks for JSON",
      "GET",
      { referer: `${ownOrigin}/SOGo/`, accept: "application/json" },
      "own-script",
    ],
    ["a script that sends", "POST", { origin: ownOrigin, accept: "*/*" }, "own-script"],
    ["a script that deletes", "DELETE", { origin: ownOrigin }, "own-script"],
    ["a link in a mail", "GET", { referer: `${ownOrigin}/SOGo/`, accept: "text/html" }, "own-page"],
    ["a form in a mail", "POST", { origin: ownOrigin, accept: "text/html,*/*" }, "own-page"],
    ["nothing that says where it is from", "GET", { accept: "application/json" }, "outside"],
    ["a foreign page", "POST", { origin: "https://evil.test", accept: "application/json" }, "outside"],
    ["a page in a sandbox", "POST", { origin: "null", accept: "application/json" }, "outside"],
    ["our host by another port", "POST", { origin: `${ownOrigin}:8443` }, "outside"],
    ["our host by plain http", "POST", { origin: "http://mail.example.org" }, "outside"],
    [
      "a host that begins like ours",
      "GET",
      { referer: `${ownOrigin}.evil.test/`, accept: "application/json" },
      "outside",
    ],
    [
      "a foreign origin under a referer of ours",
      "POST",
      { origin: "https://evil.test", referer: `${ownOrigin}/SOGo/` },
      "outside",
    ],
  ])("%s", (_, method, headers, asker) => expect(asked(headers, method)).toBe(asker));
});

it.each([
  ["GET", true],
  ["HEAD", true],
  ["POST", false],
  ["PROPFIND", false],
  ["get", false],
  ["", false],
])("%j reads: %j", (method, reads) => expect(isRead(method)).toBe(reads));
