import { and, eq } from "drizzle-orm";
import { beforeEach, describe, expect, it } from "vitest";
import { createAlias } from "@/lib/accounts/alias/create-alias";
import { listAliasesOfMailbox } from "@/lib/accounts/alias/queries";
import { updateAlias } from "@/lib/accounts/alias/update-alias";
import { findDomainByName } from "@/lib/accounts/domain/queries";
import { updateDomain } from "@/lib/accounts/domain/update-domain";
import { setIdentityProvider } from "@/lib/accounts/identity-provider/set-identity-provider";
import { updateMailbox } from "@/lib/accounts/mailbox/update-mailbox";
import { listSyncChanges } from "@/lib/directory/run/queries";
import { signInWithProvider } from "@/lib/doors/sign-in/sign-in-with-provider";
import { alias, auditEvent, syncMember } from "@/lib/platform/db/schema";
import { findProviderForSignIn } from "@/lib/providers/provider/queries";
import { testDatabase } from "@/lib/testing/database";
import { makeSyncWorld, type SyncWorld } from "@/lib/testing/directory/sync-world";
import { createTestDomain, createTestProvider, createTestTemplate } from "@/lib/testing/fixtures";
import { say } from "@/lib/words/text";

const database = testDatabase();
const context = () => ({ ...database.context(), db: database.client().db });
let world: SyncWorld;

beforeEach(async () => {
  world = await makeSyncWorld(context());
});

async function signIn(name: string, claims: object) {
  const provider = await findProviderForSignIn(context().db, world.slug);
  if (!provider) throw new Error("the provider is missing");
  const actor = { kind: "identity-provider" as const, id: provider.id, slug: provider.slug };
  await signInWithProvider(database.context(actor), provider, {
    sub: `subject-${name}`,
    given_name: name,
    family_name: "Person",
    ...claims,
  });
}

describe("mappings of several claims", () => {
  it("look at groups beside attributes, and only at the groups that they name", async () => {
    const asked: string[] = [];
    const open = world.open.bind(world);
    world.open = (options) => {
      const source = open(options);
      return {
        ...source,
        members: (path) => {
          asked.push(path);
          return source.members(path);
        },
      };
    };
    const made = ["board", "lab", "staff"].map(async () => (await createTestTemplate(context())).id);
    const [board = "", lab = "", staff = ""] = await Promise.all(made);
    await setIdentityProvider(context(), {
      slug: world.slug,
      mappings: [
        { claim: "groups", value: "/board", templateId: board },
        { value: "lab", templateId: lab },
        { claim: "groups", value: "/staff", templateId: staff },
        { claim: "department", value: "physics", templateId: lab },
      ],
    });
    world.people = [
      world.person("anna"),
      world.person("ben", { attributes: { mailcow_template: ["lab"] } }),
      world.person("cleo", { attributes: { department: ["physics"] } }),
      world.person("dora"),
    ];
    world.groups = { "/board": ["subject-anna"], "/staff": ["subject-anna", "subject-ben"] };
    await world.run();
    expect(asked).toEqual(["/board", "/staff"]);
    const templates = async () => {
      const rows = await Promise.all(["anna", "ben", "cleo", "dora"].map((name) => world.find(name)));
      return rows.map((row) => row?.templateId);
    };
    expect(await templates()).toEqual([board, lab, lab, world.templateId]);
    world.groups = { "/staff": ["subject-anna"] };
    expect((await world.run()).lines).toEqual([
      ["update", "applied", "attributes-changed", `anna@${world.domain}`],
    ]);
    expect(await templates()).toEqual([staff, lab, lab, world.templateId]);
    expect(await database.client().db.$count(syncMember)).toBe(0);
  });
});

