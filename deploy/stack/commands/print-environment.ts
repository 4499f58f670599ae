import { findPaths, type StackKind } from "../paths";
import { productEnvironment } from "../product";
import { findPorts, openStack } from "../stack";

const quote = (value: string) => `'${value.replaceAll("'", "'\\''")}'`;

/** Prints `export` lines with which `bin/letterlock` works on the database of this stack. */
export async function printEnvironment(kind: StackKind): Promise<void> {
  if (!findPorts(findPaths(kind)))
    throw new Error(`There is no stack yet. Start it with \`npm run ${kind} -- start\`.`);
  const environment = productEnvironment(await openStack(kind));
  for (const [name, value] of Object.entries(environment)) console.log(`export ${name}=${quote(value)}`);
}
