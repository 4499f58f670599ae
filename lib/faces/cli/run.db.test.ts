import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { PassThrough, Readable } from "node:stream";
import { afterAll, describe, expect, it } from "vitest";
import { passwordHashOf } from "@/lib/access/queries";
import { runCli } from "@/lib/faces/cli/run";
import { auditEvent, mailbox } from "@/lib/platform/db/schema";
import { hashPassword, verifyPassword } from "@/lib/platform/secrets/password-hash";
import { testDatabase } from "@/lib/testing/database";
import { createTestDomain } from "@/lib/testing/fixtures";

// Each test is a whole shell session, and the machine may be busy.
const database = testDatabase();
const db = () => database.client().db;
const folder = mkdtempSync(join(tmpdir(), "letterlock-cli-"));
afterAll(() => rmSync(folder, { recursive: true }));

/** Runs a command line as a shell would; `input` is standard input. */
async function run(line: string, input = "") {
  const [stdout, stderr] = [new PassThrough(), new PassThrough()];
  const written: Record<"out" | "err", string> = { out: "", err: "" };
  stdout.on("data", (chunk) => {
    written.out += chunk;
  });
  stderr.on("data", (chunk) => {
    written.err += chunk;
  });
  const code = await runCli(line.split(" "), { stdin: Readable.from([Buffer.from(input)]), stdout, stderr });
  return { code, ...written };
}

/** The document of a command that must succeed and say nothing else. */
async function json(line: string, input?: string) {
  const { code, out, err } = await run(`${line} --json`, input);
  expect({ code, err }, line).toEqual({ code: 0, err: "" });
  return JSON.parse(out);
}

/** The error of a command that must fail and answer nothing. */
async function failure(line: string, input?: string) {
  const { code, out, err } = await run(`${line} --json`, input);
  expect(out, line).toBe("");
  return { exit: code, ...JSON.parse(err).error };
}

describe("the main path on the command line", () => {
  it("goes from an empty database to a mailbox that mail apps can use", async () => {
    expect(await json("migrate")).toEqual({ applied: 0 });
    await json("template create staff --quota 20G --protocols imap,smtp --no-webmail");
    expect(await json("domain create Main.Test --max-quota 20G --default-template staff")).toMatchObject({
      name: "main.test",
      maxQuotaBytes: 20 * 1024 ** 3,
      defaultTemplate: "staff",
      mailboxes: 0,
    });
    const created = await json(
      "mailbox create Alice@main.test --name Alice --password-stdin",
      "a fine password\n",
    );
    expect(created).toMatchObject({
      address: "alice@main.test",
      domain: "main.test",
      source: "local",
      adminState: "active",
      quotaBytes: 20 * 1024 ** 3,
      protocols: ["imap", "smtp"],
      webmail: false,
      hasPassword: true,
      template: "staff",
    });
    expect(await json("mailbox show alice@main.test")).toEqual(created);
    expect(await verifyPassword("a fine password", (await passwordHashOf(db(), created.id)) ?? "")).toBe(
      true,
    );
    const made = await json("app-password create alice@main.test --name Phone --protocols imap,smtp");
    expect(Object.keys(made).sort()).toEqual(["id", "password"]);
    const [listed] = await json("app-password list alice@main.test");
    expect(listed).toMatchObject({
      id: made.id,
      name: "Phone",
      protocols: ["imap", "smtp"],
      lastUsedAt: null,
    });
    expect(await json(`app-password revoke ${made.id}`)).toEqual({ revoked: made.id });
    expect(await json("app-password list alice@main.test")).toEqual([]);
  });

  it("is recorded under the shell's user", async () => {
    const actors = await db().selectDistinct({ kind: auditEvent.actorKind }).from(auditEvent);
    expect(actors).toEqual([{ kind: "cli" }]);
  });
});

