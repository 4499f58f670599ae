import { spawnSync } from "node:child_process";
import { copyFileSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
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

it("asks npm for what builds the product as well, with NODE_ENV=production too", () => {
  const checkout = mkdtempSync(join(tmpdir(), "letterlock-packages-"));
  try {
    mkdirSync(join(checkout, "deploy/stack"), { recursive: true });
    copyFileSync("deploy/stack/node-packages.mjs", join(checkout, "deploy/stack/node-packages.mjs"));
    const npm = join(checkout, "npm.cjs");
    writeFileSync(npm, 'require("node:fs").writeFileSync("asked", process.argv.slice(2).join("\\n"));\n');
    const script = 'import("./deploy/stack/node-packages.mjs").then((it) => it.installNodePackages())';
    const { status, stderr } = spawnSync(process.execPath, ["-e", script], {
      cwd: checkout,
      encoding: "utf8",
      env: { PATH: process.env.PATH, NODE_ENV: "production", npm_execpath: npm },
    });
    expect({ status, stderr }).toEqual({ status: 0, stderr: "" });
    expect(readFileSync(join(checkout, "asked"), "utf8").split("\n")).toEqual(
      expect.arrayContaining(["ci", "--include=dev"]),
    );
  } finally {
    rmSync(checkout, { recursive: true });
  }
});
