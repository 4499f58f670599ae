import { PassThrough, Readable } from "node:stream";
import { describe, expect, it } from "vitest";
import { runCli } from "@/lib/faces/cli/run";
import { testDatabase } from "@/lib/testing/database";
import { createTestMailbox } from "@/lib/testing/fixtures";

const database = testDatabase();

async function run(...args: string[]) {
  const [stdout, stderr] = [new PassThrough(), new PassThrough()];
  const code = await runCli(["alias", ...args, "--json"], { stdin: Readable.from([]), stdout, stderr });
  const [out, err] = [stdout.read(), stderr.read()].map((chunk: Buffer | null) => chunk?.toString() ?? "");
  return { code, document: out ? JSON.parse(out) : null, err };
}

describe("letterlock alias", () => {
  it("makes, changes, lists and deletes permanent ones", async () => {
    const context = database.context();
    const alice = await createTestMailbox(context, { address: "alice@cli.test" });
    const bob = await createTestMailbox(context, { address: "bob@cli.test" });
    const made = await run("create", "Sales@cli.test", alice.address, "--description", "Orders");
    expect(made.document, made.err).toMatchObject({
      address: "sales@cli.test",
      mailbox: alice.address,
      state: "open",
      expiresAt: null,
    });
    expect((await run("create", bob.address, alice.address)).err).toContain("conflict");
    const moved = await run("update", "sales@cli.test", "--mailbox", bob.address, "--expires", "2099-01-31");
    expect(moved.document).toMatchObject({ mailbox: bob.address, expiresAt: "2099-01-31T23:59:59.000Z" });
    expect((await run("update", "sales@cli.test", "--expires", "none")).document.expiresAt).toBeNull();
    expect((await run("disable", "sales@cli.test")).document.state).toBe("off");
    expect((await run("list", "--mailbox", bob.address, "--state", "off")).document).toHaveLength(1);
    expect((await run("list", "--domain", "cli.test", "--temporary")).document).toEqual([]);
    expect((await run("enable", "sales@cli.test")).document.state).toBe("open");
    expect((await run("delete", "sales@cli.test")).document).toEqual({ deleted: "sales@cli.test" });
    expect((await run("show", "sales@cli.test")).code).toBe(1);
  });

  it("makes and extends temporary ones", async () => {
    const { address } = await createTestMailbox(database.context());
    const made = await run("create-temporary", address, "--lifetime", "1h");
    expect(made.document, made.err).toMatchObject({ mailbox: address, managedBy: "owner", state: "open" });
    const extended = await run("extend", made.document.address, "--lifetime", "30d");
    expect(Date.parse(extended.document.expiresAt)).toBeGreaterThan(Date.now() + 29 * 86_400_000);
    expect((await run("create-temporary", address)).code).toBe(2);
  });
});
