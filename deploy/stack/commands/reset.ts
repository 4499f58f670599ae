import { rmSync } from "node:fs";
import { join } from "node:path";
import { createInterface } from "node:readline/promises";
import { run } from "../command";
import { asRoot, findIdentity } from "../identity";
import { findPaths, type StackKind } from "../paths";
import { stop } from "./stop";

/** Stops the stack and deletes its state: data, secrets, choice of ports. Asks first unless `sure`. */
export async function reset(kind: StackKind, sure: boolean): Promise<void> {
  const paths = findPaths(kind);
  const { state } = paths;
  if (!sure && !(await confirm(`Delete everything below ${state}?`)))
    return console.log("Nothing was deleted.");
  await stop(kind);
  // Postfix's queue may belong to ids of a user namespace.
  await run(asRoot(findIdentity(), ["rm", "-rf", join(state, "postfix")]));
  rmSync(state, { recursive: true, force: true });
  rmSync(paths.run, { recursive: true, force: true });
  console.log(`Deleted ${state}.`);
}

async function confirm(question: string): Promise<boolean> {
  if (!process.stdin.isTTY) throw new Error("Say --yes to delete without being asked.");
  const terminal = createInterface({ input: process.stdin, output: process.stdout });
  const answer = await terminal.question(`${question} [y/N] `);
  terminal.close();
  return /^y(es)?$/i.test(answer.trim());
}
