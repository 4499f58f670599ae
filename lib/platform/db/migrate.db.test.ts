import { execFile } from "node:child_process";
import { randomBytes } from "node:crypto";
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import { type Connection, createConnection, type RowDataPacket } from "mysql2/promise";
import { afterAll, beforeAll, expect, inject, it } from "vitest";
import { migrate } from "@/lib/platform/db/migrate";

const root = join(import.meta.dirname, "..", "..", "..");
const whole = join(root, "drizzle", "migrations");
const folders = mkdtempSync(join(tmpdir(), "letterlock-migrations-"));
afterAll(() => rmSync(folders, { recursive: true }));

interface Journal {
  entries: { idx: number; tag: string; when: number }[];
}
const journal: Journal = JSON.parse(readFileSync(join(whole, "meta", "_journal.json"), "utf8"));
const all = journal.entries.length;

const urlOf = (name: string) => inject("mariadbUrl").replace("/DATABASE", `/${name}`);

async function emptyDatabase(): Promise<string> {
  const name = `m_${randomBytes(6).toString("hex")}`;
  const connection = await createConnection({ uri: urlOf("mysql") });
  await connection.query(`CREATE DATABASE \`${name}\``);
  await connection.end();
  return urlOf(name);
}

async function inDatabase<Result>(url: string, work: (connection: Connection) => Promise<Result>) {
  const connection = await createConnection({ uri: url });
  try {
    return await work(connection);
  } finally {
    await connection.end();
  }
}

/** The migrations folder as it was when it ended with this many. */
function folderOf(count: number): string {
  const folder = join(folders, `${count}-${randomBytes(4).toString("hex")}`);
  cpSync(whole, folder, { recursive: true });
  const entries = journal.entries.slice(0, count);
  writeFileSync(join(folder, "meta", "_journal.json"), JSON.stringify({ ...journal, entries }));
  return folder;
}

/** Every table and view as the server would make it again. */
const schemaOf = (url: string) =>
  inDatabase(url, async (connection) => {
    const [tables] = await connection.query<RowDataPacket[]>("SHOW TABLES");
    const names = tables.map((row) => String(Object.values(row)[0])).sort();
    const made: string[] = [];
    for (const name of names) {
      const [[row]] = await connection.query<RowDataPacket[]>(`SHOW CREATE TABLE \`${name}\``);
      const text = String(row?.["Create Table"] ?? row?.["Create View"]);
      made.push(text.replace(/ AUTO_INCREMENT=\d+/, "").replaceAll(/`[tm]_[0-9a-f]{12}`\./g, ""));
    }
    return made;
  });

let fresh: string[];
beforeAll(async () => {
  const url = await emptyDatabase();
  expect(await migrate(url)).toEqual({ applied: all });
  fresh = await schemaOf(url);
});

it("lets two processes at once share the work, and both say that all is well", async () => {
  const url = await emptyDatabase();
  const run = async () => {
    const argv = ["--import", "tsx", join(root, "lib", "faces", "cli", "main.ts"), "migrate", "--json"];
    const { stdout } = await promisify(execFile)(process.execPath, argv, {
      cwd: root,
      env: {
        ...process.env,
        DATABASE_URL: url,
        LETTERLOCK_SECRET: Buffer.alloc(32, 9).toString("base64"),
        PORTAL_URL: "https://localhost:8443",
      },
    });
    return Number(JSON.parse(stdout).applied);
  };
  expect((await Promise.all([run(), run()])).sort((a, b) => a - b)).toEqual([0, all]);
  expect(await schemaOf(url)).toEqual(fresh);
});

/** Locks the row of the turn until the migration asks for it, and hands it over as `change` leaves it. */
const handOver = (url: string, change: string) =>
  inDatabase(url, async (connection) => {
    await connection.beginTransaction();
    await connection.query(`UPDATE \`__letterlock_migration\` SET ${change}`);
    const asking = async () => {
      const [rows] = await connection.query<RowDataPacket[]>(
        "SELECT id FROM information_schema.processlist WHERE db = DATABASE() AND info LIKE 'UPDATE `__letterlock%' AND id <> CONNECTION_ID()",
      );
      return rows.length;
    };
    await expect.poll(asking).toBe(1);
    await connection.commit();
  });

it("waits while another node of the cluster migrates, and goes on when that one has died", async () => {
  const url = await emptyDatabase();
  await migrate(url, folderOf(1));
  const before = await schemaOf(url);
  const others = "holder = 'another node', expires_at = UTC_TIMESTAMP(3) + INTERVAL 1 HOUR";
  await inDatabase(url, (connection) => connection.query(`UPDATE \`__letterlock_migration\` SET ${others}`));
  const migrating = migrate(url, folderOf(2));
  await handOver(url, others);
  // That it asks again shows that it was refused.
  await handOver(url, others);
  expect(await schemaOf(url)).toEqual(before);
  await handOver(url, "expires_at = UTC_TIMESTAMP(3)");
  expect(await migrating).toEqual({ applied: 1 });
});

const breakpoint = "--> statement-breakpoint";
const statementsOf = (file: string) => readFileSync(file, "utf8").split(breakpoint);

/** The migrations up to one that breaks off at its last statement, and that statement. */
function brokenFolder(count: number): { folder: string; statement: string } {
  const folder = folderOf(count);
  const file = join(folder, `${journal.entries[count - 1]?.tag}.sql`);
  const statements = statementsOf(file);
  const statement = statements.at(-1) ?? "";
  writeFileSync(file, [...statements.slice(0, -1), "SELECT broken"].join(breakpoint));
  return { folder, statement };
}

/** As versions that knew no turns left it. */
const forgetTurns = (url: string) =>
  inDatabase(url, (connection) => connection.query("DROP TABLE `__letterlock_migration`"));

it("brings every earlier state to the next, whole ones and those in which a process died", async () => {
  const url = await emptyDatabase();
  for (let count = 1; count <= all; count++) {
    const { folder, statement } = brokenFolder(count);
    await expect(migrate(url, folder)).rejects.toThrow("broken");
    // It died before the statement, or after it and before it could say so.
    if (count % 2 === 0) await inDatabase(url, (connection) => connection.query(statement));
    expect(await migrate(url, folderOf(count))).toEqual({ applied: 1 });
    if (count % 3 === 0) await forgetTurns(url);
  }
  expect(await migrate(url)).toEqual({ applied: 0 });
  expect(await schemaOf(url)).toEqual(fresh);
});
