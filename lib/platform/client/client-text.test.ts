import { mkdtempSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { cityRecord, geoipFile } from "@/lib/testing/geoip-file";
import { stubProductEnv } from "@/lib/testing/stub-product-env";
import { say } from "@/lib/words/text";

const folder = mkdtempSync(join(tmpdir(), "letterlock-geoip-"));
const file = join(folder, "city.mmdb");
stubProductEnv({ LETTERLOCK_GEOIP_FILE: file });

const { browserText } = await import("@/lib/platform/client/browser-text");
const { clientText } = await import("@/lib/platform/client/client-text");
const { exactLocationText, locationText } = await import("@/lib/platform/client/location-text");
const { openGeoip } = await import("@/lib/platform/geoip/geoip-file");

/** As an administrator's updater does it: a new file in the place of the old one. */
function replaceFile(content: Buffer): void {
  writeFileSync(`${file}.new`, content);
  renameSync(`${file}.new`, file);
}

const cities = geoipFile({
  "203.0.113.0/24": cityRecord({ en: "Munich", de: "München" }, "DE"),
  "198.51.100.0/24": { country: { iso_code: "FR" } },
  "192.0.2.0/25": { city: { names: { fr: "Nulle part" } }, country: { iso_code: "<b>" } },
  "192.0.2.128/25": { city: "a text", country: 7 },
  "2001:db8:1::/48": cityRecord({ en: "Oslo" }, "NO"),
});

beforeAll(() => replaceFile(cities));
afterAll(() => rmSync(folder, { recursive: true }));

const at = async (ip: string | null, locale = "en") => say(await locationText(ip, locale));

describe("a browser in words", () => {
  const windows = "Mozilla/5.0 (Windows NT 10.0; Win64; x64";
  const webkit = "AppleWebKit/537.36 (KHTML, like Gecko)";
  it.each([
    [`${windows}; rv:133.0) Gecko/20100101 Firefox/133.0`, "Firefox on Windows"],
    [`${windows}) ${webkit} Chrome/131.0.0.0 Safari/537.36 Edg/131.0.0.0`, "Edge on Windows"],
    [`Mozilla/5.0 (X11; Linux x86_64) ${webkit} HeadlessChrome/131.0.0.0 Safari/537.36`, "Chrome on Linux"],
    [
      "Mozilla/5.0 (iPhone; CPU iPhone OS 18_1 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.1 Mobile/15E148 Safari/604.1",
      "Safari on iPhone",
    ],
    [
      "Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.1 Safari/605.1.15",
      "Safari on macOS",
    ],
    ["curl/8.9.1", "Unknown browser"],
    ["Your Bank, verified/1.0 (x)", "Unknown browser"],
    ["<img src=x>", "Unknown browser"],
    [" ", "Unknown browser"],
    [null, "Unknown browser"],
  ])("%s", (userAgent, text) => {
    expect(say(browserText(userAgent))).toBe(text);
  });

  it("takes no time for a string that was made to take it", () => {
    const before = performance.now();
    for (const part of ["(", "Version/", "Mozilla/5.0 ", "a ", "\u0000", "\ud800"])
      browserText(part.repeat(100_000));
    expect(performance.now() - before).toBeLessThan(200);
  });
});

describe("a place in words", () => {
  it.each([
    ["203.0.113.7", "Munich, Germany"],
    ["::ffff:203.0.113.7", "Munich, Germany"],
    ["198.51.100.1", "France"],
    ["2001:db8:1:2::3", "Oslo, Norway"],
    ["8.8.8.8", "from 8.8.8.0/24"],
    ["2a00:1450:4001:80e::200e", "from 2a00:1450:4001::/48"],
    ["127.0.0.1", "from this server"],
    ["10.1.2.3", "from a local network"],
    ["fd00::1", "from a local network"],
    [null, "from an unknown address"],
    ["nonsense", "from an unknown address"],
  ])("%s", async (ip, text) => {
    expect(await at(ip)).toBe(text);
  });

  it.each([
    ["203.0.113.7", "Munich, Germany (203.0.113.7)"],
    ["8.8.8.8", "from 8.8.8.8"],
    ["10.1.2.3", "from a local network (10.1.2.3)"],
    [null, "from an unknown address"],
  ])("can have the address with it: %s", async (ip, text) => {
    expect(say(await exactLocationText(ip, "en"))).toBe(text);
  });

  it("is in the reader's language where the file has it", async () => {
    expect(await at("203.0.113.7", "de")).toBe("München, Deutschland");
    expect(await at("2001:db8:1:2::3", "de")).toBe("Oslo, Norwegen");
  });

  it.each([["192.0.2.1"], ["192.0.2.200"]])(
    "passes over a record that is not as it should be: %s",
    async (ip) => {
      expect(await at(ip)).toBe("from 192.0.2.0/24");
    },
  );

  it("stands beside the browser", async () => {
    const text = await clientText({ ip: "203.0.113.7", userAgent: "x Firefox/133.0" }, "en");
    expect(say(text)).toBe("Firefox, Munich, Germany");
  });
});

describe("a GeoIP file", () => {
  const marker = Buffer.from("\xab\xcd\xefMaxMind.com", "latin1");
  it.each([
    ["empty", Buffer.alloc(0), "The GeoIP file is damaged"],
    ["no database", Buffer.from("<html>Not found</html>"), "The GeoIP file is damaged"],
    ["cut off in the middle", cities.subarray(0, 200), "The GeoIP file is damaged"],
    [
      "an end without what belongs before it",
      cities.subarray(cities.lastIndexOf(marker)),
      "The GeoIP file is damaged",
    ],
    ["about something else", geoipFile({}, "GeoLite2-ASN"), "it is of the type GeoLite2-ASN"],
  ])("that is %s is a clear error, and no broken page", async (_, content, problem) => {
    replaceFile(content);
    await expect(openGeoip(file)).rejects.toThrow(problem);
    expect(await at("203.0.113.7")).toBe("from 203.0.113.0/24");
    replaceFile(cities);
    expect(await at("203.0.113.7"), "taken up again without a restart").toBe("Munich, Germany");
  });

  it("that is missing or no file is a clear error as well", async () => {
    await expect(openGeoip(join(folder, "none"))).rejects.toThrow("The GeoIP file cannot be read (ENOENT).");
    await expect(openGeoip(folder)).rejects.toThrow("LETTERLOCK_GEOIP_FILE is not a file.");
  });

  it("is read once", async () => {
    expect(await openGeoip(file)).toBe(await openGeoip(file));
  });
});
