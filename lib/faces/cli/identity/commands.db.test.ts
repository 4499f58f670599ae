import { PassThrough, Readable } from "node:stream";
import { beforeAll, describe, expect, it } from "vitest";
import { runCli } from "@/lib/faces/cli/run";
import { testDatabase } from "@/lib/testing/database";
import { createTestDomain, createTestProvider } from "@/lib/testing/fixtures";
import { createLinkedMailbox } from "@/lib/testing/rest-fixture";

const database = testDatabase();
const domain = "cli.test";
let slug = "";
let address = "";
let claimant = "";

beforeAll(async () => {
  const context = database.context();
  await createTestDomain(context, { name: domain });
  const provider = await createTestProvider(context, { kind: "oidc", issuer: "https://id.cli.test" });
  slug = provider.slug;
  ({ address, claimant } = await createLinkedMailbox(context, domain, provider.id));
});

async function run(...args: string[]) {
  const [stdout, stderr] = [new PassThrough(), new PassThrough()];
  const code = await runCli(["identity", ...args, "--json"], { stdin: Readable.from([]), stdout, stderr });
  const [out, err] = [stdout.read(), stderr.read()].map((chunk: Buffer | null) => chunk?.toString() ?? "");
  return { code, document: out ? JSON.parse(out) : null, err };
}

describe("letterlock identity", () => {
  it("shows who is linked and who waits, links those against whom nothing speaks, and unlinks", async () => {
    const holder = `holder-of-${domain}`;
    expect((await run("list", address)).document).toMatchObject([{ provider: slug, subject: holder }]);
    const waiting = { kind: "other-account", mailbox: address, subject: claimant, holder };
    expect((await run("conflicts", "--provider", slug)).document).toMatchObject([waiting]);
    expect((await run("link-all", slug)).document).toMatchObject([{ address, outcome: "would-link" }]);
    expect((await run("list", address)).document, "only a preview").toMatchObject([{ subject: holder }]);
    expect((await run("link-all", slug, "--apply")).document).toMatchObject([{ outcome: "linked" }]);
    expect((await run("list", address)).document).toMatchObject([{ subject: claimant }]);
    expect((await run("conflicts")).document).toEqual([]);
    expect((await run("unlink", address, slug)).document).toEqual({ unlinked: address });
    expect((await run("unlink", address, slug)).code).toBe(1);
  });

  it("says what speaks against an account, and links it only when told that it is right all the same", async () => {
    const preview = await run("link", address, slug, "nobody-has-seen-it", "--preview");
    expect(preview.document).toMatchObject({ refusal: null, doubts: ["address-unproven"], holder: null });
    expect((await run("link", address, slug, "nobody-has-seen-it")).err).toContain(
      "hasn't verified the mailbox's address",
    );
    const linked = await run("link", address, slug, "nobody-has-seen-it", "--despite-doubts");
    expect(linked.document).toMatchObject([{ subject: "nobody-has-seen-it", isSource: true }]);
  });
});
