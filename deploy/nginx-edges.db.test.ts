import { type ChildProcess, execFileSync, spawn } from "node:child_process";
import { once } from "node:events";
import { mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { createServer, type IncomingMessage, type Server } from "node:http";
import { request } from "node:https";
import { type AddressInfo, connect } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as delay } from "node:timers/promises";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { freePort } from "@/bench/child";
import { renderFile } from "@/deploy/stack/render";

/*
 * What the public door answers by itself, before the portal sees anything: an nginx of the test's own with the files of
 * deploy/nginx, in front of a server that answers everything with 200.
 */

const folder = mkdtempSync(join(tmpdir(), "letterlock-nginx-"));
let nginx: ChildProcess;
let portal: Server;
let port = 0;

const portOf = (server: Server) => (server.address() as AddressInfo).port;

async function accepting(): Promise<void> {
  while (nginx.exitCode === null) {
    const socket = connect(port, "127.0.0.1");
    try {
      await once(socket, "connect");
      return;
    } catch {
      await delay(20);
    } finally {
      socket.destroy();
    }
  }
  throw new Error("nginx ended");
}

function writeSite(webPort: number): void {
  const [key, certificate] = [join(folder, "key.pem"), join(folder, "certificate.pem")];
  const subject = ["-subj", "/CN=localhost", "-days", "2", "-keyout", key, "-out", certificate];
  execFileSync("openssl", ["req", "-x509", "-newkey", "rsa:2048", "-nodes", ...subject], { stdio: "ignore" });
  const values = {
    ...{ LISTEN: `127.0.0.1:${port}`, SERVER_NAME: "localhost", TLS_CERTIFICATE: certificate, TLS_KEY: key },
    ...{ WEB_PORT: webPort, GATE_PORT: 1, SOGO_PORT: 1, NGINX_DIRECTORY: folder, MACHINE_TOKEN: "x" },
    ...{ ACCESS_LOG: "/dev/null", SOGO_RESOURCES: folder, SOGO_SCRIPT: join(folder, "x.js") },
  };
  const files = join(import.meta.dirname, "nginx");
  for (const name of readdirSync(files))
    writeFileSync(join(folder, name), renderFile(join(files, name), values));
  const temporary = ["client_body", "proxy", "fastcgi", "uwsgi", "scgi"]
    .map((kind) => `${kind}_temp_path ${join(folder, kind)};`)
    .join(" ");
  writeFileSync(
    join(folder, "nginx.conf"),
    `daemon off; pid ${folder}/pid; error_log stderr crit; worker_processes 1;\n` +
      `${process.getuid?.() === 0 ? "user root;" : ""}\nevents {}\nhttp { ${temporary} include ${folder}/letterlock.conf; }\n`,
  );
}

beforeAll(async () => {
  mkdirSync(folder, { recursive: true });
  portal = createServer((_, answer) => answer.end("the portal"));
  portal.listen(0, "127.0.0.1");
  await once(portal, "listening");
  port = await freePort();
  writeSite(portOf(portal));
  nginx = spawn("nginx", ["-e", "stderr", "-c", join(folder, "nginx.conf")], { stdio: "ignore" });
  await accepting();
}, 60_000);

afterAll(async () => {
  nginx?.kill("SIGTERM");
  if (nginx) await once(nginx, "exit");
  portal?.close();
  rmSync(folder, { recursive: true });
});

async function ask(method: string, path: string) {
  const sent = request({ host: "127.0.0.1", port, method, path, rejectUnauthorized: false });
  sent.end();
  const [answer] = (await once(sent, "response")) as [IncomingMessage];
  const parts: Buffer[] = [];
  for await (const part of answer) parts.push(part as Buffer);
  const text = Buffer.concat(parts).toString();
  const type = answer.headers["content-type"] ?? "";
  return {
    status: answer.statusCode,
    headers: answer.headers,
    body: type === "application/problem+json" ? JSON.parse(text) : text,
  };
}

describe("a path", () => {
  it.each([
    ...["/api/v1/admin/domains/%ff", "/api/v1/admin/mailboxes/%FF", "/api/auth/backchannel-logout/%ff"],
    ...[
      "/api/auth/callback/%ff",
      "/admin/mailboxes/%ff",
      "/%c0%80",
      "/api/v1/%ed%a0%80",
      "/api/%f5%80%80%80",
    ],
    "/api/v1/%e2%82",
  ])("that is no UTF-8 is refused in words: %s", async (path) => {
    const { status, headers, body } = await ask("GET", path);
    expect(status).toBe(400);
    expect(headers["x-content-type-options"]).toBe("nosniff");
    expect(body).toMatchObject({ code: "invalid-input", status: 400 });
  });

  it.each([
    ...["/", "/api/v1/admin/mailboxes/b%C3%BCcher%40x.test", "/api/v1/%E2%82%AC/%F0%9F%98%80"],
    ...["/api/v1/admin/domains?search=%ff", "/admin/templates/a%20b?next=%2Fx"],
  ])("that is one goes through: %s", async (path) => {
    expect(await ask("GET", path)).toMatchObject({ status: 200, body: "the portal" });
  });
});

describe("a method", () => {
  it.each(["TRACE", "PROPFIND", "MKCOL", "LOCK"])(
    "that no API has is refused in words: %s",
    async (method) => {
      const { status, headers, body } = await ask(method, "/api/v1/admin/domains");
      expect(status).toBe(405);
      expect(headers.allow).toBe("GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS");
      expect(body).toMatchObject({ code: "method-not-allowed", status: 405 });
    },
  );

  it("TRACE is refused everywhere, and what pages know of methods is theirs to say", async () => {
    expect((await ask("TRACE", "/")).status).toBe(405);
    expect((await ask("PROPFIND", "/")).body).toBe("the portal");
    for (const method of ["OPTIONS", "PATCH", "DELETE"])
      expect((await ask(method, "/api/v1/user/profile")).status).toBe(200);
  });
});

it("tells programs what is nowhere, and that the portal is down, as problems", async () => {
  expect(await ask("POST", "/api/dovecot/auth")).toMatchObject({ status: 404, body: { code: "not-found" } });
  portal.closeAllConnections();
  portal.close();
  const { status, headers, body } = await ask("GET", "/api/v1/user/profile");
  expect({ status, body }).toMatchObject({ status: 503, body: { code: "unavailable" } });
  expect(headers["retry-after"]).toBe("5");
  expect((await ask("GET", "/")).headers["content-type"]).toMatch(/^text\/html/);
});
