import { chmodSync, existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { findIdentity, type Identity, ownDirectory, ownFile } from "./identity";
import { findPaths, linkFromCheckout, type Paths, type StackKind } from "./paths";
import { chooseBase, type Ports, portsFrom } from "./ports";
import { renderFile, type Values } from "./render";
import { openSecrets, type Secrets } from "./secrets";

/** One stack of this checkout: what all of its parts need to know. */
export interface Stack {
  kind: StackKind;
  paths: Paths;
  ports: Ports;
  identity: Identity;
  secrets: Secrets;
}

const baseFile = (paths: Paths) => join(paths.state, "ports.json");

/** The ports this stack was given at its first start, or null before that. */
export function findPorts(paths: Paths): Ports | null {
  if (!existsSync(baseFile(paths))) return null;
  const { base } = JSON.parse(readFileSync(baseFile(paths), "utf8")) as { base: number };
  return portsFrom(base);
}

async function choosePorts(paths: Paths): Promise<Ports> {
  const known = findPorts(paths);
  if (known) return known;
  const base = await chooseBase(paths.state);
  writeFileSync(baseFile(paths), JSON.stringify({ base }));
  return portsFrom(base);
}

/** Opens the stack of this checkout, making its directories, secrets and choice of ports at the first time. */
export async function openStack(kind: StackKind): Promise<Stack> {
  const paths = findPaths(kind);
  const identity = findIdentity();
  mkdirSync(paths.state, { recursive: true });
  chmodSync(paths.state, 0o755); // what is private lies in directories of its own
  ownDirectory(identity, paths.run, 0o755);
  for (const directory of [paths.logs, paths.config]) ownDirectory(identity, directory, 0o750);
  linkFromCheckout(paths, kind);
  return {
    kind,
    paths,
    identity,
    secrets: openSecrets(paths.state, identity),
    ports: await choosePorts(paths),
  };
}

/** Renders `deploy/<source>` into the stack's configuration directory and returns the new file's path. */
export function install(stack: Stack, source: string, values: Values, target = source): string {
  const path = join(stack.paths.config, target);
  ownFile(stack.identity, path, renderFile(join(stack.paths.repository, "deploy", source), values));
  return path;
}

/** Makes a directory for a part's data and returns its path. */
export function dataDirectory(stack: Stack, name: string): string {
  const path = join(stack.paths.state, name);
  ownDirectory(stack.identity, path);
  return path;
}
