import { eq } from "drizzle-orm";
import { beforeAll, describe, expect, it } from "vitest";
import { createAlias } from "@/lib/accounts/alias/create-alias";
import { updateDomain } from "@/lib/accounts/domain/update-domain";
import { setIdentityProvider } from "@/lib/accounts/identity-provider/set-identity-provider";
import { signInWithProvider } from "@/lib/doors/sign-in/sign-in-with-provider";
import { auditEvent, domain, externalIdentity, mailbox } from "@/lib/platform/db/schema";
import { findProviderForSignIn, type SignInProvider } from "@/lib/providers/provider/queries";
import { testDatabase } from "@/lib/testing/database";
import {
  createTestDomain,
  createTestMailbox,
  createTestProvider,
  createTestTemplate,
} from "@/lib/testing/fixtures";

const database = testDatabase();
let provider: SignInProvider;
let staffId: string;
let plainId: string;

async function configure(changes: Partial<Parameters<typeof setIdentityProvider>[1]> = {}): Promise<void> {
  await setIdentityProvider(database.context(), { slug: "kc", verify: false, ...changes });
  const found = await findProviderForSignIn(database.client().db, "kc");
  if (!found) throw new Error("the provider is missing");
  provider = found;
}

beforeAll(async () => {
  const context = database.context();
  staffId = (await createTestTemplate(context, { name: "staff", quotaBytes: 2_000_000 })).id;
  plainId = (await createTestTemplate(context, { name: "default", quotaBytes: 1_000_000 })).id;
  await createTestDomain(context, { name: "demo.test" });
  await configure({
    name: "Company",
    kind: "oidc",
    issuer: "https://id.test/realms/a",
    clientId: "letterlock",
    clientSecret: "client-secret-of-the-test",
    defaultTemplateId: plainId,
    mappings: [{ value: "staff", templateId: staffId }],
  });
});

const claims = (sub: string, changes: Record<string, unknown> = {}) => ({
  sub,
  email: `${sub}@demo.test`,
  email_verified: true,
  name: `Name of ${sub}`,
  ...changes,
});
const signIn = (given: Record<string, unknown> & { sub: string }) =>
  signInWithProvider(
    database.context({ kind: "identity-provider", id: provider.id, slug: provider.slug }),
    provider,
    given,
  );
const mailboxOf = async (address: string) => {
  const [row] = await database.client().db.select().from(mailbox).where(eq(mailbox.address, address));
  return row;
};
const events = () => database.client().db.$count(auditEvent);

describe("the first sign-in", () => {
  it("creates the mailbox from the mapped template and binds it to issuer and subject", async () => {
    const decision = await signIn(claims("anna", { mailcow_template: "staff", email: "Anna@Demo.Test" }));
    expect(decision).toMatchObject({ decision: "accepted", address: "anna@demo.test", created: true });
    expect(await mailboxOf("anna@demo.test")).toMatchObject({
      displayName: "Name of anna",
      quotaBytes: 2_000_000,
      templateId: staffId,
      identityProviderId: provider.id,
      passwordHash: null,
    });
  });

  it("creates no mailbox that speaks for the domain, or that mail could not reach", async () => {
    const refusedFor = async (email: string) => signIn(claims("grabber", { email }));
    expect(await refusedFor("postmaster@demo.test")).toEqual({
      decision: "rejected",
      reason: "address-reserved",
    });
    expect(await refusedFor("Admin@demo.test")).toEqual({ decision: "rejected", reason: "address-reserved" });
    expect(await refusedFor("anna+x@demo.test")).toEqual({ decision: "rejected", reason: "address-invalid" });
    const { id } = await createTestMailbox(database.context(), {
      address: "abuse@demo.test",
      identityProviderId: provider.id,
    });
    expect(await refusedFor("abuse@demo.test")).toMatchObject({ decision: "accepted", mailboxId: id });
  });

  it("takes the default template when nothing is mapped", async () => {
    expect(await signIn(claims("ben"))).toMatchObject({ decision: "accepted", created: true });
    expect(await mailboxOf("ben@demo.test")).toMatchObject({ templateId: plainId });
  });

  it("makes one mailbox of two sign-ins at once", async () => {
    const decisions = await Promise.all(Array.from({ length: 6 }, () => signIn(claims("twin"))));
    expect(decisions.map(({ decision }) => decision)).toEqual(Array(6).fill("accepted"));
    expect(decisions.filter((one) => "created" in one && one.created)).toHaveLength(1);
  });

  it("links a mailbox that was prepared for this provider", async () => {
    await createTestMailbox(database.context(), {
      address: "ready@demo.test",
      identityProviderId: provider.id,
    });
    expect(await signIn(claims("ready"))).toMatchObject({ decision: "accepted", created: false });
  });
});

