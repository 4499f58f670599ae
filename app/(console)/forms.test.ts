import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, it } from "vitest";
import { forms } from "@/app/(console)/forms";

const here = import.meta.dirname;

const pages = readdirSync(here, { recursive: true, encoding: "utf8" })
  .filter((file) => file.endsWith(".tsx"))
  .map((file) => readFileSync(join(here, file), "utf8"));

// The compiler knows names that there are not; a form that no page shows any more it does not.
it.each(Object.keys(forms))("%s is on a page", (name) => {
  const named = new RegExp(`\\bsends(?:=|\\()[^>;]*"${name}"`);
  expect(pages.some((source) => named.test(source))).toBe(true);
});
