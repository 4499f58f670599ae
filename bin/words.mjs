#!/usr/bin/env node
// Writes or completes a translation: `npm run words -- TAG` gives messages/TAG.json every text that it lacks, in English.
import { spawnSync } from "node:child_process";
import { dirname } from "node:path";
import { fileURLToPath } from "node:url";

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const { status } = spawnSync(
  process.execPath,
  ["--import", "tsx", "lib/checks/words/complete-translation.ts", ...process.argv.slice(2)],
  { cwd: root, stdio: "inherit" },
);
process.exit(status ?? 1);
