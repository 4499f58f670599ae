import { PassThrough, Readable } from "node:stream";
import { desc, eq } from "drizzle-orm";
import { beforeAll, describe, expect, it } from "vitest";
import { createScimToken } from "@/lib/credentials/scim-token/create-scim-token";
import { resolveScimToken } from "@/lib/credentials/scim-token/resolve-scim-token";
import { runCli } from "@/lib/faces/cli/run";
import { auditEvent } from "@/lib/platform/db/schema";
import { drainWrites } from "@/lib/platform/db/write-behind";
import { testDatabase } from "@/lib/testing/database";
import { createTestProvider } from "@/lib/testing/fixtures";

const database = testDatabase();
const db = () => database.client().db;
let provider: { id: string; slug: string };
beforeAll(async () => {
  provider = await createTestProvider(database.context());
});

async function run(...args: string[]) {
  const [stdout, stderr] = [new PassThrough(), new PassThrough()];
  const code = await runCli(["scim-token", ...args, "--json"], { stdin: Readable.from([]), stdout, stderr });
  const [out, err] = [stdout.read(), stderr.read()].map((chunk: Buffer | null) => chunk?.toString() ?? "");
  return { code, document: out ? JSON.parse(out) : null, err };
}

describe("letterlock scim-token", () => {
  it("creates a token that is shown once, lists it with its last use, and revokes it", async () => {
    const made = await run("create", provider.slug);
    expect(made.code, made.err).toBe(0);
    const { id, token } = made.document;
    expect(await resolveScimToken(db(), token, "192.0.2.1")).toMatchObject({
      provider: { id: provider.id },
      domains: [],
    });
    await drainWrites();
    const listed = await run("list", provider.slug);
    expect(listed.document).toMatchObject([{ id, provider: provider.slug, lastUsedIp: "192.0.2.1" }]);
    expect(JSON.stringify(listed.document)).not.toContain(token);
    expect((await run("revoke", id)).document).toEqual({ revoked: id });
    expect(await resolveScimToken(db(), token, null)).toBeNull();
  });

  it("limits it to domains and to a time, and records it without what is in it", async () => {
    const made = await run(
      "create",
      provider.slug,
      "--name",
      "Okta",
      "--domains",
      "B.test",
      "--expires",
      "2099-01-31",
    );
    expect(made.code, made.err).toBe(0);
    expect(await resolveScimToken(db(), made.document.token, null)).toMatchObject({ domains: ["b.test"] });
    const [event] = await db()
      .select()
      .from(auditEvent)
      .where(eq(auditEvent.action, "scim-token.create"))
      .orderBy(desc(auditEvent.sequence))
      .limit(1);
    expect(event).toMatchObject({ subjectLabel: `${provider.slug}: Okta` });
    expect(JSON.stringify(event)).not.toContain(made.document.token);
    const late = new Date("2099-02-02");
    expect(await resolveScimToken(db(), made.document.token, null, late)).toBeNull();
  });

  it("refuses an unknown provider, a time that is over, and the twenty-first token", async () => {
    expect((await run("create", "nobody")).code).toBe(1);
    expect((await run("create", provider.slug, "--expires", "2001-01-01")).err).toContain("future");
    expect((await run("revoke", "01890a5d-ac96-774b-bcce-b302099a8057")).code).toBe(1);
    const { id: identityProviderId } = await createTestProvider(database.context());
    const create = () => createScimToken(database.context(), { identityProviderId, name: "x" });
    for (let count = 0; count < 20; count++) await create();
    await expect(create()).rejects.toMatchObject({ code: "limit-reached" });
  });

  it("is for superadmins and the shell alone", async () => {
    const dora = { kind: "domain-admin" as const, id: "1", name: "dora", domains: ["b.test"] };
    await expect(
      createScimToken(database.context(dora), { identityProviderId: provider.id, name: "x" }),
    ).rejects.toMatchObject({ code: "forbidden" });
  });
});
