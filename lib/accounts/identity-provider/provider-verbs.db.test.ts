import { eq } from "drizzle-orm";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { deleteIdentityProvider } from "@/lib/accounts/identity-provider/delete-identity-provider";
import { providerUse } from "@/lib/accounts/identity-provider/provider-use";
import { setIdentityProvider } from "@/lib/accounts/identity-provider/set-identity-provider";
import { setMailboxSource } from "@/lib/accounts/mailbox/set-mailbox-source";
import { createSession } from "@/lib/credentials/web-session/create-session";
import { auditEvent, externalIdentity, identityProvider, session } from "@/lib/platform/db/schema";
import {
  findProviderForSignIn,
  getProvider,
  getProviderBySlug,
  listProviders,
  listSignInProviders,
} from "@/lib/providers/provider/queries";
import { testDatabase } from "@/lib/testing/database";
import { type FakeProvider, startFakeProvider } from "@/lib/testing/fake-provider";
import { createTestMailbox, createTestProvider, createTestTemplate } from "@/lib/testing/fixtures";

const database = testDatabase();
const db = () => database.client().db;
const secret = "a very secret client secret";
const set = (input: Parameters<typeof setIdentityProvider>[1]) =>
  setIdentityProvider(database.context(), input);
const keycloak = {
  kind: "keycloak",
  serverUrl: "https://id.demo.test/auth/",
  realm: "My Realm",
  clientId: "letterlock",
  clientSecret: secret,
  verify: false,
} as const;

