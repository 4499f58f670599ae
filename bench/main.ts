import { parseArgs } from "node:util";
import { adminList } from "@/bench/admin-list";
import { gateAppPassword, gateAppPassword50 } from "@/bench/gate-app-password";
import { gateBind } from "@/bench/gate-bind";
import { gateFlood } from "@/bench/gate-flood";
import { gatePassword } from "@/bench/gate-password";
import { gateWebmail } from "@/bench/gate-webmail";
import { imapLogin } from "@/bench/imap-login";
import { leaver } from "@/bench/leaver/leaver";
import { endKeycloak } from "@/bench/private-keycloak";
import { type Outcome, report, type Scenario } from "@/bench/scenario";
import { import10k, import10kUncached, sync10k } from "@/bench/sync-10k";
import { sync10kLdap } from "@/bench/sync-10k-ldap";
import { sync100k } from "@/bench/sync-100k";

const scenarios: Record<string, Scenario> = {
  "gate-app-password": {
    description:
      "app-password logins at the gate; floor: a bare node:http server doing the same indexed read",
    unit: "logins/s",
    run: gateAppPassword,
  },
  "gate-app-password-50": {
    description: "the same on mailboxes with 50 app passwords; `one`: the gate on mailboxes with one",
    unit: "logins/s",
    run: gateAppPassword50,
  },
  "gate-password": {
    description:
      "logins with a mailbox's own password that was verified before; floor: a bare node:http server with one indexed read",
    unit: "logins/s",
    run: gatePassword,
  },
  "gate-bind": {
    description:
      "logins whose password a real OpenLDAP checks by a bind; floor: a bare node:http server that only binds at the same one",
    unit: "logins/s",
    run: gateBind,
  },
  "gate-flood": {
    description: "app-password logins while a botnet guesses passwords; floor: the same logins in peace",
    unit: "logins/s",
    run: gateFlood,
  },
  "gate-webmail": {
    description:
      "nginx's questions for each request to SOGo; floor: a bare node:http server doing the same indexed read",
    unit: "requests/s",
    run: gateWebmail,
  },
  "imap-login": {
    description:
      "whole IMAP logins through Dovecot and the gate; floor: the same Dovecot with a static passdb",
    unit: "logins/s",
    run: imapLogin,
  },
  "admin-list": {
    description:
      "list pages of the console with 100 000 mailboxes, one at a time; floor: the bare SQL query of the same page",
    unit: "pages/s",
    run: adminList,
  },
  "sync-10k": {
    description:
      "a full sync of 10 000 unchanged people of a real Keycloak; floor: only paging through the same people",
    unit: "s",
    run: sync10k,
  },
  "sync-10k-ldap": {
    description:
      "a full sync of 10 000 unchanged people of a real OpenLDAP in a process that is warm; floor: only paging through them with ldapts's client; `own`: by our own connection",
    unit: "s",
    run: sync10kLdap,
  },
  "import-10k": {
    description:
      "the first import of 10 000 people of a real Keycloak; floor: only paging through them; `bare`: and inserting the same rows",
    unit: "s",
    run: import10k,
  },
  "import-10k-uncached": {
    description:
      "the same at a Keycloak that has nobody in its cache, as after a start; floor: only paging through them",
    unit: "s",
    run: import10kUncached,
  },
  "sync-100k": {
    description:
      "a full sync of 100 000 unchanged people of a generated source, time for each and peak memory (MiB); floor: of 10 000",
    unit: "ms/person",
    run: sync100k,
  },
  leaver: {
    description:
      "how long somebody who was disabled is still in, by source and door, on the demo; floor: disabled in our own console",
    unit: "ms",
    run: leaver,
  },
};

const usage = `usage: npm run bench -- --list
       npm run -s bench -- NAME … [--json] [--rounds N] [--seconds N] [--people N] [--small]`;

function readArguments() {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: {
      list: { type: "boolean", default: false },
      json: { type: "boolean", default: false },
      rounds: { type: "string", default: "15" },
      seconds: { type: "string", default: "1.5" },
      people: { type: "string" },
      small: { type: "boolean", default: false },
    },
  });
  const [rounds, seconds] = [Number(values.rounds), Number(values.seconds)];
  if (!(rounds >= 1 && seconds > 0)) throw new Error("--rounds and --seconds take positive numbers");
  const people = values.people === undefined ? undefined : Number(values.people);
  if (people !== undefined && !(Number.isInteger(people / 10) && people > 0))
    throw new Error("--people takes a multiple of ten");
  const { list, json, small } = values;
  return { list, json, names: positionals, plan: { rounds, seconds, people, small } };
}

/** Throws on a name that no scenario has, before any is run. */
function findScenarios(names: readonly string[]): [string, Scenario][] {
  const unknown = names.find((name) => !Object.hasOwn(scenarios, name));
  if (names.length === 0 || unknown !== undefined)
    throw new Error(`${unknown ? `there is no scenario ${unknown}\n` : ""}${usage}`);
  return Object.entries(scenarios).filter(([name]) => names.includes(name));
}

async function main(): Promise<void> {
  const { list, json, names, plan } = readArguments();
  if (list) {
    for (const [key, { description }] of Object.entries(scenarios))
      console.log(`${key.padEnd(22)} ${description}`);
    return;
  }
  try {
    for (const [name, { unit, run }] of findScenarios(names)) {
      const outcome = await run({ ...plan, progress: (line) => console.error(line) });
      show(report(name, unit, outcome), outcome, json);
    }
  } finally {
    await endKeycloak();
  }
}

/** With `--json` one document a line. */
function show(document: ReturnType<typeof report>, { details }: Outcome, json: boolean): void {
  if (json) {
    console.log(JSON.stringify(document));
    return;
  }
  const { name, unit, ours, floor, ratio, p99, machine } = document;
  console.log(`${name}: ${ours} ${unit}, floor ${floor}, ratio ${ratio}`);
  if (details) console.log(JSON.stringify(details, null, 2));
  console.log(`p99: ${p99.ours} ms, floor ${p99.floor} ms (${machine})`);
}

main().catch((error: unknown) => {
  console.error(`bench: ${error instanceof Error ? error.message : String(error)}`);
  process.exitCode = 1;
});
