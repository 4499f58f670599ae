import { execFileSync, spawnSync } from "node:child_process";
import { mkdtempSync, readdirSync, readFileSync, rmSync, utimesSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { basename, join } from "node:path";
import { afterEach, beforeAll, describe, expect, it } from "vitest";
import { testDatabase } from "@/lib/testing/database";
import { createTestDomain } from "@/lib/testing/fixtures";
import { parseValues, siteFiles } from "../render-site";
import { renderFile, type Values } from "../stack/render";

/* What a real Postfix reads from the files of a site, with each value of the switches that docs/operations.md names. */

const database = testDatabase();
const example = parseValues(readFileSync(new URL("../site.example", import.meta.url), "utf8"));
const made: string[] = [];

beforeAll(async () => {
  await createTestDomain(database.context(), { name: "own.test" });
});
afterEach(() => {
  for (const directory of made.splice(0)) rmSync(directory, { recursive: true });
});

/** Postfix's directory of a site whose tables are in the test's database. */
function site(values: Values = {}): string {
  const directory = mkdtempSync(join(tmpdir(), "letterlock-postfix-"));
  made.push(directory);
  const { pathname, searchParams } = new URL(database.url());
  const login = [
    `hosts = unix:${searchParams.get("socketPath")}`,
    "user = root",
    "password =",
    `dbname = ${basename(pathname)}`,
  ].join("\n");
  const all = { ...example, POSTFIX_DIRECTORY: directory, ...values };
  for (const name of siteFiles.filter((file) => file.startsWith("postfix/"))) {
    const text = renderFile(join("deploy", name), all);
    writeFileSync(
      join(directory, basename(name)),
      text.replace(/^hosts = .*\nuser = .*\npassword = .*\ndbname = .*$/m, login),
    );
  }
  // Postfix's programs wait two seconds for a file that has just been changed: somebody might be writing it still.
  for (const name of readdirSync(directory)) utimesSync(join(directory, name), 0, 0);
  return directory;
}

/** What a table answers; null: it does not know the key. */
function lookUp(directory: string, table: string, key: string): string | null {
  const { status, stdout, stderr } = spawnSync("postmap", ["-c", directory, "-q", key, table], {
    encoding: "utf8",
  });
  if (stderr) throw new Error(stderr);
  return status === 0 ? stdout.trimEnd() : null;
}

const configured = (directory: string, ...question: string[]) =>
  execFileSync("postconf", ["-c", directory, ...question], { encoding: "utf8" }).trim();

describe("a sender of our own at port 25", () => {
  it.each(["REJECT", "WARN", "DUNNO"])("is answered by OWN_SENDERS_WITHOUT_LOGIN=%s", (word) => {
    const directory = site({ OWN_SENDERS_WITHOUT_LOGIN: word });
    const table = `mysql:${directory}/letterlock-own-senders.cf`;
    for (const sender of ["somebody@own.test", "Somebody+x@OWN.test"])
      expect(lookUp(directory, table, sender)).toMatch(
        new RegExp(`^${word} 5\\.7\\.1 Mail from this domain`),
      );
    for (const sender of ["somebody@foreign.test", "somebody@sub.own.test", "own.test", "<>"])
      expect(lookUp(directory, table, sender), sender).toBeNull();
  });

  it("is refused unless a site says otherwise, and the list of servers is asked before", () => {
    expect(example.OWN_SENDERS_WITHOUT_LOGIN).toBe("REJECT");
    const directory = site();
    expect(configured(directory, "-h", "smtpd_sender_restrictions").split(/,\s*/)).toEqual([
      "permit_mynetworks",
      `check_client_access cidr:${directory}/senders-from-outside`,
      `check_sender_access mysql:${directory}/letterlock-own-senders.cf`,
    ]);
  });

  it("passes from the servers in senders-from-outside, of which there are none at first", () => {
    const directory = site();
    const file = join(directory, "senders-from-outside");
    const asked = (ip: string) => lookUp(directory, `cidr:${file}`, ip);
    expect(asked("198.51.100.7")).toBeNull();
    // The example that the file holds.
    writeFileSync(file, readFileSync(file, "utf8").replace("#198.51.100.0/24", "198.51.100.0/24"));
    expect([asked("198.51.100.7"), asked("198.51.101.7"), asked("2001:db8::1")]).toEqual(["OK", null, null]);
  });
});

describe("the From line at submission", () => {
  const milters = (directory: string) =>
    configured(directory, "-P", `${example.RELAY_LISTENER}/inet/smtpd_milters`);
  const name = `${example.RELAY_LISTENER}/inet/smtpd_milters =`;

  it("is looked at by the gate", () => {
    expect(milters(site())).toBe(`${name} inet:127.0.0.1:9079`);
  });

  it("is looked at by nobody with an empty SUBMISSION_MILTERS, and everything else stays", () => {
    const directory = site({ SUBMISSION_MILTERS: "" });
    expect(milters(directory)).toBe(name);
    const others = (of: string) =>
      configured(of, "-P")
        .split("\n")
        .filter((line) => !line.includes("smtpd_milters"));
    expect(others(directory)).toEqual(others(site()));
    expect(others(directory)).toContain(
      `${example.RELAY_LISTENER}/inet/smtpd_sender_restrictions = reject_sender_login_mismatch`,
    );
  });
});
