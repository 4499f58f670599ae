import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";

const root = join(import.meta.dirname, "..", "..");

const fileOf = (path: string): string =>
  [".ts", ".tsx", "/index.ts"].map((end) => path + end).find((file) => existsSync(join(root, file))) ?? path;

/** What a file loads when it runs: `import type` is gone by then. */
const loadedBy = (source: string): string[] =>
  [
    ...source.matchAll(
      /^(?:import|export) (?!type )(?:[^"';]*? from )?"@\/([^"]+)"|import\("@\/([^"]+)"\)/gm,
    ),
  ].map(([, named, awaited]) => fileOf(`${named ?? awaited}`));

/** As `loadedBy`, without what is loaded only once it is needed. */
export const loadedAtStart = (source: string): string[] =>
  loadedBy(source.replaceAll(/import\("@\/[^"]+"\)/g, ""));

/** The source of a file of ours, by its path from the top. */
export const sourceOf = (file: string): string => readFileSync(join(root, file), "utf8");

/** All files of ours that come with this one, itself included; no further than those that `ends` names by their source. */
export function closureOf(
  file: string,
  ends: (source: string) => boolean = () => false,
  found = new Set<string>(),
  loads = loadedBy,
): string[] {
  const source = found.has(file) ? "" : sourceOf(file);
  if (source !== "" && !ends(source)) {
    found.add(file);
    for (const next of loads(source)) closureOf(next, ends, found, loads);
  }
  return [...found].sort();
}
