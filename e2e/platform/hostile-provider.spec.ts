import { execFileSync } from "node:child_process";
import { join } from "node:path";
import { expect, test } from "@playwright/test";
import { plainEnvironment } from "../stack";

const root = join(import.meta.dirname, "..", "..");

test("a thousand hostile answers cost the built web less than 20 MiB, and nobody six seconds more than an honest one", () => {
  test.setTimeout(900_000);
  const said = execFileSync(process.execPath, [join(root, "bin/drill.mjs"), "hostile"], {
    cwd: root,
    encoding: "utf8",
    env: plainEnvironment,
    stdio: ["ignore", "pipe", "inherit"],
  });
  expect(said).toMatch(/^1\d{3} answers: /m);
  expect(said).toMatch(/nothing wrong$/m);
});
