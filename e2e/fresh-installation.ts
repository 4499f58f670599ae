import { type ChildProcess, execFile, spawn } from "node:child_process";
import { randomBytes } from "node:crypto";
import { once } from "node:events";
import { join } from "node:path";
import { promisify } from "node:util";
import { expect } from "@playwright/test";
import { createConnection } from "mysql2/promise";
import { freePort } from "../lib/testing/free-port";
import { startPrivateMariadb } from "../lib/testing/private-mariadb";
import { plainEnvironment } from "./stack";

const root = join(import.meta.dirname, "..");
const database = "letterlock";

export interface FreshInstallation {
  portal: string;
  /** Gives a command of `letterlock` on it. */
  letterlock(...args: string[]): Promise<string>;
}

/**
 * At once: its database goes as well, and Node's server does not close while a browser holds a spare connection, on which
 * nothing was asked yet. In front of users stands nginx, which opens none.
 */
async function stopped(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null) return;
  child.kill("SIGKILL");
  await once(child, "exit");
}

const answers = async (url: string): Promise<boolean> => {
  try {
    return (await fetch(url)).ok;
  } catch {
    return false;
  }
};

/** The built `web` on a database in which nothing is yet but its tables, for the time of `work`. */
export async function withFreshInstallation(work: (site: FreshInstallation) => Promise<void>): Promise<void> {
  const [mariadb, port] = [await startPrivateMariadb("memory"), await freePort()];
  const portal = `http://localhost:${port}`;
  const env = {
    ...plainEnvironment,
    NODE_ENV: "production",
    DATABASE_URL: mariadb.urlFor(database),
    LETTERLOCK_SECRET: randomBytes(32).toString("base64"),
    MACHINE_TOKEN: randomBytes(24).toString("base64url"),
    WEBMAIL_SECRET: randomBytes(24).toString("base64url"),
    PORTAL_URL: portal,
    HOSTNAME: "127.0.0.1",
    PORT: String(port),
    LOG_LEVEL: "warn",
  } as const;
  const letterlock = async (...args: string[]) => {
    const program = [join(root, "dist/letterlock.mjs"), ...args];
    return (await promisify(execFile)(process.execPath, program, { env, cwd: root })).stdout;
  };
  try {
    const server = await createConnection({ uri: mariadb.urlFor("mysql") });
    await server.query(`CREATE DATABASE ${database}`);
    await server.end();
    await letterlock("migrate");
    const web = spawn(process.execPath, [join(root, ".next/standalone/server.js")], {
      env,
      stdio: "inherit",
    });
    try {
      await expect.poll(() => answers(`${portal}/api/health`), { timeout: 90_000 }).toBe(true);
      await work({ portal, letterlock });
    } finally {
      await stopped(web);
    }
  } finally {
    await mariadb.stop();
  }
}
