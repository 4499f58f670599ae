import { execFileSync, spawn } from "node:child_process";
import { once } from "node:events";
import { chmodSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { build } from "esbuild";
import { createConnection } from "mysql2/promise";
import { afterAll, beforeAll, expect, it } from "vitest";
import { getMailboxByAddress, passwordHashOf } from "@/lib/access/queries";
import { findDomainByName, getDomainByName } from "@/lib/accounts/domain/queries";
import { verifyPassword } from "@/lib/platform/secrets/password-hash";
import { testDatabase } from "@/lib/testing/database";
import { createTestTemplate } from "@/lib/testing/fixtures";

/* The script of docs/from-mailcow.md, as it stands there, on rows in mailcow's schema. */

const database = testDatabase();
const programs = mkdtempSync(join(tmpdir(), "letterlock-mailcow-"));
/** Within the repository, since the bundle's packages are found from where it lies. */
const bundle = join("node_modules", ".letterlock", "letterlock-for-test.mjs");
const mebibyte = 1_048_576;

/** The first block of shell below the heading that makes `move.sh`. */
function script(): string {
  const guide = readFileSync("docs/from-mailcow.md", "utf8");
  const [, text] = /save this as `move\.sh`[\s\S]*?```sh\n([\s\S]*?)```/.exec(guide) ?? [];
  if (!text) throw new Error("the guide has no move.sh");
  return text;
}

/** mailcow's tables of 2026 as far as the guide reads them, with their types and defaults. */
const schema = `
CREATE TABLE domain (domain VARCHAR(255) NOT NULL PRIMARY KEY, description VARCHAR(255), aliases INT(10) NOT NULL DEFAULT 0,
  mailboxes INT(10) NOT NULL DEFAULT 0, defquota BIGINT(20) NOT NULL DEFAULT 3072, maxquota BIGINT(20) NOT NULL DEFAULT 102400,
  quota BIGINT(20) NOT NULL DEFAULT 102400, relayhost VARCHAR(255) NOT NULL DEFAULT 0, backupmx TINYINT(1) NOT NULL DEFAULT 0,
  gal TINYINT(1) NOT NULL DEFAULT 1, active TINYINT(1) NOT NULL DEFAULT 1) CHARACTER SET utf8mb4;
CREATE TABLE mailbox (username VARCHAR(255) NOT NULL PRIMARY KEY, password VARCHAR(255) NOT NULL, name VARCHAR(255),
  quota BIGINT(20) NOT NULL DEFAULT 102400, local_part VARCHAR(255) NOT NULL, domain VARCHAR(255) NOT NULL,
  attributes LONGTEXT, kind VARCHAR(100) NOT NULL DEFAULT '', authsource VARCHAR(20) DEFAULT 'mailcow',
  active TINYINT(1) NOT NULL DEFAULT 1) CHARACTER SET utf8mb4;`;

type Row = [
  username: string,
  password: string,
  name: string | null,
  quota: number,
  kind: string,
  active: number,
];
const hashOf = (scheme: string, password: string) =>
  execFileSync("doveadm", ["pw", "-s", scheme, "-p", password], { encoding: "utf8" }).trim();
const rows: Row[] = [
  [
    "olga@move.test",
    hashOf("BLF-CRYPT", "of olga"),
    'Olga O\'Hara \\ "ok" | $(id) ü',
    5 * 1024 * mebibyte,
    "",
    1,
  ],
  ["null@move.test", hashOf("SSHA256", "of null"), null, 0, "", 1],
  ["lines@move.test", hashOf("SSHA512", "of lines"), "two\nlines\tand a tab", mebibyte, "", 2],
  ["sso@move.test", "", "", mebibyte, "", 1],
  ["off@move.test", hashOf("PLAIN-MD4", "of off"), "Off", mebibyte, "", 0],
  ["plain@move.test", "{PLAIN}readable", "Readable", mebibyte, "", 1],
  ["room@move.test", "", "Meeting room", 0, "location", 1],
];

function program(name: string, text: string): void {
  writeFileSync(join(programs, name), `#!/bin/sh\n${text}\n`);
  chmodSync(join(programs, name), 0o755);
}

async function makeMailcow(): Promise<void> {
  const server = await createConnection({
    uri: database.url(),
    multipleStatements: true,
    charset: "utf8mb4",
  });
  await server.query(`CREATE DATABASE mailcow; USE mailcow; ${schema}`);
  await server.query(
    `INSERT INTO domain (domain, mailboxes, defquota, maxquota, quota, backupmx, active) VALUES
     ('move.test', 10, 3072, 10240, 102400, 0, 1), ('unlimited.test', 5, 0, 0, 0, 0, 0), ('relayed.test', 5, 1, 1, 1, 1, 1)`,
  );
  for (const [username, password, displayName, quota, kind, active] of rows)
    await server.query(
      "INSERT INTO mailbox (username, password, name, quota, kind, active, local_part, domain) VALUES (?, ?, ?, ?, ?, ?, '', '')",
      [username, password, displayName, quota, kind, active],
    );
  await server.end();
}

async function move(): Promise<string> {
  const shell = spawn("sh", ["-c", script()], {
    env: { ...process.env, PATH: `${programs}:${process.env.PATH}` },
    stdio: ["ignore", "pipe", "inherit"],
  });
  let output = "";
  shell.stdout.on("data", (text) => (output += text));
  const [code] = await once(shell, "close");
  expect(code).toBe(0);
  return output;
}

beforeAll(async () => {
  mkdirSync(join("node_modules", ".letterlock"), { recursive: true });
  const options = {
    bundle: true,
    platform: "node",
    format: "esm",
    target: "node20",
    packages: "external",
  } as const;
  await build({ ...options, entryPoints: ["lib/faces/cli/main.ts"], outfile: bundle, logLevel: "error" });
  await createTestTemplate(database.context(), { name: "default" });
  await makeMailcow();
  const { searchParams } = new URL(database.url());
  const socket = searchParams.get("socketPath") ?? "";
  program("letterlock", `exec "${process.execPath}" "${bundle}" "$@" 2>&1`);
  program("mariadb", `exec /usr/bin/mariadb --no-defaults --user=root --socket="${socket}" "$@"`);
});
afterAll(() => rmSync(programs, { recursive: true }));

it("moves domains with their limits in MiB, and people with their name, quota, password and state", async () => {
  const output = await move();
  expect(
    output
      .split("\n")
      .filter((line) => line.includes("oved:") || line.includes("MOVED:"))
      .sort(),
  ).toEqual([
    "NOT MOVED: plain@move.test",
    ...["lines", "null", "off", "olga", "sso"].map((name) => `moved: ${name}@move.test`),
  ]);
  const { db } = database.client();
  const limited = await getDomainByName(db, "move.test");
  expect(limited).toMatchObject({ active: true, maxMailboxes: 10 });
  expect([limited.maxQuotaBytes, limited.totalQuotaBytes]).toEqual([10_240 * mebibyte, 102_400 * mebibyte]);
  const unlimited = await getDomainByName(db, "unlimited.test");
  expect(unlimited).toMatchObject({ active: false, maxQuotaBytes: null, totalQuotaBytes: null });
  expect(await findDomainByName(db, "relayed.test")).toBeNull();

  const person = (name: string) => getMailboxByAddress(db, `${name}@move.test`);
  expect(await person("olga")).toMatchObject({
    displayName: 'Olga O\'Hara \\ "ok" | $(id) ü',
    quotaBytes: 5 * 1024 * mebibyte,
    adminState: "active",
  });
  expect(await person("null")).toMatchObject({ displayName: "", quotaBytes: 0 });
  expect(await person("lines")).toMatchObject({
    displayName: "two lines and a tab",
    adminState: "receive-only",
  });
  expect(await person("off")).toMatchObject({ adminState: "disabled" });
  for (const name of ["olga", "null", "lines", "off"])
    expect(
      await verifyPassword(`of ${name}`, (await passwordHashOf(db, (await person(name)).id)) ?? ""),
      name,
    ).toBe(true);
  expect(await passwordHashOf(db, (await person("sso")).id)).toBeNull();
}, 120_000);