describe("mailbox commands", () => {
  it("change the state, the source, the password and the fields", async () => {
    await json("domain create change.test");
    await json("mailbox create m@change.test");
    for (const [verb, state] of [
      ["disable", "disabled"],
      ["receive-only", "receive-only"],
      ["enable", "active"],
    ])
      expect(await json(`mailbox ${verb} m@change.test`)).toMatchObject({ adminState: state });
    const hash = await hashPassword("from the old system");
    const { id } = await json("mailbox set-password m@change.test --hash-stdin", `${hash}\n`);
    expect(await passwordHashOf(db(), id)).toBe(hash);
    expect(await json("mailbox update m@change.test --quota 1G --no-webmail")).toMatchObject({
      quotaBytes: 1024 ** 3,
      webmail: false,
      pinnedFields: ["quotaBytes", "webmail"],
    });
    await json("template create small --quota 2G --no-webmail");
    expect(await json("template preview small --mailbox m@change.test")).toMatchObject({
      changes: { templateId: { before: null } },
      pinned: ["quotaBytes"],
    });
    expect(await json("mailbox apply-template m@change.test small")).toMatchObject({
      template: "small",
      quotaBytes: 1024 ** 3,
    });
    expect(await json("template preview small --start-page webmail")).toMatchObject({
      mailboxes: 1,
      changing: 1,
      holding: 1,
    });
    await json("template update small --start-page webmail --require-factor --may none");
    expect(await json("template apply small")).toEqual({ changed: 1, refused: [] });
    expect(await json("mailbox show m@change.test")).toMatchObject({
      startPage: "webmail",
      requireSecondFactor: true,
      mayChangePassword: false,
      quotaBytes: 1024 ** 3,
    });
    expect(await json("mailbox end-sessions m@change.test")).toEqual({ ended: 0 });
    expect(await json("mailbox reset-second-factors m@change.test")).toEqual({ removed: 0 });
    expect(await failure("mailbox delete m@change.test")).toMatchObject({ code: "invalid-input", exit: 1 });
    expect(await json("mailbox delete m@change.test --yes")).toEqual({ deleted: "m@change.test" });
    expect(await failure("mailbox show m@change.test")).toMatchObject({ code: "not-found", exit: 1 });
  });

  it("list every mailbox, however many pages there are, as one document", async () => {
    const { id: domainId, name } = await createTestDomain(database.context());
    const addresses = Array.from({ length: 501 }, (_, index) => `u${String(index).padStart(4, "0")}@${name}`);
    await db()
      .insert(mailbox)
      .values(addresses.map((address) => ({ address, domainId, quotaBytes: 1 })));
    const all = await json(`mailbox list --domain ${name}`);
    expect(all.map((one: { address: string }) => one.address)).toEqual(addresses);
    expect(await json(`mailbox list --domain ${name} --search u0500`)).toHaveLength(1);
    expect(await json(`mailbox list --domain ${name} --search nobody`)).toEqual([]);
    const last = await json(`mailbox list --domain ${name} --order created --descending --state active`);
    expect(last[0]).toMatchObject({ address: `u0500@${name}` });
    expect(last).toHaveLength(501);
    expect(await json(`mailbox list --domain ${name} --source local --state disabled`)).toEqual([]);
    const { out } = await run(`mailbox list --domain ${name}`);
    expect(out.split("\n")).toHaveLength(501 + 2);
    expect(await failure("mailbox list --domain absent.test")).toMatchObject({ code: "not-found" });
  });
});

