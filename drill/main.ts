import { randomInt } from "node:crypto";
import { parseArgs } from "node:util";
import { crashSafety } from "@/drill/crash-safety";
import type { Drill } from "@/drill/drill";
import { existence } from "@/drill/existence";
import { fuzz } from "@/drill/fuzz";
import { hostile } from "@/drill/hostile";
import { lighthouse } from "@/drill/lighthouse";
import { migrateDrill } from "@/drill/migrate";
import { oddLogins } from "@/drill/odd-logins";
import { suite } from "@/drill/suite";

const drills: Record<string, Drill> = {
  "crash-safety": crashSafety,
  existence,
  fuzz,
  hostile,
  lighthouse,
  migrate: migrateDrill,
  "odd-logins": oddLogins,
  clients: suite(
    "drill/clients",
    "generates clients in Python, Go, Java and TypeScript, compiles them and calls the API by them",
    1,
  ),
  schemathesis: suite("drill/schemathesis", "Schemathesis on each role's API; amount: seconds for each", 600),
};

const usage = `usage: npm run drill -- --list
       npm run drill -- NAME [--amount N] [--seed N]`;

function readArguments() {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: {
      list: { type: "boolean", default: false },
      amount: { type: "string" },
      seed: { type: "string" },
    },
  });
  const numbers = [values.amount, values.seed].map((text) => (text === undefined ? undefined : Number(text)));
  if (numbers.some((number) => number !== undefined && !(Number.isInteger(number) && number > 0)))
    throw new Error("--amount and --seed take whole numbers above 0");
  return { list: values.list, name: positionals[0], amount: numbers[0], seed: numbers[1] };
}

async function main(): Promise<void> {
  const given = readArguments();
  if (given.list) {
    for (const [name, { description }] of Object.entries(drills))
      console.log(`${name.padEnd(12)} ${description}`);
    return;
  }
  const drill =
    given.name !== undefined && Object.hasOwn(drills, given.name) ? drills[given.name] : undefined;
  if (!drill) throw new Error(`${given.name ? `there is no drill ${given.name}\n` : ""}${usage}`);
  const seed = given.seed ?? randomInt(2 ** 31 - 1);
  const amount = given.amount ?? drill.amount;
  console.log(`${given.name}: amount ${amount}, seed ${seed}`);
  const found = await drill.run({ amount, seed, progress: (line) => console.log(line) });
  for (const line of found) console.log(`WRONG: ${line}`);
  console.log(found.length === 0 ? "nothing wrong" : `${found.length} wrong`);
  if (found.length > 0) process.exitCode = 1;
}

main().catch((error: unknown) => {
  console.error(`drill: ${error instanceof Error ? error.message : String(error)}`);
  process.exitCode = 1;
});
