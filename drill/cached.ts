import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readdirSync, renameSync, rmSync, statSync } from "node:fs";
import { dirname, join } from "node:path";
import { findPaths } from "@/deploy/stack/paths";

/** A name for everything that went into something: it changes as soon as one of these does. */
export const digestOf = (...parts: readonly string[]): string =>
  createHash("sha256").update(JSON.stringify(parts)).digest("hex").slice(0, 16);

/** Removes what has been in a folder of the machine's cache for so many days: of documents that are gone, nobody asks any more. */
export function forgetOld(name: string, days: number): void {
  const folder = join(findPaths("demo").cache, name);
  const oldest = Date.now() - days * 86_400_000;
  for (const entry of existsSync(folder) ? readdirSync(folder) : []) {
    const path = join(folder, entry);
    if (statSync(path).mtimeMs < oldest) rmSync(path, { recursive: true, force: true });
  }
}

/**
 * A folder of the machine's cache, filled by `make` at the first call. Whoever else comes meanwhile fills one of its own,
 * and the first to end wins; one that broke off leaves nothing.
 */
export async function cached(name: string, make: (folder: string) => Promise<unknown>): Promise<string> {
  const finished = join(findPaths("demo").cache, name);
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
