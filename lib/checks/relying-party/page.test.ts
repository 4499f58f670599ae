import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";

/* docs/relying-party.md names tests: each must be there, and each module that is tried must stand on the page. */

const page = readFileSync("docs/relying-party.md", "utf8");

/** Each section's file of tests, with the names in the first cells of its tables. */
const sections = page.split(/^Tests: `(.+)`$/m).slice(1);
const listed = sections.flatMap((file, index) =>
  index % 2 === 0
    ? [
        {
          file,
          names: [...(sections[index + 1] ?? "").matchAll(/^\| `(.+?)` \|/gm)].map(([, name]) => name ?? ""),
        },
      ]
    : [],
);

describe.each(listed)("the tests of $file", ({ file, names }) => {
  const source = readFileSync(file, "utf8");

  it.each(names)("%s", (name) => {
    expect(source).toContain(name);
  });

  it("are listed by every module's name", () => {
    const modules = [...source.matchAll(/"(oidcc-client-test[a-z0-9-]*)/g)].map(([, name]) => name);
    expect(names).toEqual(expect.arrayContaining(modules));
  });
});