describe("a second sign-in", () => {
  it("changes nothing, and writes nothing to the audit trail", async () => {
    const before = [await mailboxOf("anna@demo.test"), await events()];
    expect(await signIn(claims("anna", { mailcow_template: "staff" }))).toMatchObject({ created: false });
    expect([await mailboxOf("anna@demo.test"), await events()]).toEqual(before);
  });

  it("follows a changed attribute and a changed name", async () => {
    await signIn(claims("anna", { mailcow_template: "other", name: "Anna Berg" }));
    expect(await mailboxOf("anna@demo.test")).toMatchObject({
      displayName: "Anna Berg",
      templateId: plainId,
      quotaBytes: 1_000_000,
    });
  });

  it("changes nothing that follows from a claim which is announced elsewhere", async () => {
    const staff = claims("olga", { mailcow_template: "staff" });
    await signIn(staff);
    const before = [await mailboxOf("olga@demo.test"), await events()];
    const overage = { ...claims("olga"), _claim_names: { mailcow_template: "src1" } };
    expect(await signIn(overage)).toMatchObject({ decision: "accepted" });
    expect([await mailboxOf("olga@demo.test"), await events()]).toEqual(before);
    await signIn({ ...overage, sub: "new-olga", email: "new-olga@demo.test" });
    expect(await mailboxOf("new-olga@demo.test")).toMatchObject({ templateId: plainId });
  });

  it("keeps the mailbox when the address changes at the provider", async () => {
    expect(await signIn(claims("anna", { email: "anna.berg@demo.test" }))).toMatchObject({
      address: "anna@demo.test",
    });
    expect(await mailboxOf("anna.berg@demo.test")).toBeUndefined();
  });

  it("cannot be moved into another mailbox by a changed email claim", async () => {
    expect(await signIn(claims("anna", { email: "ben@demo.test" }))).toMatchObject({
      address: "anna@demo.test",
    });
  });
});

describe("where an attribute holds the quota", () => {
  const withQuota = (given: Record<string, unknown> & { sub: string }) => {
    const sync = { ...provider.settings.sync, quotaAttribute: "quota" };
    return signInWithProvider(
      database.context({ kind: "identity-provider", id: provider.id, slug: provider.slug }),
      { ...provider, settings: { ...provider.settings, sync } },
      given,
    );
  };
  const quotaOf = async (name: string) => (await mailboxOf(`${name}@demo.test`))?.quotaBytes;

  it("gives that one, keeps it while the claims do not say it, and pins nothing", async () => {
    await withQuota(claims("quinn", { quota: "3 GiB" }));
    expect(await quotaOf("quinn")).toBe(3 * 1024 ** 3);
    await withQuota(claims("quinn"));
    expect(await quotaOf("quinn")).toBe(3 * 1024 ** 3);
    await withQuota(claims("quinn", { quota: "4 GiB" }));
    expect(await mailboxOf("quinn@demo.test")).toMatchObject({ quotaBytes: 4 * 1024 ** 3, pinnedFields: [] });
  });
});

