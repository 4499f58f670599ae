import { execFileSync } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { build } from "esbuild";
import { generateSource } from "oazapfts";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { z } from "zod";
import { restApi } from "@/lib/faces/rest/answer-rest";
import { openApiDocument } from "@/lib/faces/rest/openapi";
import { testDatabase } from "@/lib/testing/database";
import { createRestFixture } from "@/lib/testing/rest-fixture";

/*
 * What somebody does who only has our OpenAPI document: generate a client, write a program with it, check its types
 * and run it. The program is text, since the client it imports exists only here.
 */

const database = testDatabase();
const root = join(import.meta.dirname, "..", "..", "..");
// Below node_modules, so that the client finds its runtime.
const cache = join(root, "node_modules", ".cache");
mkdirSync(cache, { recursive: true });
const folder = mkdtempSync(join(cache, "letterlock-api-client-"));

const program = `import * as api from "./client";

export async function run(key: string, fetch: typeof globalThis.fetch, domain: string) {
  api.defaults.baseUrl = "https://localhost:8443";
  api.defaults.headers = { authorization: \`Bearer \${key}\` };
  api.defaults.fetch = fetch;
  const address = \`client@\${domain}\`;
  const made: api.Mailbox = await api.adminPutMailbox(address, { displayName: "Client", protocols: ["imap"] });
  const changed = await api.adminUpdateMailbox(address, { quotaBytes: 7 }, { ifMatch: \`"v\${made.version}"\` });
  const page = await api.adminListMailboxes({ domain, search: "client", order: "quota" });
  const stale = await api
    .adminDeleteMailbox(address, { ifMatch: \`"v\${made.version}"\` })
    .then(() => null, (error: { status: number; data: api.Problem }) => error);
  await api.adminDeleteMailbox(address, { ifMatch: \`"v\${changed.version}"\` });
  return {
    quotaBytes: changed.quotaBytes,
    listed: page.items.map((one) => one.address),
    stale: stale && { status: stale.status, field: stale.data.errors?.[0]?.field },
  };
}
`;

const config = {
  compilerOptions: {
    strict: true,
    noEmit: true,
    target: "ES2022",
    module: "esnext",
    moduleResolution: "bundler",
    lib: ["es2022", "dom", "dom.iterable"],
    types: [],
    skipLibCheck: true,
  },
  files: ["client.ts", "program.ts"],
};

const loaded = z.object({ run: z.custom<(key: string, fetch: unknown, domain: string) => unknown>() });

describe("a client generated from the OpenAPI document", () => {
  beforeAll(async () => {
    const specification = join(folder, "openapi.json");
    writeFileSync(specification, JSON.stringify(openApiDocument()));
    writeFileSync(join(folder, "client.ts"), await generateSource(specification, { optimistic: true }));
    writeFileSync(join(folder, "program.ts"), program);
    writeFileSync(join(folder, "tsconfig.json"), JSON.stringify(config));
  });

  afterAll(() => rmSync(folder, { recursive: true }));

  it("type-checks, and works", { timeout: 60_000 }, async () => {
    execFileSync(join(root, "node_modules", ".bin", "tsc"), ["-p", folder], { stdio: "pipe" });
    const outfile = join(folder, "program.mjs");
    await build({
      entryPoints: [join(folder, "program.ts")],
      outfile,
      bundle: true,
      format: "esm",
      platform: "node",
      logLevel: "silent",
    });
    const { run } = loaded.parse(await import(/* @vite-ignore */ pathToFileURL(outfile).href));
    const fixture = await createRestFixture(database.context());
    const answer = restApi("admin");
    const send = (url: string, init: RequestInit) => answer(new Request(url, init));
    expect(await run(fixture.keys.admin.token, send, fixture.domain)).toEqual({
      quotaBytes: 7,
      listed: [`client@${fixture.domain}`],
      stale: { status: 412, field: "quotaBytes" },
    });
  });
});
