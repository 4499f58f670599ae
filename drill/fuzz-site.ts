import { type ChildProcess, spawn } from "node:child_process";
import { randomBytes } from "node:crypto";
import { once } from "node:events";
import { existsSync, readFileSync } from "node:fs";
import { createInterface } from "node:readline";
import { setTimeout as delay } from "node:timers/promises";
import { createConnection } from "mysql2/promise";
import type { Known } from "@/drill/odd-requests";
import { residentMiB } from "@/drill/resident";
import { createAppPassword } from "@/lib/credentials/app-password/create-app-password";
import { openDatabase } from "@/lib/platform/db/client";
import type { Context } from "@/lib/platform/db/context";
import { migrate } from "@/lib/platform/db/migrate";
import { createTestMailbox } from "@/lib/testing/fixtures";
import { freePort } from "@/lib/testing/free-port";
import { startPrivateMariadb } from "@/lib/testing/private-mariadb";

export interface FuzzSite {
  port: number;
  token: string;
  known: Known;
  /** MiB that the gate's worker has in memory now. */
  memory(): number;
  stop(): Promise<void>;
}

const readyWithinMs = 30_000;

async function seed(url: string): Promise<Known> {
  const client = openDatabase(url);
  const context: Context = { db: client.db, actor: { kind: "cli", user: "drill" }, requestId: "seed" };
  const known = { address: "kira@demo.test", password: "own password of kira" };
  const { id } = await createTestMailbox(context, known);
  const made = await createAppPassword(context, { mailboxId: id, name: "x", protocols: ["imap", "dav"] });
  await client.close();
  return { ...known, appPassword: made.password };
}

async function ready(gate: ChildProcess, port: number): Promise<void> {
  const deadline = Date.now() + readyWithinMs;
  for (;;) {
    if (gate.exitCode !== null) throw new Error(`the gate ended with code ${gate.exitCode}`);
    try {
      if ((await fetch(`http://127.0.0.1:${port}/api/health`)).ok) return;
    } catch (error) {
      if (Date.now() > deadline) throw error;
    }
    await delay(50);
  }
}

/** MiB of memory of the one child that this process has (proc(5)). */
function childMemory(pid: number): number {
  const child = readFileSync(`/proc/${pid}/task/${pid}/children`, "utf8").trim().split(" ")[0];
  return Math.round(residentMiB(Number(child)));
}

/** The built gate with one worker on a database of its own; each line of its log goes to `onLine`. */
export async function startFuzzSite(onLine: (line: string) => void, logLevel = "info"): Promise<FuzzSite> {
  if (!existsSync("dist/gate.mjs")) throw new Error("dist/gate.mjs is missing: run `npm run build` first.");
  const mariadb = await startPrivateMariadb();
  const [port, token] = [await freePort(), randomBytes(24).toString("base64url")];
  const environment = {
    DATABASE_URL: mariadb.urlFor("fuzz"),
    LETTERLOCK_SECRET: randomBytes(32).toString("base64"),
    PORTAL_URL: "https://localhost",
    MACHINE_TOKEN: token,
    WEBMAIL_SECRET: randomBytes(24).toString("base64url"),
    NODE_ENV: "production",
    LOG_LEVEL: logLevel,
    GATE_PORT: String(port),
  };
  Object.assign(process.env, environment);
  const server = await createConnection({ uri: mariadb.urlFor("mysql") });
  await server.query("CREATE DATABASE fuzz");
  await server.end();
  await migrate(environment.DATABASE_URL);
  const known = await seed(environment.DATABASE_URL);
  const gate = spawn(process.execPath, ["dist/gate.mjs"], { stdio: ["ignore", "pipe", "inherit"] });
  createInterface({ input: gate.stdout }).on("line", onLine);
  const stop = async () => {
    if (gate.exitCode === null) {
      gate.kill("SIGTERM");
      await once(gate, "exit");
    }
    await mariadb.stop();
  };
  try {
    await ready(gate, port);
  } catch (error) {
    await stop();
    throw error;
  }
  return { port, token, known, memory: () => childMemory(gate.pid ?? 0), stop };
}
