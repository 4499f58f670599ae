import { join } from "node:path";
import { askRunner } from "../control";
import { Guard } from "../guard";
import { findPaths, type StackKind } from "../paths";

/** Stops the stack, or what a runner that was killed has left of it. */
export async function stop(kind: StackKind): Promise<void> {
  const paths = findPaths(kind);
  if (await askRunner(paths, { do: "stop" })) return console.log("Stopped.");
  const left = await new Guard(join(paths.state, "processes.json")).cleanUp();
  console.log(left > 0 ? `The runner was gone; ended the ${left} parts it had left.` : "It was not running.");
}
