import { beforeAll, describe, expect, it } from "vitest";
import { GET as getLogo } from "@/app/brand/logo/route";
import { loadAppFile, routeFiles } from "@/lib/testing/app-files";
import { type ConsoleFixture, createConsoleFixture } from "@/lib/testing/console-fixture";
import { testDatabase } from "@/lib/testing/database";
import { arriveWith } from "@/lib/testing/next-request";
import { routeSamples } from "@/lib/testing/route-samples";
import { digestTables } from "@/lib/testing/table-digest";
import { setSettings } from "@/lib/upkeep/settings/set-settings";

/*
 * Every route handler that browsers ask, asked by everybody who must not get through; those of app/api have the table
 * of lib/faces/rest and tests of their own. One without a line in lib/testing/route-samples.ts fails here.
 */

const database = testDatabase();
let fixture: ConsoleFixture;
beforeAll(async () => {
  fixture = await createConsoleFixture(database.context());
});

const methods = ["GET", "HEAD", "POST", "PUT", "PATCH", "DELETE"];

async function everyRoute(): Promise<string[]> {
  const names: string[] = [];
  for (const file of routeFiles())
    for (const name of Object.keys(await loadAppFile(file)))
      if (methods.includes(name)) names.push(`${file}#${name}`);
  return names.sort();
}

async function ask(name: string, request: Request, cookies: Record<string, string>): Promise<number> {
  const [file = "", method = ""] = name.split("#");
  const handler = (await loadAppFile(file))[method];
  if (typeof handler !== "function") throw new Error(`${name} is no function`);
  arriveWith(cookies);
  const response: Response = await handler(request);
  await response.text();
  return response.status;
}

const cases = Object.entries(routeSamples).flatMap(([name, sample]) =>
  "open" in sample ? [] : [{ name, sample }],
);

describe("the table of routes", () => {
  it("has every route, and none that is gone", async () => {
    expect(Object.keys(routeSamples).sort()).toEqual(await everyRoute());
  });

  it("has routes of superadmins only, besides open ones", () => {
    expect(cases.filter(({ name }) => !name.startsWith("(console)/admin/"))).toEqual([]);
  });
});

// A link brings the session's cookie along: what changes something is no GET.
it("changes nothing by GET, for anybody", async () => {
  const plain = (name: string) => new Request(`https://localhost:8443/${name.replace(/\/route\.ts.*/, "")}`);
  const before = await digestTables(database.client());
  for (const name of (await everyRoute()).filter((route) => route.endsWith("#GET"))) {
    const sample = routeSamples[name];
    for (const cookies of Object.values(fixture.cookies))
      await ask(name, sample && "request" in sample ? sample.request(fixture) : plain(name), cookies);
  }
  expect(await digestTables(database.client())).toEqual(before);
});

it.each(cases)("$name answers superadmins and nobody else", async ({ name, sample }) => {
  const { superadmin, user } = fixture.cookies;
  expect(await ask(name, sample.request(fixture), superadmin)).toBe(200);
  const before = await digestTables(database.client());
  for (const cookies of [{}, user, fixture.cookies["domain-admin"]])
    expect([401, 403]).toContain(await ask(name, sample.request(fixture), cookies));
  expect(await digestTables(database.client())).toEqual(before);
});

it("gives the logo with a policy under which it may do nothing, the one that deploy/nginx keeps", async () => {
  const drawing = '<svg xmlns="http://www.w3.org/2000/svg"><circle r="1"/></svg>';
  const logo = { mediaType: "image/svg+xml", base64: Buffer.from(drawing).toString("base64") };
  expect((await getLogo()).status).toBe(404);
  await setSettings(database.context(), { name: "branding", changes: { logo } });
  const answer = await getLogo();
  expect(Object.fromEntries(answer.headers)).toMatchObject({
    "content-type": "image/svg+xml",
    "content-security-policy": "default-src 'none'; sandbox",
    "x-content-type-options": "nosniff",
  });
  expect(await answer.text()).toBe(drawing);
});