describe("aliases of the directory", () => {
  const at = (name: string) => `${name}@${world.domain}`;
  const withAliases = (name: string, ...names: string[]) =>
    world.person(name, {
      attributes: { proxyAddresses: names.map((one) => (one.includes("@") ? one : at(one))) },
    });
  const aliasesOf = async (name: string) => {
    const rows = await listAliasesOfMailbox(context().db, await world.idOf(name));
    return rows.map(({ address, managedBy }) => [address.split("@")[0], managedBy]).sort();
  };
  const follow = (more: object = {}) =>
    world.configure({ aliasesAttribute: "proxyAddresses", guardAtLeast: 100, ...more });
  const detailsOf = async (runId: string) =>
    (await listSyncChanges(context(), { runId, limit: 100 })).items.map(
      ({ detail }) => detail && say(detail),
    );

  it("come with an import, follow the attribute, and need nothing once they are there", async () => {
    await follow();
    world.people = [
      withAliases("anna", `SMTP:${at("anna")}`, `smtp:${at("info")}`, "x500:/o=a", "a@elsewhere.example"),
    ];
    const first = await world.run({ dryRun: true });
    const [planned] = (await listSyncChanges(context(), { runId: first.id, limit: 1 })).items;
    expect(planned?.changes.aliases).toEqual({ before: null, after: [at("info")] });
    expect((await world.run()).counts).toEqual({ "create.applied": 1 });
    expect(await aliasesOf("anna")).toEqual([["info", "directory"]]);
    expect(await world.run()).toMatchObject({ lines: [], unchangedPeople: 1 });
    world.people = [withAliases("anna", "sales")];
    const second = await world.run();
    expect(second.lines).toEqual([["update", "applied", "attributes-changed", at("anna")]]);
    const [line] = (await listSyncChanges(context(), { runId: second.id, limit: 1 })).items;
    expect(line?.changes).toEqual({ aliases: { before: [at("info")], after: [at("sales")] } });
    expect(await aliasesOf("anna")).toEqual([["sales", "directory"]]);
    const events = await database
      .client()
      .db.select()
      .from(auditEvent)
      .where(eq(auditEvent.subjectKind, "alias"));
    expect(
      events
        .filter(({ requestId }) => requestId === second.id)
        .map(({ action, subjectLabel }) => [action, subjectLabel]),
    ).toEqual([
      ["alias.delete", at("info")],
      ["alias.create", at("sales")],
    ]);
    world.people = [world.person("anna")];
    await world.run();
    expect(await aliasesOf("anna"), "no attribute: no alias").toEqual([]);
  });

  it("leave an administrator's and a leaver's alone", async () => {
    await follow();
    world.people = [withAliases("anna", "info"), withAliases("ben", "ben.b")];
    await world.run();
    await createAlias(context(), { address: at("boss"), mailboxId: await world.idOf("anna") });
    world.people = [withAliases("anna", "boss"), { ...withAliases("ben"), enabled: false }];
    await world.run();
    expect(await aliasesOf("anna")).toEqual([["boss", "administrator"]]);
    expect(await aliasesOf("ben")).toEqual([["ben.b", "directory"]]);
    world.people = [world.person("anna"), { ...world.person("ben"), enabled: false }];
    expect((await world.run()).lines).toEqual([]);
    expect(await aliasesOf("anna")).toEqual([["boss", "administrator"]]);
  });

  it("are never another's address, nor one that speaks for the domain; the rest is applied, and the trouble told", async () => {
    await follow();
    world.people = [world.person("anna"), world.person("ben")];
    await world.run();
    await createAlias(context(), { address: at("boss"), mailboxId: await world.idOf("ben") });
    world.people = [withAliases("anna", "ben", "boss", "postmaster", "good", "a+b"), world.person("ben")];
    const run = await world.run();
    expect(run.lines).toEqual([
      ["update", "applied", "attributes-changed", at("anna")],
      ["conflict", "applied", "alias-invalid", at("anna")],
      ["conflict", "applied", "alias-reserved", at("anna")],
      ["conflict", "applied", "alias-taken", at("anna")],
    ]);
    expect((await detailsOf(run.id)).slice(1)).toEqual([
      at("a+b"),
      at("postmaster"),
      `${at("ben")}, ${at("boss")}`,
    ]);
    expect(await aliasesOf("anna")).toEqual([["good", "directory"]]);
    expect(await aliasesOf("ben")).toEqual([["boss", "administrator"]]);
  });

  it("come right within two runs when one moves from one person to another, whoever is read first", async () => {
    await follow();
    world.people = [withAliases("anna", "sales"), withAliases("ben", "help")];
    await world.run();
    world.people = [withAliases("anna", "help"), withAliases("ben", "sales")];
    await world.run();
    await world.run();
    expect([await aliasesOf("anna"), await aliasesOf("ben")]).toEqual([
      [["help", "directory"]],
      [["sales", "directory"]],
    ]);
    expect((await world.run()).lines).toEqual([]);
  });

  it("two people who claim the same address: the first has it, the other is told, and neither takes it from the other", async () => {
    await follow();
    world.people = [withAliases("anna", "sales"), withAliases("ben", "sales")];
    await world.run();
    for (let again = 0; again < 2; again++)
      expect((await world.run()).lines).toEqual([["conflict", "applied", "alias-taken", at("ben")]]);
    expect([await aliasesOf("anna"), await aliasesOf("ben")]).toEqual([[["sales", "directory"]], []]);
  });

  it("keep to the domain's limit and to the domains that the provider may bring", async () => {
    const own = await findDomainByName(context().db, world.domain);
    await updateDomain(context(), { id: own?.id ?? "", maxAliases: 1 });
    await follow();
    world.people = [withAliases("anna", "a1"), withAliases("ben", "b1")];
    await world.run();
    expect((await world.run()).lines).toEqual([["conflict", "applied", "alias-domain-full", at("ben")]]);
    expect(await aliasesOf("ben")).toEqual([]);
    const { name: foreign } = await createTestDomain(context());
    await setIdentityProvider(context(), {
      slug: world.slug,
      settings: {
        allowedDomains: [world.domain],
        sync: { importUsers: true, guardAtLeast: 100, aliasesAttribute: "proxyAddresses" },
      },
    });
    world.people = [withAliases("anna", `anna@${foreign}`), world.person("ben")];
    await world.run();
    expect(await aliasesOf("anna")).toEqual([]);
    const other = await createTestProvider(context());
    const { name: theirs } = await createTestDomain(context(), { identityProviderId: other.id });
    await follow();
    world.people = [withAliases("anna", `boss@${theirs}`), world.person("ben")];
    expect((await world.run()).lines).toEqual([
      ["conflict", "applied", "alias-of-other-provider", at("anna")],
    ]);
    await signIn("anna", { proxyAddresses: [`boss@${theirs}`] });
    expect(await aliasesOf("anna")).toEqual([]);
  });

  it("are an administrator's once changed here", async () => {
    await follow();
    world.people = [withAliases("anna", "info")];
    await world.run();
    const [row] = await context()
      .db.select()
      .from(alias)
      .where(eq(alias.address, at("info")));
    await updateAlias(context(), { id: row?.id ?? "", active: false });
    expect((await world.run()).lines).toEqual([]);
    world.people = [world.person("anna")];
    expect((await world.run()).lines).toEqual([]);
    expect(await aliasesOf("anna")).toEqual([["info", "administrator"]]);
  });

  it("are the same by a sign-in, which then leaves nothing to the next run", async () => {
    await follow();
    world.people = [withAliases("anna", "info")];
    await world.run();
    await signIn("anna", { proxyAddresses: [at("sales"), at("postmaster")] });
    expect(await aliasesOf("anna")).toEqual([["sales", "directory"]]);
    world.people = [withAliases("anna", "sales")];
    expect((await world.run()).lines).toEqual([]);
    await signIn("anna", {});
    expect(await aliasesOf("anna"), "a claim that is not there says nothing").toEqual([
      ["sales", "directory"],
    ]);
    await signIn("anna", { proxyAddresses: [] });
    expect(await aliasesOf("anna")).toEqual([]);
  });

  it("are not looked at unless the attribute is set", async () => {
    world.people = [withAliases("anna", "info")];
    await world.run();
    expect(await aliasesOf("anna")).toEqual([]);
    const mine = and(eq(alias.mailboxId, await world.idOf("anna")), eq(alias.managedBy, "directory"));
    expect(await context().db.$count(alias, mine)).toBe(0);
  });
});

