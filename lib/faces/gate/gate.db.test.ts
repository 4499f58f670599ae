import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { request as httpRequest, type IncomingMessage } from "node:http";
import { connect } from "node:net";
import { setTimeout as delay } from "node:timers/promises";
import { createConnection } from "mysql2/promise";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { createAppPassword } from "@/lib/credentials/app-password/create-app-password";
import { openDatabase } from "@/lib/platform/db/client";
import type { Context } from "@/lib/platform/db/context";
import { migrate } from "@/lib/platform/db/migrate";
import { createTestMailbox } from "@/lib/testing/fixtures";
import { freePort } from "@/lib/testing/free-port";
import { hangProcess } from "@/lib/testing/hang-process";
import { testToken } from "@/lib/testing/machine-request";
import { type PrivateMariadb, startPrivateMariadb } from "@/lib/testing/private-mariadb";
import { stubProductEnv } from "@/lib/testing/stub-product-env";

let mariadb: PrivateMariadb;
let gate: ChildProcess;
let url = "";
let password = "";
const workerPids: number[] = [];

const bodyOf = (given: string) =>
  JSON.stringify({ username: "eve@demo.test", password: given, real_rip: "192.0.2.1", service: "imap" });
const headers = { "content-type": "application/json", "x-letterlock-token": testToken };

const login = (given = password) =>
  fetch(`${url}/api/dovecot/auth`, { method: "POST", headers, body: bodyOf(given) });

/** A login that a worker has begun to read (it has answered 100 Continue); `finish` sends the rest. */
async function startLogin(): Promise<() => Promise<number>> {
  const body = bodyOf(password);
  const request = httpRequest(`${url}/api/dovecot/auth`, {
    method: "POST",
    headers: { ...headers, "content-length": body.length, expect: "100-continue" },
  });
  request.flushHeaders();
  await once(request, "continue");
  return async () => {
    request.end(body);
    const [answer] = (await once(request, "response")) as [IncomingMessage];
    answer.resume();
    return answer.statusCode ?? 0;
  };
}

const statusOf = async (path: string): Promise<number> => {
  try {
    return (await fetch(`${url}${path}`)).status;
  } catch {
    return 0;
  }
};

/** Asks until the answer is there, for a child process has no event that says so. */
async function until(what: string, check: () => Promise<boolean>): Promise<void> {
  const deadline = Date.now() + 60_000;
  while (!(await check())) {
    if (Date.now() > deadline) throw new Error(`not within a minute: ${what}`);
    await delay(50);
  }
}

async function seed(): Promise<void> {
  const server = await createConnection({ uri: mariadb.urlFor("mysql") });
  await server.query("CREATE DATABASE gate");
  await server.end();
  await migrate(mariadb.urlFor("gate"));
  const client = openDatabase(mariadb.urlFor("gate"));
  const context: Context = { db: client.db, actor: { kind: "cli", user: "test" }, requestId: "seed" };
  const { id } = await createTestMailbox(context, { address: "eve@demo.test", quotaBytes: 0 });
  ({ password } = await createAppPassword(context, { mailboxId: id, name: "x", protocols: ["imap"] }));
  await client.close();
}

beforeAll(async () => {
  mariadb = await startPrivateMariadb("memory");
  const port = await freePort();
  stubProductEnv({
    DATABASE_URL: mariadb.urlFor("gate"),
    LOG_LEVEL: "info",
    GATE_PORT: String(port),
    GATE_WORKERS: "2",
  });
  await seed();
  url = `http://127.0.0.1:${port}`;
  gate = spawn(process.execPath, ["--import", "tsx", "lib/faces/gate/main.ts"], {
    stdio: ["ignore", "pipe", "inherit"],
  });
  gate.stdout?.setEncoding("utf8").on("data", (text: string) => {
    for (const [, pid] of text.matchAll(/"pid":(\d+).*worker answers/g)) workerPids.push(Number(pid));
  });
  await until("the gate is healthy", async () => (await statusOf("/api/health")) === 200);
}, 90_000);

afterAll(async () => {
  gate.kill("SIGKILL");
  await mariadb.stop();
});

describe("the gate", () => {
  it("answers on its paths, to machines only, and nowhere else", async () => {
    const answer = await login();
    expect([answer.status, await answer.json()]).toEqual([200, { success: true, user: "eve@demo.test" }]);
    expect((await login("aaaaaaaaaaaa")).status).toBe(401);
    expect(await statusOf("/api/sogo/auth")).toBe(403);
    expect(await statusOf("/")).toBe(404);
  });

  it("answers an outage within the deadline, bounded, and recovers by itself", async () => {
    const all = async () => {
      const begun = Date.now();
      const answers = await Promise.all(Array.from({ length: 200 }, () => login()));
      return { answers, took: Date.now() - begun };
    };
    const calm = await all();
    await hangProcess(mariadb.pid);
    try {
      const { answers, took } = await all();
      expect(took - calm.took, "beside what the same logins take now").toBeLessThan(3_000);
      expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([503]));
      expect(await answers[0]?.json()).toEqual({ success: false, unavailable: true });
      expect(await statusOf("/api/health")).toBe(503);
    } finally {
      process.kill(mariadb.pid, "SIGCONT");
    }
    await until("logins work again", async () => (await login()).status === 200);
    const again = await Promise.all(Array.from({ length: 50 }, () => login()));
    expect(new Set(again.map(({ status }) => status))).toEqual(new Set([200]));
  });

  it("cuts off a client that never finishes its request", async () => {
    const { port } = new URL(url);
    const socket = connect(Number(port), "127.0.0.1");
    const started = Date.now();
    socket.write("POST /api/dovecot/auth HTTP/1.1\r\nHost: gate.test\r\nContent-Length: 50\r\n");
    socket.resume();
    await once(socket, "close");
    expect(Date.now() - started).toBeLessThan(10_000);
  });

  it("replaces a worker that dies", async () => {
    const [victim] = workerPids;
    expect(victim).toBeGreaterThan(0);
    process.kill(victim ?? 0, "SIGKILL");
    await until("another worker answers", async () => workerPids.length >= 3);
    expect((await login()).status).toBe(200);
  });

  it("ends in order on SIGTERM: the requests under way are answered", async () => {
    const started = await Promise.all(Array.from({ length: 20 }, () => startLogin()));
    gate.kill("SIGTERM");
    await until("no new connection is taken", async () => (await statusOf("/api/health")) === 0);
    const [[code], statuses] = await Promise.all([
      once(gate, "exit"),
      Promise.all(started.map((finish) => finish())),
    ]);
    expect(code).toBe(0);
    expect(new Set(statuses)).toEqual(new Set([200]));
  });
});
