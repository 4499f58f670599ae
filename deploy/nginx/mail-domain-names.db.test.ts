import { readFileSync } from "node:fs";
import { afterAll, beforeAll, expect, it } from "vitest";
import { type PrivateNginx, startPrivateNginx } from "./private-nginx";

/* The server for `autoconfig.DOMAIN` and `autodiscover.DOMAIN`, as docs/devices.md has it, beside that of the portal. */

const guide = readFileSync(new URL("../../docs/devices.md", import.meta.url), "utf8");
const [, documented = ""] = /```nginx\n(.*?)```/s.exec(guide) ?? [];

let nginx: PrivateNginx;
beforeAll(async () => {
  nginx = await startPrivateNginx(
    {
      web(request, response) {
        if (request.url?.includes("down")) return void request.socket.destroy();
        response.end(JSON.stringify([request.url, request.headers["x-forwarded-host"]]));
      },
      gate: (_, response) => void response.end(),
      sogo: (_, response) => void response.end(),
    },
    ({ listen, certificate, key, directory }) =>
      documented
        .replace("listen 443 ", `listen ${listen} `)
        .replace(/ssl_certificate .*;/, `ssl_certificate ${certificate};`)
        .replace(/ssl_certificate_key .*;/, `ssl_certificate_key ${key};`)
        .replaceAll("/etc/nginx/letterlock/", `${directory}/`),
  );
});
afterAll(() => nginx.stop());

const ask = (host: string, path: string) => nginx.ask("GET", path, { host });

it.each([
  ["autoconfig.example.net", "/mail/config-v1.1.xml?emailaddress=a%40example.net"],
  ["autoconfig.example.net", "/.well-known/autoconfig/mail/config-v1.1.xml"],
  ["autodiscover.example.net", "/autodiscover/autodiscover.xml"],
  ["autodiscover.example.net", "/Autodiscover/Autodiscover.xml"],
])("lets https://%s%s through, and says by which name it was asked", async (host, path) => {
  const { status, headers, body } = await ask(host, path);
  expect([status, JSON.parse(body)]).toEqual([200, [path, host]]);
  expect(headers["content-security-policy"]).toBe("default-src 'none'");
  expect(headers["strict-transport-security"]).toBe("max-age=31536000");
});

it.each(["/", "/home", "/api/v1/openapi.json", "/SOGo/so/", "/mail/config-v1.1.xml/x"])(
  "has nothing else: %s",
  async (path) => expect((await ask("autodiscover.example.net", path)).status).toBe(404),
);

it("is not there for a moment while the portal is down", async () => {
  expect((await ask("autoconfig.example.net", "/mail/config-v1.1.xml?down")).status).toBe(503);
  expect((await ask("localhost", "/home")).body, "the portal stands beside it").toContain("/home");
});