describe("a refused sign-in leaves nothing and says why", () => {
  const refusedWith = async (reason: string, given: Record<string, unknown> & { sub: string }) => {
    const counts = async () => [await events(), await database.client().db.$count(externalIdentity)];
    const before = await counts();
    expect(await signIn(given)).toEqual({ decision: "rejected", reason });
    expect(await counts()).toEqual(before);
  };

  it.each([
    ["email-missing", { email: undefined }],
    ["email-missing", { email: ["a@demo.test"] }],
    ["email-unverified", { email_verified: false }],
    ["email-unverified", { email_verified: undefined }],
    ["email-unverified", { email_verified: 1 }],
    ["address-invalid", { email: "álice@demo.test" }],
    ["address-invalid", { email: "new@demo.test\r\nx" }],
    ["domain-unknown", { email: "new@elsewhere.test" }],
  ])("%s %j", (reason, changes) => refusedWith(reason, claims("new", changes)));

  it("other-source: a local mailbox of the same address", async () => {
    await createTestMailbox(database.context(), { address: "local@demo.test" });
    await refusedWith("other-source", claims("local"));
  });

  it("identity-conflict: another subject with the address of a linked mailbox", () =>
    refusedWith("identity-conflict", claims("impostor", { email: "ben@demo.test" })));

  it("identity-conflict: an account that was made again, whatever became of the one before", async () => {
    await signIn(claims("again"));
    const { db } = database.client();
    for (const directoryState of ["missing", "disabled"] as const) {
      await db.update(mailbox).set({ directoryState }).where(eq(mailbox.address, "again@demo.test"));
      await refusedWith("identity-conflict", claims("again-anew", { email: "again@demo.test" }));
      await refusedWith("directory-disabled", claims("again"));
    }
  });

  it("domain-of-other-provider: a free address of a domain that names another provider", async () => {
    const other = await createTestProvider(database.context());
    const named = await createTestDomain(database.context(), {
      name: "named.test",
      identityProviderId: other.id,
    });
    await refusedWith("domain-of-other-provider", claims("thief", { email: "boss@named.test" }));
    await createTestMailbox(database.context(), {
      address: "lent@named.test",
      identityProviderId: provider.id,
    });
    expect(
      await signIn(claims("lent", { email: "lent@named.test" })),
      "an administrator gave it",
    ).toMatchObject({
      decision: "accepted",
    });
    await updateDomain(database.context(), { id: named.id, identityProviderId: provider.id });
    expect(await signIn(claims("own", { email: "own@named.test" }))).toMatchObject({ created: true });
  });

  it("address-taken: an address that is somebody's alias", async () => {
    const mailboxId = (await mailboxOf("ben@demo.test"))?.id ?? "";
    await createAlias(database.context(), { address: "alias@demo.test", mailboxId });
    await refusedWith("address-taken", claims("alias"));
  });

  it("linking-off: a prepared mailbox, where the address makes no link", async () => {
    await createTestMailbox(database.context(), {
      address: "byhand@demo.test",
      identityProviderId: provider.id,
    });
    await configure({ settings: { linkByEmail: false } });
    await refusedWith("linking-off", claims("byhand"));
    await configure({ settings: {} });
  });

  it("mailbox-disabled, for a linked mailbox and for a prepared one", async () => {
    const { db } = database.client();
    await createTestMailbox(database.context(), {
      address: "shut@demo.test",
      identityProviderId: provider.id,
    });
    for (const address of ["ben@demo.test", "shut@demo.test"])
      await db.update(mailbox).set({ adminState: "disabled" }).where(eq(mailbox.address, address));
    await refusedWith("mailbox-disabled", claims("ben"));
    await refusedWith("mailbox-disabled", claims("shut"));
  });

  it("domain-inactive and domain-full", async () => {
    const { db } = database.client();
    const full = await createTestDomain(database.context(), { name: "full.test", maxMailboxes: 1 });
    await createTestMailbox(database.context(), { address: "first@full.test" });
    await refusedWith("domain-full", claims("new", { email: "new@full.test" }));
    await db.update(domain).set({ active: false }).where(eq(domain.id, full.id));
    await refusedWith("domain-inactive", claims("new", { email: "new@full.test" }));
  });

  it("creation-off, no-template and email-not-allowed by the provider's policy", async () => {
    await configure({ settings: { createOnSignIn: false } });
    await refusedWith("creation-off", claims("new"));
    await configure({ settings: { createOnSignIn: true, allowedDomains: ["only.test"] } });
    await refusedWith("email-not-allowed", claims("new"));
    await configure({ settings: { allowedDomains: ["demo.test"] }, defaultTemplateId: null });
    await refusedWith("no-template", claims("new"));
  });

  it("still follows the name of a linked person when no template matches any more", async () => {
    await signIn(claims("anna", { name: "Anna Neu" }));
    expect(await mailboxOf("anna@demo.test")).toMatchObject({ displayName: "Anna Neu", templateId: plainId });
  });
});
