import { join } from "node:path";
import { createConnection } from "mysql2/promise";
import { run } from "@/deploy/stack/command";
import type { Drill } from "@/drill/drill";
import { startGaleraPair } from "@/drill/galera-pair";

const root = join(import.meta.dirname, "..");

async function makeDatabase(url: string, name: string): Promise<void> {
  const connection = await createConnection({ uri: url });
  await connection.query(`CREATE DATABASE \`${name}\``);
  await connection.end();
}

/** `letterlock migrate` as somebody runs it on one of several machines: the number of migrations it has applied. */
async function migrateAt(url: string): Promise<number> {
  const env = {
    ...process.env,
    DATABASE_URL: url,
    LETTERLOCK_SECRET: Buffer.alloc(32, 9).toString("base64"),
    PORTAL_URL: "https://localhost:8443",
  };
  const argv = [
    process.execPath,
    "--import",
    "tsx",
    join(root, "lib", "faces", "cli", "main.ts"),
    "migrate",
    "--json",
  ];
  return JSON.parse(await run(argv, { cwd: root, env, timeout: 300_000 })).applied;
}

/** Both nodes are told at once; one does all of it, the other waits and finds nothing left. */
async function round(urlsFor: (database: string) => string[], number: number): Promise<string[]> {
  const name = `drill_${number}`;
  await makeDatabase(urlsFor("mysql")[0] ?? "", name);
  const outcomes = await Promise.allSettled(urlsFor(name).map(migrateAt));
  const failed = outcomes.flatMap((one) => (one.status === "rejected" ? String(one.reason) : []));
  const applied = outcomes.flatMap((one) => (one.status === "fulfilled" ? one.value : []));
  const working = applied.filter((count) => count > 0).length;
  return [...failed, ...(working === 1 ? [] : [`${working} processes have applied migrations: ${applied}`])];
}

export const migrateDrill: Drill = {
  description: "`letterlock migrate` on both nodes of a Galera cluster at once; amount: times",
  amount: 5,
  async run({ amount, progress }) {
    const pair = await startGaleraPair();
    try {
      const found: string[] = [];
      for (let number = 1; number <= amount; number++) {
        const wrong = await round(pair.urlsFor, number);
        progress(`round ${number}: ${wrong.length === 0 ? "well" : wrong.join("; ")}`);
        found.push(...wrong);
      }
      return found;
    } finally {
      await pair.stop();
    }
  },
};
