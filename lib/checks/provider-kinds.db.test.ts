import { PassThrough, Readable } from "node:stream";
import { sql } from "drizzle-orm";
import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";
import { z } from "zod";
import { describedFields, providerForm } from "@/app/(console)/[role]/providers/provider-form-input";
import { setIdentityProvider } from "@/lib/accounts/identity-provider/set-identity-provider";
import { testConnection } from "@/lib/accounts/identity-provider/test-connection";
import { getSyncRun } from "@/lib/directory/run/queries";
import { hasDirectory } from "@/lib/directory/sync/read-schedule";
import { runSync } from "@/lib/directory/sync/run-sync";
import { signInWithPassword } from "@/lib/doors/sign-in/sign-in-with-password";
import type { Call } from "@/lib/faces/cli/call";
import { buildProgram } from "@/lib/faces/cli/program";
import { runCli } from "@/lib/faces/cli/run";
import { openApiDocument } from "@/lib/faces/rest/openapi";
import { coreOf } from "@/lib/platform/input/core-of";
import { settingFields, settingFieldsOf } from "@/lib/providers/kinds/fields-of-kind";
import { kindOf, type ProviderKindName, providerKinds } from "@/lib/providers/kinds/registry";
import {
  findProviderBySlug,
  findProviderForSignIn,
  getProviderBySlug,
  listEventProviders,
  listSignInProviders,
} from "@/lib/providers/provider/queries";
import { testDatabase } from "@/lib/testing/database";
import { createTestDomain, createTestProvider, createTestTemplate } from "@/lib/testing/fixtures";
import { insertAdmin, keyFor, readyHash, validPassword } from "@/lib/testing/rest-fixture";
import { askRest, bearer } from "@/lib/testing/rest-request";
import { askedToys, toyPeople } from "@/lib/testing/toy-kind";
import { listChecks } from "@/lib/upkeep/overview/health-checks";
import { say } from "@/lib/words/text";

/*
 * What a line of kinds.ts brings: a kind that is nothing like the others, registered for this file only. No file
 * outside of its own knows it.
 */

vi.mock("@/lib/providers/kinds/kinds", async (original) => {
  const { kinds } = await original<typeof import("@/lib/providers/kinds/kinds")>();
  const { toy } = await import("@/lib/testing/toy-kind");
  return { kinds: { ...kinds, toy } };
});

const database = testDatabase();
const slug = "toys";
const toy = "toy" as ProviderKindName;
const address = "anna@toys.test";
const person = { id: "anna-1", username: "anna", email: address, emailVerified: true, enabled: true };
const names = { givenName: "Anna", familyName: "Alm" };
let token = "";

type Given = Partial<Parameters<typeof setIdentityProvider>[1]>;
/** The types know the product's own kinds only. */
const given = (form: Record<string, unknown>): Given => form as Given;
const set = (form: Record<string, unknown>) =>
  setIdentityProvider(database.context(), { slug, ...given(form) });

// Only here does anything know what is recorded of toys, which the set-up of all tests looks through at their end.
afterAll(() => database.client().db.execute(sql`DROP TABLE audit_event`));
beforeAll(async () => {
  const context = database.context();
  await createTestDomain(context, { name: "toys.test" });
  const { id: defaultTemplateId } = await createTestTemplate(context);
  const owner = await insertAdmin(context, "superadmin");
  ({ token } = await keyFor(context, { adminId: owner }));
  await set({
    kind: toy,
    town: "lund",
    clientId: "reader",
    clientSecret: "not-a-real-secret",
    defaultTemplateId,
    settings: { sync: { importUsers: true }, mailPassword: { enabled: true } },
  });
  await toyPeople.fill([{ ...person, ...names, attributes: { mailcow_password: [readyHash] } }]);
});

