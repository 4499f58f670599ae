import { performance } from "node:perf_hooks";
import { generatedSource } from "@/bench/generated-source";
import { runSync } from "@/lib/directory/sync/run-sync";
import { databaseClient } from "@/lib/platform/db/client";
import { contextFor } from "@/lib/platform/db/context";

/*
 * One sync in a process of its own, so that its memory is its own: `sync-process.ts PROVIDER DOMAIN PEOPLE`. Prints
 * the seconds, and the most memory that the process has held (resident, in bytes).
 */

const [provider = "", domain = "", people = "0"] = process.argv.slice(2);
const client = databaseClient();
const context = { ...contextFor({ kind: "system", job: "bench" }), db: client.db };
const begun = performance.now();
const outcome = await runSync(context, { provider, trigger: "manual" }, () =>
  generatedSource(Number(people), domain),
);
if (!outcome.started) throw new Error(outcome.reason);
const seconds = (performance.now() - begun) / 1_000;
await client.close();
console.log(JSON.stringify({ seconds, bytes: process.resourceUsage().maxRSS * 1_024 }));
