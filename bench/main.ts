import { parseArgs } from "node:util";
import { adminList } from "@/bench/admin-list";
import { gateAppPassword, gateAppPassword50 } from "@/bench/gate-app-password";
import { gateFlood } from "@/bench/gate-flood";
import { gatePassword } from "@/bench/gate-password";
import { gateWebmail } from "@/bench/gate-webmail";
import { imapLogin } from "@/bench/imap-login";
import { report, type Scenario } from "@/bench/scenario";
import { import10k, import10kUncached, sync10k } from "@/bench/sync-10k";
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
};

const usage = `usage: npm run bench -- --list
       npm run -s bench -- NAME [--json] [--rounds N] [--seconds N] [--people N]`;

function readArguments() {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: {
      list: { type: "boolean", default: false },
      json: { type: "boolean", default: false },
      rounds: { type: "string", default: "15" },
      seconds: { type: "string", default: "1.5" },
      people: { type: "string" },
    },
  });
  const [rounds, seconds] = [Number(values.rounds), Number(values.seconds)];
  if (!(rounds >= 1 && seconds > 0)) throw new Error("--rounds and --seconds take positive numbers");
  const people = values.people === undefined ? undefined : Number(values.people);
  if (people !== undefined && !(Number.isInteger(people / 10) && people > 0))
    throw new Error("--people takes a multiple of ten");
  return { list: values.list, json: values.json, name: positionals[0], plan: { rounds, seconds, people } };
}

async function main(): Promise<void> {
  const { list, json, name, plan } = readArguments();
  if (list) {
    for (const [key, { description }] of Object.entries(scenarios))
      console.log(`${key.padEnd(22)} ${description}`);
    return;
  }
  const scenario = name === undefined ? undefined : scenarios[name];
  if (!scenario || name === undefined)
    throw new Error(`${name ? `there is no scenario ${name}\n` : ""}${usage}`);
  const outcome = await scenario.run({ ...plan, progress: (line) => console.error(line) });
  const document = report(name, scenario.unit, outcome);
  if (json) return console.log(JSON.stringify(document));
  console.log(`${name}: ${document.ours} ${document.unit}, floor ${document.floor}, ratio ${document.ratio}`);
  if (outcome.details) console.log(JSON.stringify(outcome.details, null, 2));
  console.log(`p99: ${document.p99.ours} ms, floor ${document.p99.floor} ms (${document.machine})`);
}

main().catch((error: unknown) => {
  console.error(`bench: ${error instanceof Error ? error.message : String(error)}`);
  process.exitCode = 1;
});
