import { readdirSync } from "node:fs";
import { resolve } from "node:path";
import type { NextConfig } from "next";
import { expect, it } from "vitest";

/** The addresses of pages and routes that have a part of any name; parentheses are no part of an address. */
const addresses = readdirSync("app", { recursive: true, encoding: "utf8" })
  .filter((file) => /(^|\/)(page|route)\.tsx?$/.test(file) && file.includes("["))
  .map((file) => file.replace(/\/?[^/]+$/, "").replace(/\([^/]+\)\//g, ""))
  .map((path) => `/${path.replace("[role]", "admin").replace(/\[+[^\]]+\]+/g, "any")}`);

it("leads nobody away from what has a part of any name in its address", async () => {
  const { default: nextConfig }: { default: NextConfig } = await import(resolve("next.config.mjs"));
  const rewrites = await nextConfig.rewrites?.();
  const sources = rewrites && "afterFiles" in rewrites ? (rewrites.afterFiles ?? []) : [];
  expect(sources).toHaveLength(1);
  const isLedAway = new RegExp(`^${sources[0]?.source}$`);
  expect(isLedAway.test("/no-such-page")).toBe(true);
  expect(addresses).toContain("/scim/v2/any");
  expect(addresses.filter((address) => isLedAway.test(address))).toEqual([]);
});
