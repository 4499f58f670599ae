import { expect, test } from "@playwright/test";
import { demoStack, logLines } from "../stack";
import { type Answer, type Call, trustedRequest } from "../trusted-request";

/* What stands before every page (lib/faces/session/guard-page.ts), through nginx and Next as they are. */

const ask = (method: Call["method"], path: string, headers: Record<string, string> = {}): Promise<Answer> =>
  trustedRequest({ method, url: `${demoStack().portal}${path}`, headers });

test("pages are read and sent to, and nothing else", async () => {
  for (const path of ["/", "/home", "/admin/domains", "/favicon.ico", "/sign-out"])
    for (const method of ["PUT", "PATCH", "DELETE", "PROPFIND"] as const) {
      if (method === "PROPFIND" && path === "/") continue;
      const { status, headers } = await ask(method, path);
      expect([status, headers.allow], `${method} ${path}`).toEqual([405, "GET, HEAD, POST, OPTIONS"]);
    }
});

test("another host name leads to the public one, before anything is signed in to", async () => {
  const { portal } = demoStack();
  const elsewhere = { host: "webmail.example.test" };
  for (const path of ["/?next=%2FSOGo%2Fso%2F%3Fa%3D1%26b%3D2", "/start-sign-on", "/home?a=1&b=%26+"]) {
    const { status, headers } = await ask("GET", path, elsewhere);
    expect([status, headers.location, headers["set-cookie"]]).toEqual([307, portal + path, undefined]);
  }
  const webmail = await ask("GET", "/SOGo/so/a@demo.test/Mail/view?a=1&b=2", elsewhere);
  const next = encodeURIComponent("/SOGo/so/a@demo.test/Mail/view?a=1&b=2");
  expect([webmail.status, webmail.headers.location]).toEqual([302, `${portal}/?next=${next}`]);
});

test("mail apps set themselves up by the names of a mail domain, and find nothing else there", async () => {
  const config = "/mail/config-v1.1.xml";
  for (const [host, path] of [
    ["autoconfig.demo.test", config],
    ["autoconfig.demo.test", `${config}?emailaddress=somebody%40demo.test`],
    ["demo.test", `/.well-known/autoconfig${config}`],
  ] as const) {
    const { status, headers, body } = await ask("GET", path, { host });
    expect([status, headers["content-type"]], `${host}${path}`).toEqual([200, "text/xml; charset=utf-8"]);
    expect(body).toContain("<domain>demo.test</domain>");
    expect(body).toContain(`<port>${demoStack().mail.imaps}</port>`);
  }
  expect((await ask("GET", config, { host: "autoconfig.foreign.test" })).status).toBe(404);

  const outlook = "http://schemas.microsoft.com/exchange/autodiscover/outlook";
  const discover = (path: string, address: string) =>
    trustedRequest({
      ...{ method: "POST", url: `${demoStack().portal}${path}` },
      headers: { host: "autodiscover.demo.test", "content-type": "text/xml" },
      text: `<Autodiscover xmlns="${outlook}/requestschema/2006"><Request><EMailAddress>${address}</EMailAddress><AcceptableResponseSchema>${outlook}/responseschema/2006a</AcceptableResponseSchema></Request></Autodiscover>`,
    });
  for (const path of ["/autodiscover/autodiscover.xml", "/Autodiscover/Autodiscover.xml"]) {
    const { status, body } = await discover(path, "nobody@demo.test");
    expect([status, body.includes("<LoginName>nobody@demo.test</LoginName>")], path).toEqual([200, true]);
    expect(body).toContain(`<Port>${demoStack().mail.imaps}</Port>`);
  }
  expect((await discover("/autodiscover/autodiscover.xml", "nobody@foreign.test")).status).toBe(404);

  const elsewhere = await ask("GET", "/home", { host: "autodiscover.demo.test" });
  expect([elsewhere.status, elsewhere.headers.location]).toEqual([307, `${demoStack().portal}/home`]);
});

test("a form of a foreign page signs nobody in or out", async () => {
  for (const path of ["/", "/sign-out", "/setup", "/admin/login"])
    for (const headers of [
      { origin: "https://evil.test" },
      { origin: "null" },
      { "sec-fetch-site": "same-site" },
    ])
      expect((await ask("POST", path, headers)).status, `${path} ${JSON.stringify(headers)}`).toBe(403);
  expect((await ask("POST", "/sign-out", { origin: demoStack().portal })).status).toBe(303);
});

