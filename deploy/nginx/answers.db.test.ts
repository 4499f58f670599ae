import { readFileSync } from "node:fs";
import type { IncomingMessage, ServerResponse } from "node:http";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type PrivateNginx, startPrivateNginx } from "./private-nginx";

/*
 * What nginx says with the files of this folder, before fakes of the portal, the gate and SOGo: these answer with
 * the status that the address asks for (`?gate=401`, `?sogo=302`), and the portal tells what it was asked.
 */

const wanted = (request: IncomingMessage, key: string, uri = request.url ?? ""): string | null =>
  new URLSearchParams(uri.split("?")[1]).get(key);

function web(request: IncomingMessage, response: ServerResponse): void {
  const asked = String(request.headers["x-original-uri"] ?? request.url);
  if (wanted(request, "web", asked) === "down") return void request.socket.destroy();
  const policy = wanted(request, "policy");
  if (policy) response.setHeader("content-security-policy", policy);
  response.setHeader("x-content-type-options", "nosniff");
  const length = Number(wanted(request, "location"));
  if (length) response.setHeader("location", `/${"x".repeat(length)}`);
  const { method, url, headers } = request;
  response.writeHead(Number(wanted(request, "web") ?? 200)).end(JSON.stringify({ method, url, headers }));
}

function gate(request: IncomingMessage, response: ServerResponse): void {
  const uri = String(request.headers["x-original-uri"]);
  const refusal = wanted(request, "refusal", uri);
  response
    .writeHead(Number(wanted(request, "gate", uri) ?? 200), refusal ? { "x-refusal": refusal } : {})
    .end();
}

function sogo(request: IncomingMessage, response: ServerResponse): void {
  const headers = { location: "/SOGo/so/alice/Mail/view", "x-content-type-options": "nosniff" };
  response.writeHead(Number(wanted(request, "sogo") ?? 200), headers).end();
}

let nginx: PrivateNginx;
beforeAll(async () => {
  nginx = await startPrivateNginx({ web, gate, sogo });
});
afterAll(() => nginx.stop());

const person = "/SOGo/so/alice@demo.test";
const unavailable = "@unavailable";

/** Location, what is asked there (by GET unless it says), and the status of the answer. */
const answers: [location: string, asked: string, status: number][] = [
  ["/", "/", 200],
  ["/", "/brand/logo?policy=sandbox", 200],
  ["/", "/missing?web=404", 404],
  ["/", "/broken?web=500", 500],
  [unavailable, "/?web=down", 503],
  ["/api/", "/api/v1/openapi.json", 200],
  ["@broken_path", "/%ff", 400],
  ["@no_such_method", "TRACE /", 405],
  ["@api_unavailable", "/api/v1/admin/domains?web=down", 503],
  ["/scim/", "/scim/v2/Users", 200],
  ["/scim/", "/scim/v2/%ff", 400],
  ["@scim_no_such_method", "PROPFIND /scim/v2/Users", 405],
  ["@scim_unavailable", "/scim/v2/Users?web=down", 503],
  [
    "~ ^/(api/auth/callback/|(setup|reset-password|confirm-recovery-address)(/|$))",
    "/api/auth/callback/corp?code=x",
    200,
  ],
  [
    "~ ^/(api/auth/callback/|(setup|reset-password|confirm-recovery-address)(/|$))",
    "/setup/password?token=x",
    200,
  ],
  [
    "~ ^/(api/auth/callback/|(setup|reset-password|confirm-recovery-address)(/|$))",
    "/reset-password?token=x",
    200,
  ],
  [
    "~ ^/(api/auth/callback/|(setup|reset-password|confirm-recovery-address)(/|$))",
    "/confirm-recovery-address?token=x",
    200,
  ],
  ["~ ^/api/(dovecot|sogo|metrics)(/|$)", "/api/sogo/auth", 404],
  ["= /_letterlock/bad-request", "/%", 400],
  ["= /_letterlock/webmail", "/_letterlock/webmail", 404],
  ["^~ /SOGo/so", `${person}/Mail/view`, 200],
  ["^~ /SOGo/so", "/SOGo/so/?sogo=302", 302],
  ["^~ /SOGo/so", `${person}/Mail/view?sogo=403`, 403],
  ["^~ /SOGo/so", `${person}/Mail/0/folderINBOX/7/2/page.html`, 200],
  [unavailable, `${person}?gate=503`, 503],
  ["@sign_in", `${person}/Mail/view?gate=401`, 200],
  ["@not_here", `${person}/Mail/view?gate=403`, 200],
  ["^~ /SOGo/dav", "/SOGo/dav/", 200],
  ["^~ /SOGo/dav", "/SOGo/dav/?gate=401", 401],
  ["^~ /SOGo/dav", "/SOGo/dav/?gate=403", 403],
  ["^~ /SOGo/dav", "/SOGo/dav/?sogo=302", 302],
  [unavailable, "/SOGo/dav/?gate=503", 503],
  ["= /.well-known/caldav", "/.well-known/caldav", 301],
  ["= /.well-known/carddav", "/.well-known/carddav", 301],
  ["^~ /Microsoft-Server-ActiveSync", "/Microsoft-Server-ActiveSync", 200],
  ["^~ /Microsoft-Server-ActiveSync", "/Microsoft-Server-ActiveSync?gate=401", 401],
  [
    "= /SOGo.woa/WebServerResources/js/letterlock.js",
    "/SOGo.woa/WebServerResources/js/letterlock.js?lm=1",
    200,
  ],
  ["^~ /SOGo.woa/WebServerResources/", "/SOGo.woa/WebServerResources/theme.js", 200],
  ["^~ /SOGo.woa/WebServerResources/", "/SOGo.woa/WebServerResources/none.js", 404],
  ["^~ /SOGo/connect", "/SOGo/connect", 403],
  ["^~ /SOGo/so/connect", "/SOGo/so/connect", 403],
  ["/SOGo", "/SOGo", 302],
];

