import { chmodSync, existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { findIdentity, type Identity, ownDirectory, ownFile } from "./identity";
import { findPlaces, linkFromCheckout, type Places, type StackKind } from "./places";
import { chooseBase, type Ports, portsFrom } from "./ports";
import { renderFile, type Values } from "./render";
import { openSecrets, type Secrets } from "./secrets";

/** One stack of this checkout: what all of its parts need to know. */
export interface Stack {
  kind: StackKind;
  places: Places;
  ports: Ports;
  identity: Identity;
  secrets: Secrets;
}

const baseFile = (places: Places) => join(places.state, "ports.json");

/** The ports this stack was given at its first start, or null before that. */
export function findPorts(places: Places): Ports | null {
  if (!existsSync(baseFile(places))) return null;
  const { base } = JSON.parse(readFileSync(baseFile(places), "utf8")) as { base: number };
  return portsFrom(base);
}

async function choosePorts(places: Places): Promise<Ports> {
  const known = findPorts(places);
  if (known) return known;
  const base = await chooseBase(places.state);
  writeFileSync(baseFile(places), JSON.stringify({ base }));
  return portsFrom(base);
}

/** Opens the stack of this checkout, making its directories, secrets and choice of ports at the first time. */
export async function openStack(kind: StackKind): Promise<Stack> {
  const places = findPlaces(kind);
  const identity = findIdentity();
  mkdirSync(places.state, { recursive: true });
  chmodSync(places.state, 0o755); // what is private lies in directories of its own
  ownDirectory(identity, places.run, 0o755);
  for (const directory of [places.logs, places.config]) ownDirectory(identity, directory, 0o750);
  linkFromCheckout(places, kind);
  return {
    kind,
    places,
    identity,
    secrets: openSecrets(places.state, identity),
    ports: await choosePorts(places),
  };
}

/** Renders `deploy/<source>` into the stack's configuration directory and returns the new file's path. */
export function install(stack: Stack, source: string, values: Values, target = source): string {
  const path = join(stack.places.config, target);
  ownFile(stack.identity, path, renderFile(join(stack.places.repository, "deploy", source), values));
  return path;
}

/** Makes a directory for a part's data and returns its path. */
export function dataDirectory(stack: Stack, name: string): string {
  const path = join(stack.places.state, name);
  ownDirectory(stack.identity, path);
  return path;
}