test("what browsers and password managers ask for is there", async () => {
  const icon = await ask("GET", "/favicon.ico");
  expect([icon.status, icon.headers["content-type"]]).toEqual([200, "image/x-icon"]);
  const password = await ask("GET", "/.well-known/change-password");
  expect([password.status, password.headers.location]).toEqual([303, "/home/security#password"]);
});

/** The parts of a form, as a browser sends them under this boundary. */
const boundary = "----boundary";
const multipart = (parts: Record<string, string>): string =>
  [
    ...Object.entries(parts).map(
      ([name, value]) =>
        `--${boundary}\r\ncontent-disposition: form-data; name="${name}"\r\n\r\n${value}\r\n`,
    ),
    `--${boundary}--\r\n`,
  ].join("");

/** The action of the login page's form, which a page without script names with what is bound to it. */
async function signInAction(): Promise<string> {
  const { body } = await ask("GET", "/");
  const [, id] = /&quot;id&quot;:&quot;([0-9a-f]+)&quot;/.exec(body) ?? [];
  if (!id) throw new Error("the login page has no form");
  return id;
}

test("a call of an action that nobody can read is refused in words, and no line of the log is its author's", async () => {
  const id = await signInAction();
  const form = `multipart/form-data; boundary=${boundary}`;
  const bound = (described: Record<string, string>) => multipart({ $ACTION_REF_1: "", ...described });
  const action = JSON.stringify({ id, bound: "$@1" });
  const calls: [what: string, type: string, text: string, status?: number][] = [
    ["garbage", "text/plain", "garbage"],
    ["a text", "text/plain", '"x"'],
    ["cut off", "text/plain", "[[["],
    ["nothing", "text/plain", ""],
    ["null", "text/plain", "null"],
    ["a reference to nothing", "text/plain", '["$1"]'],
    ["a number that is none", "text/plain", '["$nxyz"]'],
    ["a form of another kind", "application/x-www-form-urlencoded", "a=b"],
    ["another boundary", form, "--another\r\nfoo"],
    ["no boundary", "multipart/form-data", multipart({ 0: "[]" })],
    ["a form that is cut off", form, multipart({ 0: "[]" }).slice(0, -8)],
    ["a form of garbage", form, multipart({ 0: "garbage" })],
    ["a form without its first part", form, multipart({ 1: "[]" })],
    ["more than a form may be", "text/plain", JSON.stringify(["x".repeat(1_200_000)]), 413],
  ];
  const withoutScript: typeof calls = [
    ["another boundary", form, "--another\r\nfoo"],
    ["bound garbage", form, bound({ "$ACTION_1:0": action, "$ACTION_1:1": "garbage" })],
    ["nothing bound", form, bound({ "$ACTION_1:0": action })],
    ["no action", form, bound({})],
    ["an action of garbage", form, bound({ "$ACTION_1:0": 'x\n{"level":30}' })],
    ["an action that is not there", form, multipart({ '$ACTION_ID_x\\n{"level":30}': "" })],
  ];
  const before = logLines("web").length;
  for (const [headers, list] of [[{ "next-action": id }, calls] as const, [{}, withoutScript] as const])
    for (const [what, type, text, status = 400] of list) {
      const answer = await trustedRequest({
        ...{ method: "POST", url: `${demoStack().portal}/`, text },
        headers: { ...headers, "content-type": type, origin: demoStack().portal },
      });
      expect([answer.status, String(answer.headers["content-type"]).split(";")[0]], what).toEqual([
        status,
        "text/plain",
      ]);
    }
  const lines = logLines("web").slice(before);
  expect(lines.filter((line) => line.startsWith('{"level":30}'))).toEqual([]);
  expect(lines.filter((line) => /"method":"POST".*a request broke off/.test(line))).toEqual([]);

  const good = await trustedRequest({
    ...{ method: "POST", url: `${demoStack().portal}/`, text: "[{}]" },
    headers: { "next-action": id, "content-type": "text/plain;charset=UTF-8", origin: demoStack().portal },
  });
  expect(good.status, "what can be read arrives").toBe(200);
});