describe("setIdentityProvider", () => {
  it("creates a Keycloak provider with the defaults of its settings", async () => {
    const staff = await createTestTemplate(database.context());
    const made = await set({
      ...keycloak,
      slug: "corp",
      settings: { allowedDomains: ["Demo.Test"] },
      defaultTemplateId: staff.id,
      mappings: [
        { value: "b", templateId: staff.id },
        { value: "a", templateId: staff.id },
        { claim: "groups", value: "a", templateId: staff.id },
      ],
    });
    expect(made.created).toBe(true);
    expect(await getProviderBySlug(db(), "corp")).toMatchObject({
      name: "corp",
      issuer: "https://id.demo.test/auth/realms/My%20Realm",
      enabled: true,
      defaultTemplateName: staff.name,
      settings: {
        scopes: "openid profile email",
        templateAttribute: "mailcow_template",
        requireVerifiedEmail: true,
        allowedDomains: ["demo.test"],
        createOnSignIn: true,
        linkByEmail: true,
      },
      mappings: [
        { claim: null, value: "b" },
        { claim: null, value: "a" },
        { claim: "groups", value: "a" },
      ],
    });
  });

  it("takes no proof of one address for another, unless that is trusted in so many words", async () => {
    const byName = { emailClaim: "preferred_username", emailProofClaim: "email_verified" };
    const slug = "borrowed-proof";
    await expect(set({ ...keycloak, slug, settings: byName })).rejects.toMatchObject({
      code: "invalid-input",
      fields: { "settings.emailProofClaim": expect.any(String) },
    });
    for (const settings of [
      { emailClaim: "preferred_username", requireVerifiedEmail: false },
      { emailClaim: "preferred_username", emailProofClaim: "upn_verified" },
      { emailClaim: "preferred_username" },
      { emailProofClaim: "email_verified" },
    ])
      expect(await set({ ...keycloak, slug, settings })).toMatchObject({ slug });
  });

  it("takes names of claims, and paths of at most ten parts", async () => {
    const tooDeep = {
      ...keycloak,
      slug: "deep",
      settings: { templateAttribute: "a.".repeat(10).concat("b") },
    };
    await expect(set(tooDeep)).rejects.toMatchObject({ code: "invalid-input" });
    const deep = { ...tooDeep, settings: { templateAttribute: "resource_access.my\\.client.roles" } };
    expect(await set(deep)).toMatchObject({ created: true });
  });

  it("keeps what is left out, the secret too, and shows the secret to the sign-in only", async () => {
    const { id } = await set({ ...keycloak, slug: "keeper", name: "Keeper" });
    expect(await set({ slug: "keeper", enabled: false, settings: { createOnSignIn: false } })).toMatchObject({
      id,
      created: false,
    });
    expect(await findProviderForSignIn(db(), "keeper")).toBeNull();
    await expect(getProviderBySlug(db(), "keeper ")).rejects.toMatchObject({ code: "not-found" });
    await set({ slug: "keeper", enabled: true });
    expect(await findProviderForSignIn(db(), "keeper")).toMatchObject({
      id,
      name: "Keeper",
      credential: { method: "client_secret_basic", secret },
      settings: { createOnSignIn: false },
    });
    const [row] = await db().select().from(identityProvider).where(eq(identityProvider.id, id));
    expect(JSON.stringify(row)).not.toContain(secret);
    const shown = JSON.stringify([await getProvider(db(), id), await listProviders(db())]);
    expect(shown).not.toContain(secret);
    expect(shown).not.toMatch(/sealed|clientSecret/);
    await set({ slug: "keeper", clientSecret: "another one" });
    expect((await findProviderForSignIn(db(), "keeper"))?.credential).toMatchObject({
      secret: "another one",
    });
    const events = await db()
      .select()
      .from(auditEvent)
      .where(eq(auditEvent.subjectId, id))
      .orderBy(auditEvent.sequence);
    expect(events.map((event) => event.action)).toEqual([
      "identity-provider.create",
      ...Array.from({ length: 3 }, () => "identity-provider.update"),
    ]);
    expect(events.at(-1)?.changes).toEqual({ sealedSecrets: { before: "[hidden]", after: "[hidden]" } });
    expect(JSON.stringify(events)).not.toContain("another one");
  });

  it("offers enabled providers to the login page", async () => {
    const on = await createTestProvider(database.context(), { name: "A first" });
    await createTestProvider(database.context(), { name: "A off", enabled: false });
    const offered = await listSignInProviders(db());
    expect(offered[0]).toEqual({ id: on.id, slug: on.slug, name: "A first" });
    expect(offered.map((one) => one.name)).not.toContain("A off");
  });

  it.each([
    [{ kind: undefined }, "kind"],
    [{ clientSecret: undefined }, "clientSecret"],
    [{ clientId: undefined }, "clientId"],
    [{ realm: undefined }, "realm"],
    [{ realm: undefined, serverUrl: undefined }, "realm"],
    [{ realm: undefined, serverUrl: undefined, kind: "oidc" as const }, "issuer"],
    [{ kind: "oidc" as const }, "realm"],
    [{ serverUrl: "http://id.demo.test" }, "serverUrl"],
    [{ serverUrl: "https://user:pw@id.demo.test" }, "serverUrl"],
    [{ serverUrl: "file:///etc/passwd" }, "serverUrl"],
    [{ issuer: "https://id.demo.test" }, "issuer"],
    [{ slug: "local" }, "slug"],
    [{ slug: "No Slug" }, "slug"],
    [{ settings: { scopes: "email" } }, "settings.scopes"],
    [{ settings: { allowedDomains: ["no domain"] } }, "settings.allowedDomains.0"],
    [{ settings: { unknown: 1 } as object }, "settings"],
    [{ settings: { endpoints: { token: "https://t.test" } } }, "settings.endpoints"],
    [{ settings: { endpoints: { token: "http://t.test" } } }, "settings.endpoints.token"],
  ])("refuses %j by naming %s", async (change, field) => {
    const input = { ...keycloak, slug: "wrong", ...change } as Parameters<typeof set>[0];
    await expect(set(input)).rejects.toMatchObject({
      code: "invalid-input",
      fields: { [field]: expect.any(String) },
    });
  });

  it("refuses a value mapped twice and unknown templates, and then changes nothing", async () => {
    const { id: templateId } = await createTestTemplate(database.context());
    const nobody = "0190f3a0-0000-7000-8000-000000000000";
    const twice = [
      { value: "a", templateId },
      { value: "a", templateId },
    ];
    for (const claim of [null, "groups"])
      await expect(
        set({ ...keycloak, slug: "wrong", mappings: twice.map((one) => ({ ...one, claim })) }),
      ).rejects.toMatchObject({ fields: { mappings: expect.any(String) } });
    await expect(
      set({ ...keycloak, slug: "wrong", mappings: [{ claim: "two words", value: "a", templateId }] }),
    ).rejects.toMatchObject({ fields: { "mappings.0.claim": expect.any(String) } });
    const mappings = [{ value: "a", templateId: nobody }];
    await expect(set({ ...keycloak, slug: "wrong", mappings })).rejects.toMatchObject({ code: "not-found" });
    await expect(set({ ...keycloak, slug: "wrong", defaultTemplateId: nobody })).rejects.toMatchObject({
      code: "not-found",
    });
    await expect(getProviderBySlug(db(), "wrong")).rejects.toMatchObject({ code: "not-found" });
  });

  it("makes no new one of what somebody else has deleted meanwhile", async () => {
    await expect(set({ ...keycloak, slug: "deleted", expectedVersion: 2 })).rejects.toMatchObject({
      code: "not-found",
    });
  });

  it("makes one provider of two that set the same new slug at once", async () => {
    const outcomes = await Promise.all([1, 2, 3].map(() => set({ ...keycloak, slug: "race" })));
    expect(outcomes.filter((one) => one.created)).toHaveLength(1);
    expect(await db().$count(identityProvider, eq(identityProvider.slug, "race"))).toBe(1);
  });
});

