import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, it } from "vitest";

const root = join(import.meta.dirname, "..", "..");

const fileOf = (path: string): string =>
  existsSync(join(root, `${path}.ts`)) ? `${path}.ts` : `${path}/index.ts`;

/** What a file loads when it runs: `import type` is gone by then. */
const loadedBy = (file: string): string[] =>
  [
    ...readFileSync(join(root, file), "utf8").matchAll(
      /^(?:import|export) (?!type )(?:[^"';]*? from )?"@\/([^"]+)"|import\("@\/([^"]+)"\)/gm,
    ),
  ].map(([, named, awaited]) => fileOf(`${named ?? awaited}`));

/** All files of ours that come with this one, itself included. */
function closureOf(file: string, found = new Set<string>()): string[] {
  if (!found.has(file)) {
    found.add(file);
    for (const next of loadedBy(file)) closureOf(next, found);
  }
  return [...found].sort();
}

it("decides on a login of a mail app with few files: each is memory of every worker, and a way for a fault to reach it", () => {
  const closure = closureOf("lib/doors/mail/decide-mail-login.ts");
  expect(closure).toContain("lib/access/decide-access.ts");
  expect(closure.length, closure.join("\n")).toBeLessThanOrEqual(82);
});

it.each(["main", "primary", "worker"])("keeps what people work with out of the gate's %s", (process) => {
  const closure = closureOf(`lib/faces/gate/${process}.ts`);
  expect(closure.length).toBeGreaterThan(1);
  expect(closure.filter((file) => /^(app|lib\/(catalogue|faces\/(rest|cli|session)))\//.test(file))).toEqual(
    [],
  );
});
