import { createHash } from "node:crypto";
import { existsSync, mkdirSync, renameSync, rmSync } from "node:fs";
import { dirname, join } from "node:path";
import { findPlaces } from "@/deploy/stack/places";

/** A name for everything that went into something: it changes as soon as one of these does. */
export const digestOf = (...parts: readonly string[]): string =>
  createHash("sha256").update(JSON.stringify(parts)).digest("hex").slice(0, 16);

/**
 * A folder of the machine's cache, filled by `make` at the first call. Whoever else comes meanwhile fills one of its own,
 * and the first to end wins; one that broke off leaves nothing.
 */
export async function cached(name: string, make: (folder: string) => Promise<unknown>): Promise<string> {
  const finished = join(findPlaces("demo").cache, name);
  if (existsSync(finished)) return finished;
  const work = `${finished}.${process.pid}`;
  rmSync(work, { recursive: true, force: true });
  mkdirSync(work, { recursive: true });
  try {
    await make(work);
    mkdirSync(dirname(finished), { recursive: true });
    if (!existsSync(finished)) renameSync(work, finished);
  } finally {
    rmSync(work, { recursive: true, force: true });
  }
  return finished;
}
