import { readFileSync } from "node:fs";
import { join } from "node:path";
import { findPaths } from "../../deploy/stack/paths";
import { demoStack, runProgram } from "../stack";

const readme = join(import.meta.dirname, "../../README.md");

/** The commands with which the README's tour locks somebody in the demo's LDAP and unlocks her. */
export function readmeCommands(): { lock: string; unlock: string } {
  const commands = readFileSync(readme, "utf8").match(/^ *printf 'dn: uid=nnilsen,.*?ldap-admin\)"$/gms);
  const [lock, unlock] = commands ?? [];
  if (!lock || !unlock) throw new Error("the README's tour has no commands that lock and unlock nnilsen");
  return { lock, unlock };
}

/** Runs a command of the README at this demo, whose port and folder may be others than those written there. */
export async function runAsWritten(command: string): Promise<void> {
  const here = command
    .replaceAll("ldaps://127.0.0.1:18636", demoStack().ldap.url)
    .replaceAll(".stack/demo", findPaths("demo").state);
  const { code, stderr } = await runProgram("sh", ["-c", here]);
  if (code !== 0) throw new Error(`${here} ended with ${code}: ${stderr}`);
}
