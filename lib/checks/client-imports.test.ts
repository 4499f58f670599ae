import { readdirSync } from "node:fs";
import { join } from "node:path";
import { expect, it } from "vitest";
import { closureOf, sourceOf } from "@/lib/testing/import-closure";

const app = join(import.meta.dirname, "..", "..", "app");

const inBrowser = readdirSync(app, { recursive: true, encoding: "utf8" })
  .map((file) => `app/${file}`)
  .filter((file) => /(?<!\.test)\.tsx?$/.test(file) && sourceOf(file).startsWith('"use client"'));

/** A browser calls a server action over the web, and does not load it. */
const isAction = (source: string): boolean => source.startsWith('"use server"');

it("finds what a browser loads", () => {
  expect(inBrowser.length).toBeGreaterThan(50);
});

// The bundler says so as well, after minutes.
it.each(inBrowser)("%s comes to the browser without anything that only a server has", (file) => {
  const needsServer = (one: string) => /^import (?!type )[^;]* from "node:/m.test(sourceOf(one));
  expect(closureOf(file, isAction).filter(needsServer)).toEqual([]);
});
