import { readdirSync } from "node:fs";
import { join, relative } from "node:path";

/** Every page of a room of the portal, from the file tree, so that none can be forgotten. */
export function pagesOf(room: "(portal)" | "(user)"): string[] {
  const root = join(import.meta.dirname, "..", "..", "app", room);
  return readdirSync(root, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && entry.name === "page.tsx")
    .map((entry) => `/${relative(root, entry.parentPath)}`)
    .sort();
}