describe("every location", () => {
  it("stands in the table", () => {
    const text = readFileSync(join(import.meta.dirname, "letterlock.conf"), "utf8");
    const locations = [...text.matchAll(/^ {4}location (.+) \{$/gm)].map(([, name]) => name);
    expect([...new Set(answers.map(([location]) => location))].sort()).toEqual(locations.sort());
  });

  it.each(answers)("%s keeps to https and to the declared type: %s %i", async (_, asked, status) => {
    const [path = "", method = "GET"] = asked.split(" ").reverse();
    const answer = await nginx.ask(method, path);
    expect(answer.status).toBe(status);
    const times = (name: string) => answer.rawHeaders.filter((part) => part.toLowerCase() === name).length;
    expect(answer.headers["strict-transport-security"]).toBe("max-age=31536000");
    expect(answer.headers["x-content-type-options"]).toBe("nosniff");
    expect([times("strict-transport-security"), times("x-content-type-options")]).toEqual([1, 1]);
  });
});

describe("policies", () => {
  const policyOf = async (path: string) =>
    (await nginx.ask("GET", path)).headers["content-security-policy"] ?? "";

  it("are the portal's own where it names one, and strict for its pages", async () => {
    expect(await policyOf("/brand/logo?policy=default-src%20'none';%20sandbox")).toBe(
      "default-src 'none'; sandbox",
    );
    const page = await nginx.ask("GET", "/");
    const nonce = /'nonce-(\w+)'/.exec(String(page.headers["content-security-policy"]))?.[1];
    expect(nonce).toMatch(/^[0-9a-f]{32}$/);
    expect(JSON.parse(page.body).headers["content-security-policy"]).toContain(`'nonce-${nonce}'`);
  });

  it("let nobody frame webmail", async () => {
    for (const path of ["/SOGo/so/", `${person}/Mail/view`, `${person}/Mail/0/folderINBOX/7/2/a.pdf`])
      expect(await policyOf(path), path).toContain("frame-ancestors 'self'");
  });

  it.each([
    `${person}/Mail/0/folderINBOX/7/2/page.html`,
    `${person}/Mail/0/folderINBOX/folderX/7/picture.svg`,
    "/SOGo/so/alice%40demo.test/Mail/12/folderINBOX/7/2/asAttachment/page.html",
    `${person}/Contacts/personal/1.vcf/photo`,
    `${person}/Calendar/personal/1.ics/x`,
  ])("run no script of somebody else's: %s", async (path) =>
    expect(await policyOf(path)).toContain("script-src 'none'"),
  );

  it.each([
    `${person}/Mail/view`,
    `${person}/Mail/UIxMailPopupView`,
    `${person}/Calendar/view`,
    `${person}/Preferences`,
  ])("let SOGo's page work: %s", async (path) => expect(await policyOf(path)).not.toContain("script-src"));
});

it("asks the portal for a sign-in with the whole address, whatever was sent", async () => {
  const path = `${person}/Mail/view?a=1&b=%26+c&gate=401&x=mailto:bob@demo.test`;
  for (const method of ["GET", "POST", "PUT"]) {
    const asked = JSON.parse((await nginx.ask(method, path, { "x-original-uri": "/spoofed" })).body);
    expect(asked).toMatchObject({ method: "GET", url: "/sign-in-first" });
    expect(asked.headers["x-original-uri"]).toBe(path);
  }
});

it("asks the portal for words when the gate has refused, and says why", async () => {
  const asked = async (query: string) => JSON.parse((await nginx.ask("POST", `${person}?${query}`)).body);
  expect(await asked("gate=403&refusal=driven")).toMatchObject({
    method: "GET",
    url: "/sogo-auth?refused=driven",
  });
  expect(await asked("gate=403")).toMatchObject({ url: "/sogo-auth?refused=" });
});

it("says that nothing works now when the portal is down as well", async () => {
  const answer = await nginx.ask("GET", `${person}?gate=401&web=down`);
  expect([answer.status, answer.headers["retry-after"]]).toEqual([503, "30"]);
  expect(answer.body).toContain("Not available at the moment");
});

it.each([
  ["de", { "accept-language": "de" }],
  ["de", { "accept-language": "de-AT,de;q=0.9,en;q=0.8" }],
  ["de", { "accept-language": "fr-FR, DE;q=0.7, en;q=0.3" }],
  ["en", { "accept-language": "en-GB,de;q=0.9" }],
  ["en", { "accept-language": "den, fr, deen" }],
  ["en", {}],
  ["de", { "accept-language": "en", cookie: "a=b; letterlock-language=de; c=d" }],
  ["en", { "accept-language": "de", cookie: "letterlock-language=en" }],
  ["de", { "accept-language": "de", cookie: "letterlock-language=xx; other-letterlock-language=en" }],
])("says it in %s to %o", async (language, headers) => {
  const { body } = await nginx.ask("GET", "/?web=down", headers);
  const said = { en: "Try again in a minute.", de: "Versuchen Sie es in einer Minute erneut." }[language];
  expect(body).toContain(`<html lang="${language}">`);
  expect(body).toContain(said);
});

it("looks for a language without getting stuck in a long header", async () => {
  const { status } = await nginx.ask("GET", "/?web=down", { "accept-language": ",e n".repeat(1_500) });
  expect(status).toBe(503);
});

it("passes on an address to go to that is as long as browsers take", async () => {
  const answer = await nginx.ask("GET", "/?web=303&location=12000");
  expect([answer.status, answer.headers.location?.length]).toEqual([303, 12_001]);
});

it("logs no code, state or token, whether the portal is there or not", async () => {
  const referer = "https://id.test/login?state=secret-9";
  for (const path of ["/api/auth/callback/corp", "/setup", "/setup/password", "/reset-password", "/home"])
    await nginx.ask("GET", `${path}?code=secret-1&state=secret-2&token=secret-3`, { referer });
  for (const path of ["/api/auth/callback/corp", "/setup"])
    await nginx.ask("GET", `${path}?web=down&code=secret-4&state=secret-5&token=secret-6`);
  await expect.poll(() => nginx.logged()).toContain('"GET /setup HTTP/1.1" 503 ');
  expect(nginx.logged()).toContain('"GET /home HTTP/1.1" 200 ');
  expect(nginx.logged()).toContain('"https://id.test/login"');
  expect(nginx.logged()).not.toContain("secret-");
});
