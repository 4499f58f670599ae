#!/usr/bin/env node
// Long trials against the built product: `npm run drill -- --list`, `npm run drill -- NAME`.
import { spawn } from "node:child_process";
import { dirname } from "node:path";
import { fileURLToPath } from "node:url";

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const drill = spawn(process.execPath, ["--import", "tsx", "drill/main.ts", ...process.argv.slice(2)], {
  cwd: root,
  stdio: "inherit",
});
for (const signal of ["SIGINT", "SIGTERM"]) process.on(signal, () => drill.kill(signal));
drill.on("exit", (code) => process.exit(code ?? 1));
