import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { webmailMenuWords } from "@/lib/doors/webmail/menu-words";
import { unavailablePages } from "@/lib/doors/webmail/unavailable-page";
import { renderFile, type Values } from "./stack/render";

/** The files of `deploy/` that a site installs. */
export const siteFiles = [
  "mariadb/letterlock.cnf",
  "mariadb/accounts.sql",
  "mariadb/grants.sql",
  "dovecot/dovecot.conf",
  "dovecot/letterlock.lua",
  "dovecot/master-users",
  "postfix/main.cf",
  "postfix/master.cf",
  "postfix/letterlock-domains.cf",
  "postfix/letterlock-aliases.cf",
  "postfix/letterlock-alias-senders.cf",
  "postfix/letterlock-shared-senders.cf",
  "postfix/letterlock-own-senders.cf",
  "postfix/sender-logins",
  "postfix/senders-from-outside",
  "sogo/sogo.conf",
  "sogo/letterlock.js",
  "nginx/letterlock.conf",
  "nginx/letterlock-headers.conf",
  "nginx/letterlock-web.conf",
  "nginx/letterlock-sogo.conf",
  "nginx/letterlock-token.conf",
] as const;

const deploy = dirname(fileURLToPath(import.meta.url));

/** Reads NAME=VALUE lines; empty ones and those that start with # say nothing. Throws on any other line. */
export function parseValues(text: string): Values {
  const lines = text.split("\n").filter((line) => line.trim() !== "" && !line.startsWith("#"));
  return Object.fromEntries(
    lines.map((line) => {
      const match = /^([A-Z][A-Z0-9_]*)=(.*)$/.exec(line);
      if (!match) throw new Error(`Not NAME=VALUE: ${line.split("=")[0]}`);
      return [match[1], match[2]];
    }),
  );
}

/** All files of a site, filled in. Throws naming the first value that is missing. */
export function renderSite(values: Values): Map<string, string> {
  const all = { ...values, WEBMAIL_MENU_WORDS: webmailMenuWords(), ...unavailablePages() };
  return new Map(siteFiles.map((name) => [name, renderFile(join(deploy, name), all)]));
}

function main([valuesFile, target]: readonly string[]): void {
  if (!valuesFile || !target)
    throw new Error("Usage: npx tsx deploy/render-site.ts VALUES-FILE TARGET-DIRECTORY");
  for (const [name, text] of renderSite(parseValues(readFileSync(valuesFile, "utf8")))) {
    const path = join(target, name);
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, text, { mode: 0o600 }); // some hold secrets; the installer widens what may be read
    console.log(path);
  }
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  try {
    main(process.argv.slice(2));
  } catch (error) {
    console.error((error as Error).message);
    process.exitCode = 1;
  }
}
