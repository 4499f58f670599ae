import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, expect, it } from "vitest";
import type { Actor } from "@/lib/platform/actor";
import { testDatabase } from "@/lib/testing/database";
import { cityRecord, geoipFile } from "@/lib/testing/geoip-file";
import { stubProductEnv } from "@/lib/testing/stub-product-env";
import { say } from "@/lib/words/text";

const folder = mkdtempSync(join(tmpdir(), "letterlock-geoip-"));
const file = join(folder, "city.mmdb");
stubProductEnv({ LETTERLOCK_GEOIP_FILE: file });
afterAll(() => rmSync(folder, { recursive: true }));

const { readHealth } = await import("@/lib/upkeep/overview/read-health");
const database = testDatabase();

async function geoipHealth(actor?: Actor) {
  const part = (await readHealth(database.context(actor))).find((one) => one.part === "geoip");
  return {
    state: part?.state,
    problem: part?.problem && say(part.problem),
    advice: part?.advice && say(part.advice),
  };
}

it("says what is wrong with the GeoIP file to who can mend it, and follows it without a restart", async () => {
  expect(await geoipHealth()).toMatchObject({
    state: "failing",
    problem: "The GeoIP file cannot be read (ENOENT).",
    advice: expect.stringContaining("LETTERLOCK_GEOIP_FILE"),
  });
  writeFileSync(file, "<html>Quota exceeded</html>");
  expect((await geoipHealth()).problem).toContain("damaged");
  const domainAdmin: Actor = { kind: "domain-admin", id: "1", name: "d@admins.test", domains: ["a.test"] };
  expect(await geoipHealth(domainAdmin)).toEqual({
    state: "failing",
    problem: "It does not answer as it should.",
    advice: null,
  });
  writeFileSync(file, geoipFile({ "203.0.113.0/24": cityRecord({ en: "Berlin" }, "DE") }));
  expect(await geoipHealth()).toEqual({ state: "working", problem: null, advice: null });
});
