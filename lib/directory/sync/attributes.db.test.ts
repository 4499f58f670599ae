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
import { makeSyncFixture, type SyncFixture } from "@/lib/testing/directory/sync-fixture";
import { createTestDomain, createTestProvider, createTestTemplate } from "@/lib/testing/fixtures";
import { say } from "@/lib/words/text";

const database = testDatabase();
const context = () => ({ ...database.context(), db: database.client().db });
let fixture: SyncFixture;

beforeEach(async () => {
  fixture = await makeSyncFixture(context());
});

async function signIn(name: string, claims: object) {
  const provider = await findProviderForSignIn(context().db, fixture.slug);
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
    const open = fixture.open.bind(fixture);
    fixture.open = (options) => {
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
      slug: fixture.slug,
      mappings: [
        { claim: "groups", value: "/board", templateId: board },
        { value: "lab", templateId: lab },
        { claim: "groups", value: "/staff", templateId: staff },
        { claim: "department", value: "physics", templateId: lab },
      ],
    });
    fixture.people = [
      fixture.person("anna"),
      fixture.person("ben", { attributes: { mailcow_template: ["lab"] } }),
      fixture.person("cleo", { attributes: { department: ["physics"] } }),
      fixture.person("dora"),
    ];
    fixture.groups = { "/board": ["subject-anna"], "/staff": ["subject-anna", "subject-ben"] };
    await fixture.run();
    expect(asked).toEqual(["/board", "/staff"]);
    const templates = async () => {
      const rows = await Promise.all(["anna", "ben", "cleo", "dora"].map((name) => fixture.find(name)));
      return rows.map((row) => row?.templateId);
    };
    expect(await templates()).toEqual([board, lab, lab, fixture.templateId]);
    fixture.groups = { "/staff": ["subject-anna"] };
    expect((await fixture.run()).lines).toEqual([
      ["update", "applied", "attributes-changed", `anna@${fixture.domain}`],
    ]);
    expect(await templates()).toEqual([staff, lab, lab, fixture.templateId]);
    expect(await database.client().db.$count(syncMember)).toBe(0);
  });
});