describe("a new kind of provider", () => {
  it("is found by its own fields, and asked whether it is the right one", async () => {
    const provider = await getProviderBySlug(database.client().db, slug);
    expect(provider).toMatchObject({ kind: "toy", issuer: "toy:lund" });
    expect(askedToys).toContain("toy:lund");
    await expect(set({ issuer: "https://toys.test" })).rejects.toMatchObject({
      fields: { town: expect.any(String) },
    });
  });

  it("has its own settings with their defaults, and none of another kind", async () => {
    const { settings } = await getProviderBySlug(database.client().db, slug);
    expect(settings).toMatchObject({
      toy: { blocks: 3 },
      emailClaim: "email",
      mailPassword: { enabled: true },
    });
    expect(settings).not.toHaveProperty("scopes");
    const refused = (form: Record<string, unknown>) =>
      expect(set(form)).rejects.toMatchObject({ code: "invalid-input" });
    await refused({ settings: { scopes: "openid" } });
    await set({ settings: { ...settings, scopes: undefined } });
    await refused({ settings: { toy: { blocks: 0 } } });
    await refused({ settings: { toy: { blocks: 101 } } });
    const other = await createTestProvider(database.context());
    await expect(
      setIdentityProvider(database.context(), {
        slug: other.slug,
        ...given({ settings: { toy: { blocks: 1 } } }),
      }),
    ).rejects.toMatchObject({ code: "invalid-input" });
    await expect(
      setIdentityProvider(database.context(), { slug: other.slug, ...given({ town: "lund" }) }),
    ).rejects.toMatchObject({ fields: { town: "belongs to kind toy only" } });
  });

  it("is tested by its own steps, with what one learns for the next", async () => {
    const steps = [];
    for await (const step of testConnection(database.context(), { provider: { slug } })) steps.push(step);
    expect(steps.map(({ step, outcome, what }) => [step, outcome, say(what)])).toEqual([
      ["count-blocks", "ok", "3 blocks."],
      ["stack-blocks", "skipped", "3 are too few for a tower."],
    ]);
  });

  it("has its people read, and lets them in by what its directory gives", async () => {
    const provider = await getProviderBySlug(database.client().db, slug);
    expect(hasDirectory(provider)).toBe(true);
    const outcome = await runSync(database.context(), { provider: slug, trigger: "manual" });
    if (!outcome.started) throw new Error(outcome.reason);
    expect(await getSyncRun(database.context(), outcome.runId)).toMatchObject({ state: "done" });
    const context = { ...database.context(), ip: "192.0.2.1" };
    expect(await signInWithPassword(context, { address, password: validPassword })).toMatchObject({
      decision: "accepted",
      address,
    });
  });

  it("sends nobody anywhere to sign in, and tells nothing by itself", async () => {
    const { db } = database.client();
    await createTestProvider(database.context(), { slug: "sso" });
    expect((await listSignInProviders(db)).map((one) => one.slug)).toContain("sso");
    expect((await listSignInProviders(db)).map((one) => one.slug)).not.toContain(slug);
    expect(await findProviderForSignIn(db, slug)).toBeNull();
    await set({ settings: { sync: { importUsers: true, notices: true }, mailPassword: { enabled: true } } });
    expect(await listEventProviders(db)).not.toContain(slug);
  });

  it("is asked whether it works as it says itself", async () => {
    const checks = await listChecks(database.context());
    askedToys.length = 0;
    await checks.find(({ name }) => name === slug)?.ask?.();
    expect(askedToys).toEqual(["toy:lund"]);
  });

  it("is in the API, its document and the command line", async () => {
    const path = `/identity-providers/${slug}`;
    const asked = await askRest("admin", "get", path, { headers: bearer(token) });
    expect(asked.body).toMatchObject({ kind: "toy", town: "lund", settings: { toy: { blocks: 3 } } });
    const body = { kind: "toy", town: "oslo", changeIssuer: true, clientSecret: "not-a-real-secret" };
    const changed = await askRest("admin", "patch", path, { body, headers: bearer(token) });
    expect(changed.body).toMatchObject({ town: "oslo", issuer: "toy:oslo" });
    expect(await findProviderBySlug(database.client().db, slug)).toMatchObject({ issuer: "toy:oslo" });
    const document = JSON.stringify(openApiDocument());
    for (const word of ["town", "Toy only.", "blocks", "stack-blocks"])
      expect(document).toContain(`"${word}"`);
    const group = buildProgram({} as Call).commands.find((one) => one.name() === "provider");
    const help = group?.commands.find((one) => one.name() === "set")?.helpInformation();
    expect(help).toContain("--town <name>");
    expect(help).toContain("Toy: where it stands");
    expect(help).toMatch(/--blocks <count> +Toy: how many there are/);
  });

  it("is set by the options of its own settings, beside what is stored", async () => {
    const io = { stdin: Readable.from([]), stdout: new PassThrough(), stderr: new PassThrough() };
    const code = await runCli(["provider", "set", slug, "--blocks", "5", "--no-verify", "--json"], io);
    expect(code, String(io.stderr.read())).toBe(0);
    const { settings } = JSON.parse(String(io.stdout.read()));
    expect(settings).toMatchObject({ toy: { blocks: 5 }, mailPassword: { enabled: true } });
  });

  it("has its own settings in the form, with their words, and those of a directory", () => {
    expect(describedFields["toy.blocks"]?.hint).toMatchObject({ english: "How many there are." });
    const form = { kind: "toy", slug, town: "lund", clientId: "reader", expectedVersion: "1" };
    const read = providerForm.parse({ ...form, "toy.blocks": "7", intervalMinutes: "20" }).settings;
    expect(read).toMatchObject({ toy: { blocks: 7 }, sync: { intervalMinutes: 20 } });
    expect(read.sync).not.toHaveProperty("notices");
    expect(read).not.toHaveProperty("scopes");
  });
});

/** The paths of all settings in a document. */
const leavesOf = ({ shape }: z.ZodObject, path = ""): string[] =>
  Object.entries(shape).flatMap(([name, setting]) => {
    const { core } = coreOf(setting as z.ZodType);
    return core instanceof z.ZodObject ? leavesOf(core, `${path}${name}.`) : `${path}${name}`;
  });

it("finds no two kinds by a field of the same name", () => {
  const fields = providerKinds.flatMap((name) => Object.keys(kindOf(name).place?.fields ?? {}));
  expect(new Set(fields).size).toBe(fields.length);
});

describe.each(providerKinds)("the kind %s", (name) => {
  const { test, place, settings } = kindOf(name);

  it("runs each step of its test after the one that it needs", () => {
    const names = test.steps.map(({ step }) => step);
    expect(new Set(names).size).toBe(names.length);
    for (const [at, { after }] of test.steps.entries())
      if (after !== null) expect(names.slice(0, at)).toContain(after);
  });

  it("says of each of its settings what it is, and of nothing else", () => {
    const { signIn, directory } = settingFieldsOf(kindOf(name));
    const stored = leavesOf(settings);
    const described = Object.keys({ ...signIn, ...directory });
    expect(described.filter((path) => !stored.includes(path))).toEqual([]);
    // What this one has and does not use, such as the interval of a sync that nobody can run, another kind describes.
    expect(stored.filter((path) => !settingFields()[path])).toEqual([]);
  });

  it("has defaults for all its settings, and an option for each field of its place", () => {
    expect(settings.safeParse({}).error).toBeUndefined();
    for (const { option } of Object.values(place?.fields ?? {})) expect(option?.value).toBeDefined();
  });
});
