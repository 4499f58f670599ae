import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { guideNames } from "@/app/(help)/guides";

export interface Guide {
  name: string;
  /** Its first heading. */
  title: string;
  /** All of it, in Markdown. */
  text: string;
}

/** Read once: they come with the product and stay as they are while it runs. */
const guides = new Map<string, Promise<Guide>>();

/** A guide by its name; null for one that there is not. */
export async function readGuide(name: string): Promise<Guide | null> {
  if (!guideNames.includes(name)) return null;
  const read = guides.get(name) ?? load(name);
  guides.set(name, read);
  return read;
}

/** The server starts in the folder that has `docs/` (Next docs, "output: standalone"). */
async function load(name: string): Promise<Guide> {
  const text = await readFile(join(process.cwd(), "docs", `${name}.md`), "utf8");
  return { name, title: /^# (.+)$/m.exec(text)?.[1] ?? name, text };
}
