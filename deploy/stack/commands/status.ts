import { askRunner } from "../control";
import { describeStack } from "../describe";
import { findPaths, type StackKind } from "../paths";
import { findPorts, openStack } from "../stack";
import { formatStatus } from "../status-table";

/** Prints what runs where and who can sign in: a table, or for scripts one JSON document. */
export async function printStatus(kind: StackKind, asJson: boolean): Promise<void> {
  const paths = findPaths(kind);
  const reply = await askRunner(paths, { do: "status" });
  if (!findPorts(paths)) {
    console.log(asJson ? JSON.stringify({ state: "stopped" }) : "There is no stack yet.");
    return;
  }
  const description = describeStack(await openStack(kind));
  const state = reply?.ready ? "running" : "stopped";
  if (asJson)
    console.log(
      JSON.stringify({ state, ...description, runner: reply?.runner ?? null, parts: reply?.parts ?? {} }),
    );
  else console.log(formatStatus(kind, reply, description));
}
