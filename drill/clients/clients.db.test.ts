import { afterAll, beforeAll, expect, it, vi } from "vitest";
import { run } from "@/deploy/stack/command";
import { type ApiSite, serveApi } from "@/drill/api-site";
import { buildProgram } from "@/drill/clients/build";
import { generateClients, languageNames } from "@/drill/clients/generate";
import { openApiDocument } from "@/lib/faces/rest/openapi";
import { testDatabase } from "@/lib/testing/database";
import { createRestFixture, type RestFixture } from "@/lib/testing/rest-fixture";

/*
 * What somebody does who has our OpenAPI document and writes Python, Go, Java or TypeScript: generates a client by the
 * most used generator, compiles it, and calls the API with it. What is made is kept in the machine's cache, so that only
 * a changed document is generated and compiled again.
 */

vi.setConfig({ testTimeout: 600_000, hookTimeout: 900_000 });

const database = testDatabase();
const document = JSON.stringify(openApiDocument());
let site: ApiSite;
let fixture: RestFixture;
let sources: string;

beforeAll(async () => {
  sources = await generateClients(document);
  fixture = await createRestFixture(database.context());
  site = await serveApi();
});
afterAll(() => site?.close());

it.each(languageNames)("%s: the generated client compiles, and works", async (language) => {
  const program = await buildProgram(document, sources, language);
  const output = await run([...program, site.url, fixture.keys.admin.token, fixture.domain], {
    timeout: 60_000,
  });
  expect(JSON.parse(output)).toEqual({
    name: "Client é 😀",
    quota: 5 * 1024 ** 3,
    year: new Date().getUTCFullYear(),
    changedQuota: 7,
    listed: [expect.stringMatching(/^client-\w+@/)],
    stale: { status: 412, field: "quotaBytes" },
  });
});
