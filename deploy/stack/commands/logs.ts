import { spawn } from "node:child_process";
import { once } from "node:events";
import { existsSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { findPaths, type StackKind } from "../paths";

/** Follows the logs of all parts, or of the named one, until Ctrl-C. */
export async function openLogs(kind: StackKind, name?: string): Promise<void> {
  const { logs } = findPaths(kind);
  const files = existsSync(logs) ? readdirSync(logs).filter((file) => !name || file === `${name}.log`) : [];
  if (files.length === 0)
    throw new Error(name ? `There is no log of ${name} in ${logs}.` : `No logs in ${logs} yet.`);
  const tail = spawn("tail", ["--lines=20", "--follow=name", ...files.map((file) => join(logs, file))], {
    stdio: "inherit",
  });
  await once(tail, "exit");
}
