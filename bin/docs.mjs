#!/usr/bin/env node
// Makes docs/reference of the code: `npm run docs`. A test of `npm run check` fails while it is out of date.
import { spawnSync } from "node:child_process";
import { dirname } from "node:path";
import { fileURLToPath } from "node:url";

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const { status } = spawnSync(process.execPath, ["--import", "tsx", "docs/make/main.ts"], {
  cwd: root,
  stdio: "inherit",
});
process.exit(status ?? 1);
