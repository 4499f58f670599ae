import { readFileSync } from "node:fs";

/** Values for the `{{NAME}}` placeholders of the files in `deploy/`. */
export type Values = Readonly<Record<string, string | number>>;

const placeholder = /\{\{([A-Z][A-Z0-9_]*)\}\}/g;

/** The names of all placeholders in a template, in order of appearance, each once. */
export function placeholdersOf(template: string): string[] {
  return [...new Set([...template.matchAll(placeholder)].map((match) => match[1] ?? ""))];
}

/** Fills in a template. Throws when a value is missing, or holds a line break and could add a line of its own. */
export function render(template: string, values: Values): string {
  return template.replace(placeholder, (_, name: string) => {
    const value = values[name];
    if (value === undefined) throw new Error(`No value for {{${name}}}`);
    if (/[\r\n]/.test(String(value))) throw new Error(`The value for {{${name}}} holds a line break`);
    return String(value);
  });
}

/** Reads a template and fills it in; errors name the file. */
export function renderFile(file: string, values: Values): string {
  try {
    return render(readFileSync(file, "utf8"), values);
  } catch (cause) {
    throw new Error(`Cannot render ${file}: ${(cause as Error).message}`, { cause });
  }
}