describe("provider commands", () => {
  it("write the file for Keycloak, of a client or of a whole realm", async () => {
    expect(await json("provider keycloak-file corp")).toMatchObject({
      clients: [{ clientId: "letterlock" }],
    });
    expect(await json("provider keycloak-file corp --realm corp")).toMatchObject({ realm: "corp" });
  });

  it("take a file or flags, and never show the secret", async () => {
    await json("template create default");
    const file = join(folder, "provider.json");
    const content = {
      kind: "keycloak",
      serverUrl: "https://id.demo.test",
      realm: "mail",
      clientId: "letterlock",
      clientSecret: "not-to-be-seen",
      defaultTemplate: "default",
      mappings: [{ value: "x", template: "default" }],
    };
    writeFileSync(file, JSON.stringify(content));
    const fromFile = await json(`provider set corp --file ${file} --no-verify`);
    expect(fromFile).toMatchObject({
      issuer: "https://id.demo.test/realms/mail",
      realm: "mail",
      defaultTemplate: "default",
      mappings: [{ value: "x", template: "default" }],
      redirectUri: "https://localhost:8443/api/auth/callback/corp",
    });
    expect(await json("provider set corp --mapping a=default --mapping b=default")).toMatchObject({
      mappings: [{ value: "a" }, { value: "b" }],
      defaultTemplate: "default",
    });
    const flags =
      "--kind oidc --issuer https://id.other.test --client-id c --client-secret-stdin --no-verify";
    const fromFlags = await json(`provider set other ${flags}`, "not-to-be-seen\n");
    const shown = [fromFile, fromFlags, await json("provider list"), (await run("provider show corp")).out];
    expect(JSON.stringify(shown)).not.toContain("not-to-be-seen");
    expect(await json("provider disable corp")).toMatchObject({ enabled: false });
    expect(await json("provider enable corp")).toMatchObject({ enabled: true });
    await json("domain create corp.test");
    expect(await json("mailbox create m@corp.test --source corp")).toMatchObject({ source: "corp" });
    expect(await failure("provider delete corp")).toMatchObject({ code: "conflict" });
    const deleted = await json("provider delete corp --mailboxes-to local");
    expect(deleted).toEqual({ deleted: "corp", mailboxes: 1, domains: 0 });
    expect(await json("mailbox show m@corp.test")).toMatchObject({ source: "local" });
  });

  it("do not quote a broken file, which holds a secret", async () => {
    const file = join(folder, "broken.json");
    writeFileSync(file, '{"clientSecret": not-to-be-seen');
    const { err } = await run(`provider set broken --file ${file}`);
    expect(err).toMatch(/^error\[invalid-input\]: .*isn't JSON/);
    expect(err).not.toContain("seen");
  });

  it("give our client a key instead of a secret, and the next one in two steps", async () => {
    const place = "--kind oidc --issuer https://signs.test --client-id mail --no-verify";
    const way = "--client-authentication private_key_jwt --assertion-audience token-endpoint";
    const made = await json(`provider set signs ${place} ${way}`);
    expect(made).toMatchObject({
      settings: { client: { authentication: "private_key_jwt", assertionAudience: "token-endpoint" } },
      secretSetAt: null,
    });
    const first = await json("provider client-keys signs");
    expect(first).toMatchObject({ signing: { kid: expect.any(String) }, next: null });
    expect(await failure("provider activate-client-key signs")).toMatchObject({ code: "conflict" });
    const { next } = (await json("provider prepare-client-key signs")) as { next: { kid: string } };
    expect(await json("provider activate-client-key signs")).toMatchObject({ signing: next, next: null });
    expect(await json("provider set signs --pushed-requests never --no-verify")).toMatchObject({
      settings: { client: { authentication: "private_key_jwt", pushedRequests: "never" } },
    });
    expect((await run("provider client-keys signs")).out).toContain("/api/auth/client-keys/signs");
    expect(await failure("provider client-keys nobody")).toMatchObject({ code: "not-found" });
  });
});

describe("admin commands", () => {
  it("make the set-up link until there is an administrator", async () => {
    const { url } = await json("admin setup-link");
    expect(url).toMatch(/^https:\/\/localhost:8443\/setup\?token=[\w-]{43}$/);
    const line = "admin create --login Root@demo.test --password-stdin";
    expect(await json(line, "a fine password")).toMatchObject({
      login: "root@demo.test",
      role: "superadmin",
    });
    expect(await failure(line, "a fine password")).toMatchObject({ code: "conflict" });
    expect(await json("admin list")).toMatchObject([{ login: "root@demo.test", role: "superadmin" }]);
    expect(await failure("admin setup-link")).toMatchObject({ code: "conflict" });
  });

  it("create, change and delete a domain admin, and never the last superadmin", async () => {
    await json("domain create admin.test");
    const line =
      "admin create --login dora@demo.test --role domain-admin --domains admin.test --password-stdin";
    const shown = await json(line, "a fine password");
    expect(shown).toMatchObject({ role: "domain-admin", domains: ["admin.test"], hasSecondFactor: false });
    expect(JSON.stringify(shown)).not.toContain("argon2");
    for (const [command, change] of [
      ["disable dora@demo.test", { active: false }],
      ["enable dora@demo.test", { active: true }],
      ["update dora@demo.test --name Dora --may-impersonate", { displayName: "Dora", mayImpersonate: true }],
      ["update dora@demo.test --no-may-impersonate", { displayName: "Dora", mayImpersonate: false }],
      ["set-domains dora@demo.test none", { domains: [] }],
      ["reset-second-factor dora@demo.test", { hasSecondFactor: false }],
      ["end-sessions dora@demo.test", { login: "dora@demo.test" }],
      ["show DORA@demo.test", { login: "dora@demo.test" }],
    ] as const)
      expect(await json(`admin ${command}`), command).toMatchObject(change);
    expect(
      await json("admin set-password dora@demo.test --password-stdin", "another password"),
    ).toMatchObject({
      login: "dora@demo.test",
    });
    expect(await failure("admin delete dora@demo.test")).toMatchObject({ code: "invalid-input" });
    expect(await json("admin delete dora@demo.test --yes")).toEqual({ deleted: "dora@demo.test" });
    expect(await failure("admin show dora@demo.test")).toMatchObject({ code: "not-found" });
    expect(await failure("admin disable root@demo.test")).toMatchObject({ code: "conflict" });
  });
});

describe("what the API shows as well", () => {
  it("is one document: an event with the hash before it, a page of runs with where it goes on", async () => {
    await json("domain create logged.test");
    const { items, next } = await json("log audit --action domain.create --domain logged.test");
    expect(items).toMatchObject([{ subjectLabel: "logged.test", hash: expect.any(String) }]);
    expect(items[0].previousHash).toMatch(/^[0-9a-f]{64}$/);
    expect(next).toBeNull();
    expect(await json("sync list --state done")).toEqual({ items: [], next: null });
  });

  it("is as strict about a stale edit", async () => {
    const change = `settings set logs {"loginDays":30}`;
    const { version, settings } = await json(change);
    expect(settings).toMatchObject({ loginDays: 30 });
    expect(await json("settings show logs")).toEqual({ name: "logs", version, settings });
    expect(await json(`${change} --if-version ${version}`)).toMatchObject({ version });
    expect(await failure(`${change} --if-version ${version + 1}`)).toMatchObject({ code: "conflict" });
    expect(await failure('settings set logs {"none":1}')).toMatchObject({ code: "invalid-input" });
  });

  it("tells how much of a quota is used, or that nobody knows", async () => {
    await json("domain create quota.test");
    await json("mailbox create q@quota.test --quota 1G");
    const unknown = { usedBytes: null, messages: null };
    expect(await json("mailbox quota-use q@quota.test")).toEqual({ quotaBytes: 1024 ** 3, ...unknown });
  });
});

describe("failures", () => {
  it("have a code, an exit code, and nothing on standard output", async () => {
    await json("domain create fail.test --max-mailboxes 0");
    expect(await failure("mailbox create a@fail.test")).toMatchObject({ code: "limit-reached", exit: 1 });
    expect(await failure("mailbox create a@absent.test")).toMatchObject({ code: "not-found" });
    expect(await failure("mailbox create a@main.test --password-stdin", "short")).toMatchObject({
      code: "invalid-input",
      fields: { password: expect.any(String) },
    });
    expect(await failure("mailbox create a@main.test --password-stdin", "\n")).toMatchObject({
      code: "invalid-input",
    });
    expect(await failure("mailbox create")).toMatchObject({ code: "usage", exit: 2 });
    expect(await failure("mailbox create a@main.test --quota much")).toMatchObject({
      code: "usage",
      exit: 2,
    });
    const plain = await run("domain show absent.test");
    expect(plain).toEqual({ code: 1, out: "", err: "error[not-found]: Domain absent.test not found.\n" });
  });
});
