import { PassThrough, Readable } from "node:stream";
import { describe, expect, it } from "vitest";
import { resolveApiKey } from "@/lib/credentials/api-key/resolve-api-key";
import { runCli } from "@/lib/faces/cli/run";
import { testDatabase } from "@/lib/testing/database";
import { createTestMailbox } from "@/lib/testing/fixtures";
import { insertAdmin } from "@/lib/testing/rest-fixture";

const database = testDatabase();

async function run(...args: string[]) {
  const [stdout, stderr] = [new PassThrough(), new PassThrough()];
  const code = await runCli([...args, "--json"], { stdin: Readable.from([]), stdout, stderr });
  const [out, err] = [stdout.read(), stderr.read()].map((chunk: Buffer | null) => chunk?.toString() ?? "");
  return { code, document: out ? JSON.parse(out) : null, err };
}

describe("letterlock api-key", () => {
  it("makes, lists and revokes keys of administrators and mailboxes", async () => {
    const adminId = await insertAdmin(database.context(), "superadmin");
    const { address } = await createTestMailbox(database.context());
    const owners = [
      ["--admin", `${adminId}@admins.test`],
      ["--mailbox", address],
    ] as const;
    for (const owner of owners) {
      const made = await run("api-key", "create", ...owner, "--name", "Backup", "--scopes", "all:read");
      expect(made.code, made.err).toBe(0);
      const { id, token } = made.document;
      expect((await resolveApiKey(database.client().db, token, null))?.scopes).toEqual(["all:read"]);
      const listed = await run("api-key", "list", ...owner);
      expect(listed.document).toMatchObject([{ id, name: "Backup", owner: owner[1] }]);
      expect(JSON.stringify(listed.document)).not.toContain(token);
      expect((await run("api-key", "revoke", id)).document).toEqual({ revoked: id });
      expect(await resolveApiKey(database.client().db, token, null)).toBeNull();
    }
  });

  it("says what is missing or unknown", async () => {
    const { address } = await createTestMailbox(database.context());
    const create = (...args: string[]) => run("api-key", "create", "--name", "x", ...args);
    expect((await create("--scopes", "all:read")).err).toContain("--admin or --mailbox");
    expect((await create("--scopes", "all:everything", "--mailbox", address)).err).toContain(
      "all:everything",
    );
    expect((await create("--scopes", "all:read", "--mailbox", "none@none.test")).code).toBe(1);
  });
});
