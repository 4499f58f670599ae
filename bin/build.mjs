#!/usr/bin/env node
// Builds the product: Next's standalone server, the gate and the command line tool.
import { spawnSync } from "node:child_process";
import { cpSync, existsSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { bundleOptions } from "./bundle-options.mjs";

const root = dirname(dirname(fileURLToPath(import.meta.url)));
process.chdir(root);
const { build } = await import("esbuild");

const next = spawnSync(process.execPath, [join("node_modules", "next", "dist", "bin", "next"), "build"], {
  stdio: "inherit",
  env: { ...process.env, NODE_ENV: "production", NEXT_TELEMETRY_DISABLED: "1" },
});
if (next.status !== 0) process.exit(next.status ?? 1);
// The standalone output leaves these two to the deployer (Next docs, "output: standalone").
cpSync(".next/static", ".next/standalone/.next/static", { recursive: true });
if (existsSync("public")) cpSync("public", ".next/standalone/public", { recursive: true });

await build({
  // The last is the command line without its process: the end-to-end tests give hundreds of commands.
  entryPoints: {
    gate: "lib/faces/gate/main.ts",
    letterlock: "lib/faces/cli/main.ts",
    "run-cli": "lib/faces/cli/run.ts",
  },
  splitting: true,
  outdir: "dist",
  ...bundleOptions,
});
console.log("built: .next/standalone (web), dist/gate.mjs, dist/letterlock.mjs");
