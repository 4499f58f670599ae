import { rmSync } from "node:fs";
import { createInterface } from "node:readline/promises";
import { findPlaces, type StackKind } from "../places";
import { stop } from "./stop";

/** Stops the stack and deletes its state: data, secrets, choice of ports. Asks first unless `sure`. */
export async function reset(kind: StackKind, sure: boolean): Promise<void> {
  const { state, run } = findPlaces(kind);
  if (!sure && !(await confirm(`Delete everything below ${state}?`)))
    return console.log("Nothing was deleted.");
  await stop(kind);
  rmSync(state, { recursive: true, force: true });
  rmSync(run, { recursive: true, force: true });
  console.log(`Deleted ${state}.`);
}

async function confirm(question: string): Promise<boolean> {
  if (!process.stdin.isTTY) throw new Error("Say --yes to delete without being asked.");
  const terminal = createInterface({ input: process.stdin, output: process.stdout });
  const answer = await terminal.question(`${question} [y/N] `);
  terminal.close();
  return /^y(es)?$/i.test(answer.trim());
}
