import { readFileSync } from "node:fs";
import { expect, it } from "vitest";

interface Entry {
  dependencies?: Record<string, string>;
  optionalDependencies?: Record<string, string>;
}
const { packages } = JSON.parse(readFileSync("package-lock.json", "utf8")) as {
  packages: Record<string, Entry>;
};

/** Whether Node, starting at the package in `from`, finds `name` among what the lock file installs. */
function isLocked(from: string, name: string): boolean {
  for (let place = from; ; place = place.slice(0, Math.max(0, place.lastIndexOf("node_modules/") - 1))) {
    const found = `${place ? `${place}/` : ""}node_modules/${name}`;
    if (found in packages) return true;
    if (place === "") return false;
  }
}

// `npm ci` refuses a lock file that lacks any of them, also those of other platforms.
it("locks everything that its packages name, for every platform", () => {
  const missing = Object.entries(packages).flatMap(([path, { dependencies, optionalDependencies }]) =>
    Object.keys({ ...dependencies, ...optionalDependencies })
      .filter((name) => !isLocked(path, name))
      .map((name) => `${path || "package.json"} wants ${name}`),
  );
  expect(missing).toEqual([]);
});