describe("the language of the directory", () => {
  const inLanguage = (name: string, locale: string) =>
    world.person(name, { attributes: { locale: [locale] } });
  const languageOf = async (name: string) => (await world.find(name))?.language;

  it("comes with an import, follows the attribute, and stays where the directory says none or nonsense", async () => {
    await world.configure({ languageAttribute: "locale" });
    world.people = [inLanguage("anna", "pt_br"), world.person("ben")];
    await world.run();
    expect([await languageOf("anna"), await languageOf("ben")]).toEqual(["pt-BR", null]);
    world.people = [inLanguage("anna", "de"), inLanguage("ben", "fr")];
    expect((await world.run()).counts).toEqual({ "update.applied": 2 });
    expect([await languageOf("anna"), await languageOf("ben")]).toEqual(["de", "fr"]);
    world.people = [world.person("anna"), inLanguage("ben", "no such language")];
    expect((await world.run()).lines).toEqual([]);
    expect([await languageOf("anna"), await languageOf("ben")]).toEqual(["de", "fr"]);
  });

  it("stays as an administrator has set it, also at a sign-in", async () => {
    await world.configure({ languageAttribute: "locale" });
    world.people = [inLanguage("anna", "de")];
    await world.run();
    await signIn("anna", { locale: "fr" });
    expect(await languageOf("anna")).toBe("fr");
    await updateMailbox(context(), { mailboxId: await world.idOf("anna"), language: "EN_gb" });
    expect(await world.find("anna")).toMatchObject({ language: "en-GB", pinnedFields: ["language"] });
    await signIn("anna", { locale: "fr" });
    expect((await world.run()).lines).toEqual([]);
    expect(await languageOf("anna")).toBe("en-GB");
    await expect(
      updateMailbox(context(), { mailboxId: await world.idOf("anna"), language: "klingon please" }),
    ).rejects.toMatchObject({ fields: { language: expect.any(String) } });
  });
});
