import { NextRequest } from "next/server";
import { beforeAll, describe, expect, it } from "vitest";
import { guardPage } from "@/lib/faces/session/guard-page";
import { stubProductEnv } from "@/lib/testing/stub-product-env";

beforeAll(() => stubProductEnv({ PORTAL_URL: "https://mail.example.org" }));

const own = { host: "mail.example.org", "sec-fetch-site": "same-origin", origin: "https://mail.example.org" };

function ask(method: string, path: string, headers: Record<string, string> = own) {
  const answer = guardPage(new NextRequest(`http://127.0.0.1:9081${path}`, { method, headers }));
  const goesOn = answer.headers.get("x-middleware-next") === "1";
  return {
    status: answer.status,
    goesOn,
    location: answer.headers.get("location"),
    allow: answer.headers.get("allow"),
  };
}

describe("methods", () => {
  it.each(["GET", "HEAD", "POST"])("lets %s through", (method) =>
    expect(ask(method, "/home").goesOn).toBe(true),
  );

  it.each(["PUT", "DELETE", "PATCH", "PROPFIND", "REPORT", "MKCOL"])("refuses %s on a page", (method) =>
    expect(ask(method, "/home")).toMatchObject({ status: 405, allow: "GET, HEAD, POST, OPTIONS" }),
  );

  it("says what there is", () =>
    expect(ask("OPTIONS", "/")).toMatchObject({ status: 204, allow: "GET, HEAD, POST, OPTIONS" }));

  it("leads CalDAV and CardDAV clients that know only the host", () =>
    expect(ask("PROPFIND", "/")).toMatchObject({
      status: 301,
      location: "https://mail.example.org/SOGo/dav/",
    }));
});

describe("what mail apps ask for", () => {
  const foreign = { host: "autoconfig.example.net", "sec-fetch-site": "cross-site" };

  it.each([
    ["GET", "/.well-known/autoconfig/mail/config-v1.1.xml?emailaddress=a%40example.net"],
    ["GET", "/mail/config-v1.1.xml"],
    ["POST", "/autodiscover/autodiscover.xml"],
    ["POST", "/Autodiscover/Autodiscover.xml"],
  ])("goes through under any host name, from anywhere: %s %s", (method, path) =>
    expect(ask(method, path, foreign).goesOn).toBe(true),
  );

  it.each([
    "/mail/config-v1.1.xml/x",
    "/autodiscover/",
    "/autodiscover/autodiscover.xml.bak",
    "/.well-known/autoconfig/mail/",
    "//mail/config-v1.1.xml",
  ])("is these addresses and no others: %s", (path) => {
    expect(ask("POST", path, foreign).status).toBe(421);
    expect(ask("GET", path, foreign).status).toBe(307);
  });
});

describe("another host name", () => {
  it.each([
    [{ host: "webmail.example.org" }, "/home?a=1&b=%26+", "https://mail.example.org/home?a=1&b=%26+"],
    [{ host: "192.0.2.1" }, "/", "https://mail.example.org/"],
    [{ host: "mail.example.org:8443" }, "/start-sign-on", "https://mail.example.org/start-sign-on"],
    [{ host: "a b" }, "/", "https://mail.example.org/"],
    [{ ...own, "x-forwarded-host": "other.test" }, "//evil.test/x", "https://mail.example.org//evil.test/x"],
    [{}, "/", "https://mail.example.org/"],
  ] as [Record<string, string>, string, string][])(
    "%j %s leads to the public one",
    (headers, path, location) => expect(ask("GET", path, headers)).toMatchObject({ status: 307, location }),
  );

  it("takes no form", () => expect(ask("POST", "/", { ...own, host: "other.test" }).status).toBe(421));

  it.each(["mail.example.org", "MAIL.example.org", "mail.example.org:443"])("%s is the public one", (host) =>
    expect(ask("GET", "/", { host }).goesOn).toBe(true),
  );

  it.each(["mail.example.org", "mail.example.org, 10.0.0.2:9081"])(
    "believes the proxies before the connection: %s",
    (forwarded) =>
      expect(ask("GET", "/", { host: "127.0.0.1:9081", "x-forwarded-host": forwarded }).goesOn).toBe(true),
  );
});

describe("forms", () => {
  it.each([
    { "sec-fetch-site": "cross-site", origin: "https://evil.test" },
    { "sec-fetch-site": "same-site", origin: "https://other.example.org" },
    { "sec-fetch-site": "none" },
    { origin: "null" },
    { referer: "https://evil.test/" },
    {},
  ] as Record<string, string>[])("of a foreign page sign nobody in or out: %j", (headers) =>
    expect(ask("POST", "/", { host: "mail.example.org", ...headers }).status).toBe(403),
  );

  const webmail = `${own.origin}/SOGo/so/alice%40example.org/Mail/view`;
  it.each([
    { ...own, referer: webmail },
    { ...own, referer: webmail, "sec-fetch-mode": "navigate" },
    { ...own, origin: "null" },
    { ...own, "sec-fetch-mode": "no-cors" },
    { host: own.host, referer: webmail },
    { host: own.host, origin: own.origin, referer: webmail },
  ] as Record<string, string>[])("of a mail that webmail shows change nothing: %j", (headers) => {
    for (const path of ["/", "/home/security", "/home/devices/profile"])
      expect(ask("POST", path, headers).status, path).toBe(403);
  });

  it("of webmail's menu signs out", () =>
    expect(ask("POST", "/sign-out", { ...own, referer: webmail }).goesOn).toBe(true));

  it("of a page of ours are read, in old browsers too", () => {
    for (const headers of [{ origin: own.origin }, { referer: `${own.origin}/home` }])
      expect(ask("POST", "/", { host: "mail.example.org", ...headers }).goesOn).toBe(true);
    expect(ask("POST", "/home", { ...own, referer: `${own.origin}/home?a=/SOGo/` }).goesOn).toBe(true);
  });
});

it("lets people come from elsewhere", () => {
  const link = { host: "mail.example.org", "sec-fetch-site": "cross-site", referer: "https://evil.test/" };
  expect(ask("GET", "/home", link).goesOn).toBe(true);
});
