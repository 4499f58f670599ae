import { askRunner } from "../control";
import { type PartName, partNames } from "../part";
import { findPaths, type StackKind } from "../paths";
import { type PartAction, partActions } from "../supervisor";

const isPart = (name: string | undefined): name is PartName => partNames.some((known) => known === name);
const isAction = (name: string | undefined): name is PartAction =>
  partActions.some((known) => known === name);

/** Stops, starts, pauses or continues one part of the running stack; resolves when that is done. */
export async function actOnPart(kind: StackKind, [name, action]: readonly string[]): Promise<void> {
  if (!isPart(name)) throw new Error(`Name a part: ${partNames.join(", ")}.`);
  if (!isAction(action)) throw new Error(`Say what to do with ${name}: ${partActions.join(", ")}.`);
  const reply = await askRunner(findPaths(kind), { do: "part", name, action });
  if (!reply) throw new Error(`The stack is not running. Start it with \`npm run ${kind} -- start\`.`);
  if (reply.error) throw new Error(reply.error);
  console.log(`${name} is ${reply.parts?.[name] ?? "unknown"}`);
}
