import { expect, test } from "@playwright/test";
import { demoStack } from "../stack";
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
  expect([password.status, password.headers.location]).toEqual([303, "/home#password"]);
});