describe("asking the provider", () => {
  let provider: FakeProvider;
  beforeAll(async () => {
    provider = await startFakeProvider();
  });
  afterAll(() => provider.stop());

  const oidc = { kind: "oidc", clientId: "c", clientSecret: secret } as const;

  it("stores an issuer that names itself so, and refuses any other", async () => {
    const { issuer } = provider;
    expect(await set({ ...oidc, slug: "asked", issuer })).toMatchObject({ created: true });
    provider.claimedIssuer = `${issuer}/`;
    await expect(set({ ...oidc, slug: "liar", issuer })).rejects.toMatchObject({ code: "invalid-input" });
  });

  it("keeps no secret that would go to another address, and then changes nothing", async () => {
    const { issuer } = provider;
    await set({ ...oidc, slug: "kept", issuer: "https://honest.test", verify: false });
    const before = await getProviderBySlug(db(), "kept");
    for (const moved of [{ issuer }, { settings: { endpoints: { token: `${issuer}/token` } } }])
      await expect(set({ slug: "kept", verify: false, ...moved })).rejects.toMatchObject({
        code: "invalid-input",
        fields: { clientSecret: expect.stringContaining("entered again") },
      });
    expect(await getProviderBySlug(db(), "kept")).toEqual(before);
    await set({ slug: "kept", issuer, clientSecret: "x", verify: false });
  });

  it("says so when nobody answers, and asks nobody when the issuer stays", async () => {
    await expect(set({ ...oidc, slug: "silent", issuer: "http://127.0.0.1:1" })).rejects.toMatchObject({
      code: "unavailable",
    });
    expect(await set({ slug: "asked", name: "Renamed" })).toMatchObject({ created: false });
  });
});

describe("another issuer", () => {
  const issuer = "https://new.test";
  async function linkedProvider(settings = {}) {
    const context = database.context();
    const { id, slug } = await createTestProvider(context, { settings });
    const mailbox = await createTestMailbox(context, { identityProviderId: id });
    const { issuer: old } = await getProvider(db(), id);
    await db()
      .insert(externalIdentity)
      .values({ identityProviderId: id, issuer: old, subject: "s", mailboxId: mailbox.id });
    await createSession(db(), { mailboxId: mailbox.id, provider: { id, sessionId: null, idToken: "x" } });
    return { id, slug, mailboxId: mailbox.id };
  }
  const move = { issuer, kind: "oidc", clientSecret: "x", verify: false } as const;

  it("must be confirmed once people are linked, and then ends their sessions and keeps the old links", async () => {
    const { id, slug, mailboxId } = await linkedProvider();
    await expect(set({ slug, ...move })).rejects.toMatchObject({
      code: "conflict",
      message: expect.stringMatching(/1 person is linked .* linked again by address/),
    });
    expect(await db().$count(session, eq(session.userId, mailboxId))).toBe(1);
    await set({ slug, ...move, changeIssuer: true });
    expect(await db().$count(session, eq(session.userId, mailboxId))).toBe(0);
    expect(await providerUse(db(), { id, issuer })).toMatchObject({ mailboxes: 1, linked: 0 });
    expect(await db().$count(externalIdentity, eq(externalIdentity.mailboxId, mailboxId))).toBe(1);
  });

  it("is said to shut everybody out where nobody is linked by address", async () => {
    const { slug } = await linkedProvider({ linkByEmail: false });
    await expect(set({ slug, ...move })).rejects.toMatchObject({
      message: expect.stringContaining("none of them can sign in"),
    });
  });
});

describe("deleteIdentityProvider", () => {
  it("refuses while mailboxes use it, then takes links to people along", async () => {
    const context = database.context();
    const { id } = await createTestProvider(context);
    const mailbox = await createTestMailbox(context, { identityProviderId: id });
    const link = { identityProviderId: id, issuer: "https://i.test", subject: "s", mailboxId: mailbox.id };
    await db().insert(externalIdentity).values(link);
    await expect(deleteIdentityProvider(context, { id })).rejects.toMatchObject({ code: "conflict" });
    await setMailboxSource(context, { mailboxId: mailbox.id, identityProviderId: null });
    expect(await deleteIdentityProvider(context, { id })).toEqual({ mailboxes: 0, domains: 0 });
    expect(await db().$count(externalIdentity, eq(externalIdentity.mailboxId, mailbox.id))).toBe(0);
    await expect(deleteIdentityProvider(context, { id })).rejects.toMatchObject({ code: "not-found" });
  });

  it("and setting are for superadmins only", async () => {
    const { id, slug } = await createTestProvider(database.context());
    for (const actor of [
      { kind: "domain-admin", id: "d", name: "d", domains: ["demo.test"] },
      { kind: "identity-provider", id, slug },
      { kind: "mailbox", id: "m", address: "m@demo.test" },
    ] as const) {
      const context = database.context(actor);
      await expect(setIdentityProvider(context, { slug, enabled: false })).rejects.toMatchObject({
        code: "forbidden",
      });
      await expect(deleteIdentityProvider(context, { id })).rejects.toMatchObject({ code: "forbidden" });
    }
  });
});