describe("aliases of the directory", () => {
  const at = (name: string) => `${name}@${fixture.domain}`;
  const withAliases = (name: string, ...names: string[]) =>
    fixture.person(name, {
      attributes: { proxyAddresses: names.map((one) => (one.includes("@") ? one : at(one))) },
    });
  const aliasesOf = async (name: string) => {
    const rows = await listAliasesOfMailbox(context().db, await fixture.idOf(name));
    return rows.map(({ address, managedBy }) => [address.split("@")[0], managedBy]).sort();
  };
  const follow = (more: object = {}) =>
    fixture.configure({ aliasesAttribute: "proxyAddresses", guardAtLeast: 100, ...more });
  const detailsOf = async (runId: string) =>
    (await listSyncChanges(context(), { runId, limit: 100 })).items.map(
      ({ detail }) => detail && say(detail),
    );

  it("come with an import, follow the attribute, and need nothing once they are there", async () => {
    await follow();
    fixture.people = [
      withAliases("anna", `SMTP:${at("anna")}`, `smtp:${at("info")}`, "x500:/o=a", "a@elsewhere.example"),
    ];
    const first = await fixture.run({ dryRun: true });
    const [planned] = (await listSyncChanges(context(), { runId: first.id, limit: 1 })).items;
    expect(planned?.changes.aliases).toEqual({ before: null, after: [at("info")] });
    expect((await fixture.run()).counts).toEqual({ "create.applied": 1 });
    expect(await aliasesOf("anna")).toEqual([["info", "directory"]]);
    expect(await fixture.run()).toMatchObject({ lines: [], unchangedPeople: 1 });
    fixture.people = [withAliases("anna", "sales")];
    const second = await fixture.run();
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
    fixture.people = [fixture.person("anna")];
    await fixture.run();
    expect(await aliasesOf("anna"), "no attribute: no alias").toEqual([]);
  });

  it("leave an administrator's and a leaver's alone", async () => {
    await follow();
    fixture.people = [withAliases("anna", "info"), withAliases("ben", "ben.b")];
    await fixture.run();
    await createAlias(context(), { address: at("boss"), mailboxId: await fixture.idOf("anna") });
    fixture.people = [withAliases("anna", "boss"), { ...withAliases("ben"), enabled: false }];
    await fixture.run();
    expect(await aliasesOf("anna")).toEqual([["boss", "administrator"]]);
    expect(await aliasesOf("ben")).toEqual([["ben.b", "directory"]]);
    fixture.people = [fixture.person("anna"), { ...fixture.person("ben"), enabled: false }];
    expect((await fixture.run()).lines).toEqual([]);
    expect(await aliasesOf("anna")).toEqual([["boss", "administrator"]]);
  });

  it("are never another's address, nor one that speaks for the domain; the rest is applied, and the trouble told", async () => {
    await follow();
    fixture.people = [fixture.person("anna"), fixture.person("ben")];
    await fixture.run();
    await createAlias(context(), { address: at("boss"), mailboxId: await fixture.idOf("ben") });
    fixture.people = [withAliases("anna", "ben", "boss", "postmaster", "good", "a+b"), fixture.person("ben")];
    const run = await fixture.run();
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
    fixture.people = [withAliases("anna", "sales"), withAliases("ben", "help")];
    await fixture.run();
    fixture.people = [withAliases("anna", "help"), withAliases("ben", "sales")];
    await fixture.run();
    await fixture.run();
    expect([await aliasesOf("anna"), await aliasesOf("ben")]).toEqual([
      [["help", "directory"]],
      [["sales", "directory"]],
    ]);
    expect((await fixture.run()).lines).toEqual([]);
  });

  it("two people who claim the same address: the first has it, the other is told, and neither takes it from the other", async () => {
    await follow();
    fixture.people = [withAliases("anna", "sales"), withAliases("ben", "sales")];
    await fixture.run();
    for (let again = 0; again < 2; again++)
      expect((await fixture.run()).lines).toEqual([["conflict", "applied", "alias-taken", at("ben")]]);
    expect([await aliasesOf("anna"), await aliasesOf("ben")]).toEqual([[["sales", "directory"]], []]);
  });

  it("keep to the domain's limit and to the domains that the provider may bring", async () => {
    const own = await findDomainByName(context().db, fixture.domain);
    await updateDomain(context(), { id: own?.id ?? "", maxAliases: 1 });
    await follow();
    fixture.people = [withAliases("anna", "a1"), withAliases("ben", "b1")];
    await fixture.run();
    expect((await fixture.run()).lines).toEqual([["conflict", "applied", "alias-domain-full", at("ben")]]);
    expect(await aliasesOf("ben")).toEqual([]);
    const { name: foreign } = await createTestDomain(context());
    await setIdentityProvider(context(), {
      slug: fixture.slug,
      settings: {
        allowedDomains: [fixture.domain],
        sync: { importUsers: true, guardAtLeast: 100, aliasesAttribute: "proxyAddresses" },
      },
    });
    fixture.people = [withAliases("anna", `anna@${foreign}`), fixture.person("ben")];
    await fixture.run();
    expect(await aliasesOf("anna")).toEqual([]);
    const other = await createTestProvider(context());
    const { name: theirs } = await createTestDomain(context(), { identityProviderId: other.id });
    await follow();
    fixture.people = [withAliases("anna", `boss@${theirs}`), fixture.person("ben")];
    expect((await fixture.run()).lines).toEqual([
      ["conflict", "applied", "alias-of-other-provider", at("anna")],
    ]);
    await signIn("anna", { proxyAddresses: [`boss@${theirs}`] });
    expect(await aliasesOf("anna")).toEqual([]);
  });

  it("are an administrator's once changed here", async () => {
    await follow();
    fixture.people = [withAliases("anna", "info")];
    await fixture.run();
    const [row] = await context()
      .db.select()
      .from(alias)
      .where(eq(alias.address, at("info")));
    await updateAlias(context(), { id: row?.id ?? "", active: false });
    expect((await fixture.run()).lines).toEqual([]);
    fixture.people = [fixture.person("anna")];
    expect((await fixture.run()).lines).toEqual([]);
    expect(await aliasesOf("anna")).toEqual([["info", "administrator"]]);
  });

  it("are the same by a sign-in, which then leaves nothing to the next run", async () => {
    await follow();
    fixture.people = [withAliases("anna", "info")];
    await fixture.run();
    await signIn("anna", { proxyAddresses: [at("sales"), at("postmaster")] });
    expect(await aliasesOf("anna")).toEqual([["sales", "directory"]]);
    fixture.people = [withAliases("anna", "sales")];
    expect((await fixture.run()).lines).toEqual([]);
    await signIn("anna", {});
    expect(await aliasesOf("anna"), "a claim that is not there says nothing").toEqual([
      ["sales", "directory"],
    ]);
    await signIn("anna", { proxyAddresses: [] });
    expect(await aliasesOf("anna")).toEqual([]);
  });

  it("are not looked at unless the attribute is set", async () => {
    fixture.people = [withAliases("anna", "info")];
    await fixture.run();
    expect(await aliasesOf("anna")).toEqual([]);
    const mine = and(eq(alias.mailboxId, await fixture.idOf("anna")), eq(alias.managedBy, "directory"));
    expect(await context().db.$count(alias, mine)).toBe(0);
  });
});

describe("the language of the directory", () => {
  const inLanguage = (name: string, locale: string) =>
    fixture.person(name, { attributes: { locale: [locale] } });
  const languageOf = async (name: string) => (await fixture.find(name))?.language;

  it("comes with an import, follows the attribute, and stays where the directory says none or nonsense", async () => {
    await fixture.configure({ languageAttribute: "locale" });
    fixture.people = [inLanguage("anna", "pt_br"), fixture.person("ben")];
    await fixture.run();
    expect([await languageOf("anna"), await languageOf("ben")]).toEqual(["pt-BR", null]);
    fixture.people = [inLanguage("anna", "de"), inLanguage("ben", "fr")];
    expect((await fixture.run()).counts).toEqual({ "update.applied": 2 });
    expect([await languageOf("anna"), await languageOf("ben")]).toEqual(["de", "fr"]);
    fixture.people = [fixture.person("anna"), inLanguage("ben", "no such language")];
    expect((await fixture.run()).lines).toEqual([]);
    expect([await languageOf("anna"), await languageOf("ben")]).toEqual(["de", "fr"]);
  });

  it("stays as an administrator has set it, also at a sign-in", async () => {
    await fixture.configure({ languageAttribute: "locale" });
    fixture.people = [inLanguage("anna", "de")];
    await fixture.run();
    await signIn("anna", { locale: "fr" });
    expect(await languageOf("anna")).toBe("fr");
    await updateMailbox(context(), { mailboxId: await fixture.idOf("anna"), language: "EN_gb" });
    expect(await fixture.find("anna")).toMatchObject({ language: "en-GB", pinnedFields: ["language"] });
    await signIn("anna", { locale: "fr" });
    expect((await fixture.run()).lines).toEqual([]);
    expect(await languageOf("anna")).toBe("en-GB");
    await expect(
      updateMailbox(context(), { mailboxId: await fixture.idOf("anna"), language: "klingon please" }),
    ).rejects.toMatchObject({ fields: { language: expect.any(String) } });
  });
});
