import { expect, it } from "vitest";
import { GET } from "@/app/.well-known/security.txt/route";
import { testDatabase } from "@/lib/testing/database";
import { setSettings } from "@/lib/upkeep/settings/set-settings";

const database = testDatabase();

it("names what is set, until a day that is near, and nothing else", async () => {
  expect((await GET()).status).toBe(404);
  const security = ["mailto:security@example.org", "https://example.org/report"];
  await setSettings(database.context(), { name: "contacts", changes: { security } });
  const answer = await GET();
  expect(answer.headers.get("content-type")).toBe("text/plain; charset=utf-8");
  const [mail, page, expires = "", canonical, ...rest] = (await answer.text()).split("\n");
  expect([mail, page]).toEqual(security.map((uri) => `Contact: ${uri}`));
  expect(canonical).toMatch(/^Canonical: https:\/\/[^/]+\/\.well-known\/security\.txt$/);
  expect(rest).toEqual([""]);
  // RFC 9116 2.5.5: less than a year ahead.
  const days = (Date.parse(expires.replace("Expires: ", "")) - Date.now()) / 86_400_000;
  expect(days).toBeGreaterThan(7);
  expect(days).toBeLessThan(365);
});
