import { randomBytes } from "node:crypto";
import { existsSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { sql } from "drizzle-orm";
import { createConnection } from "mysql2/promise";
import { v7 as uuidv7 } from "uuid";
import { type Child, startChild } from "@/bench/child";
import type { Rounds } from "@/bench/interleave";
import { appPasswordDigest } from "@/lib/credentials/app-password/digest";
import { type DatabaseClient, openDatabase } from "@/lib/platform/db/client";
import { migrate } from "@/lib/platform/db/migrate";
import { appPassword, domain, mailbox } from "@/lib/platform/db/schema";
import { newAppPassword } from "@/lib/platform/secrets/app-password-form";
import { startPrivateMariadb } from "@/lib/testing/private-mariadb";

const mailboxes = { full: 10_000, small: 200 };
/** So many of the mailboxes have fifty app passwords instead of one. */
const crowdedMailboxes = { full: 200, small: 4 };
const appPasswordsOfCrowded = 50;

export interface Account {
  address: string;
  password: string;
  /** For the bare server, which derives nothing. */
  digest: string;
}

export interface MailSite {
  /** Works on the database of the site. */
  withDatabase<T>(work: (client: DatabaseClient) => Promise<T>): Promise<T>;
  gate: Child;
  floor: Child;
  token: string;
  /** With one app password each. */
  single: Account[];
  /** With fifty each; one of the fifty at random. */
  crowded: Account[];
  stop(): Promise<void>;
}

const rowsPerInsert = 500;
const gateBundle = fileURLToPath(new URL("../dist/gate.mjs", import.meta.url));

interface Seeded {
  mailboxRows: (typeof mailbox.$inferInsert)[];
  passwordRows: (typeof appPassword.$inferInsert)[];
  accounts: Account[];
}

type Size = keyof typeof mailboxes;

function plan(domainId: string, size: Size): Seeded {
  const seeded: Seeded = { mailboxRows: [], passwordRows: [], accounts: [] };
  for (let number = 0; number < mailboxes[size]; number++) {
    const id = uuidv7();
    const address = `user${number}@bench.test`;
    seeded.mailboxRows.push({ id, address, domainId, quotaBytes: 5_000_000_000, imap: true, smtp: true });
    const count = number < crowdedMailboxes[size] ? appPasswordsOfCrowded : 1;
    const chosen = Math.floor(Math.random() * count);
    for (let index = 0; index < count; index++) {
      const password = newAppPassword();
      const digest = appPasswordDigest(password);
      if (!digest) throw new Error("a new app password has not the form of one");
      seeded.passwordRows.push({
        mailboxId: id,
        name: `${index}`,
        digest: sql`${digest}` as unknown as string,
        imap: true,
      });
      if (index === chosen) seeded.accounts.push({ address, password, digest: digest.toString("base64") });
    }
  }
  return seeded;
}

async function seed({ db }: DatabaseClient, size: Size): Promise<Account[]> {
  const domainId = uuidv7();
  await db.insert(domain).values({ id: domainId, name: "bench.test" });
  const { mailboxRows, passwordRows, accounts } = plan(domainId, size);
  for (let start = 0; start < mailboxRows.length; start += rowsPerInsert)
    await db.insert(mailbox).values(mailboxRows.slice(start, start + rowsPerInsert));
  for (let start = 0; start < passwordRows.length; start += rowsPerInsert)
    await db.insert(appPassword).values(passwordRows.slice(start, start + rowsPerInsert));
  return accounts;
}

/**
 * A mail site of its own for measuring: a private MariaDB with 10 000 mailboxes, the built gate and the bare server on
 * the same data. Throws when the gate has not been built.
 */
async function startMailSite(size: Size): Promise<MailSite> {
  if (!existsSync(gateBundle)) throw new Error("dist/gate.mjs is missing: run `npm run build` first.");
  const token = randomBytes(24).toString("base64url");
  // One for all scenarios of this process, which reads its environment once.
  process.env.LETTERLOCK_SECRET ??= randomBytes(32).toString("base64");
  const mariadb = await startPrivateMariadb(size === "small" ? "memory" : "disk");
  const url = mariadb.urlFor("bench");
  const environment = {
    DATABASE_URL: url,
    LETTERLOCK_SECRET: process.env.LETTERLOCK_SECRET,
    PORTAL_URL: "https://localhost",
    MACHINE_TOKEN: token,
    WEBMAIL_SECRET: randomBytes(24).toString("base64url"),
    NODE_ENV: "production",
    LOG_LEVEL: "warn",
  };
  Object.assign(process.env, environment);
  const children: Child[] = [];
  const stop = async () => {
    for (const child of children) await child.stop();
    await mariadb.stop();
  };
  try {
    const accounts = await fill(mariadb.urlFor("mysql"), url, size);
    const gate = await startChild(["dist/gate.mjs"], environment, "GATE_PORT");
    children.push(gate);
    const floor = await startChild(["--import", "tsx", "bench/floor-server.ts"], environment, "FLOOR_PORT");
    children.push(floor);
    const boundary = crowdedMailboxes[size];
    const [crowded, single] = [accounts.slice(0, boundary), accounts.slice(boundary)];
    return { withDatabase: (work) => withDatabase(url, work), gate, floor, token, single, crowded, stop };
  } catch (error) {
    await stop();
    throw error;
  }
}

async function fill(serverUrl: string, url: string, size: Size): Promise<Account[]> {
  const server = await createConnection({ uri: serverUrl });
  await server.query("CREATE DATABASE bench");
  await server.end();
  await migrate(url);
  return withDatabase(url, async (client) => {
    const accounts = await seed(client, size);
    await client.pool.query("ANALYZE TABLE mailbox, domain, app_password");
    return accounts;
  });
}

async function withDatabase<T>(url: string, work: (client: DatabaseClient) => Promise<T>): Promise<T> {
  const client = openDatabase(url);
  try {
    return await work(client);
  } finally {
    await client.close();
  }
}

/** Measures something on a mail site, and ends the site. */
export async function onMailSite<T>(
  { small = false }: Rounds,
  measure: (site: MailSite) => Promise<T>,
): Promise<T> {
  const site = await startMailSite(small ? "small" : "full");
  try {
    return await measure(site);
  } finally {
    await site.stop();
  }
}
