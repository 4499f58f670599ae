import { eq } from "drizzle-orm";
import { beforeEach, describe, expect, it } from "vitest";
import { createAdminGroup } from "@/lib/accounts/admin-group/create-admin-group";
import { setIdentityProvider } from "@/lib/accounts/identity-provider/set-identity-provider";
import { createShare } from "@/lib/accounts/mailbox-share/create-share";
import { reconcileGrants } from "@/lib/accounts/mailbox-share/reconcile-grants";
import { findGroupAuthority } from "@/lib/credentials/admin-session/group-authority";
import { findLogin } from "@/lib/credentials/app-password/find-login";
import { signInWithProvider } from "@/lib/doors/sign-in/sign-in-with-provider";
import { personGroup } from "@/lib/platform/db/schema";
import { inTransaction } from "@/lib/platform/db/transaction";
import { replaceGroups } from "@/lib/providers/group/replace-groups";
import { findProviderForSignIn, getProvider, type Provider } from "@/lib/providers/provider/queries";
import { testDatabase } from "@/lib/testing/database";
import { createTestMailbox, createTestTemplate } from "@/lib/testing/fixtures";
import { groupUrn, makeScimFixture, type ScimFixture } from "@/lib/testing/scim-fixture";

/* The subject of a sign-in is not always the `externalId` that was pushed: what follows from groups must not depend on that. */

const database = testDatabase();
const db = () => database.client().db;
let fixture: ScimFixture;
let provider: Provider;
let staff: string;
let anna: string;
let group: string;

beforeEach(async () => {
  const context = database.context();
  fixture = await makeScimFixture(context);
  const { slug } = fixture.provider;
  staff = (await createTestTemplate(context, { quotaBytes: 7 })).id;
  await setIdentityProvider(context, {
    slug,
    verify: false,
    mappings: [{ claim: "groups", value: "Staff", templateId: staff }],
  });
  await createAdminGroup(context, { provider: slug, group: "Staff", role: "superadmin" });
  provider = await getProvider(db(), fixture.provider.id);
  const { id: mailboxId } = await createTestMailbox(context);
  await createShare(context, { mailboxId, provider: slug, group: "Staff", access: "send" });
  anna = String((await fixture.push("anna")).body.id);
  group = String(
    (
      await fixture.send("POST", "/Groups", {
        schemas: [groupUrn],
        displayName: "Staff",
        members: [{ value: anna }],
      })
    ).body.id,
  );
});

async function signIn(sub: string, claims: object = {}) {
  const there = await findProviderForSignIn(db(), provider.slug);
  if (!there) throw new Error("the provider is missing");
  const actor = { kind: "identity-provider" as const, id: there.id, slug: there.slug };
  return signInWithProvider(database.context(actor), there, {
    sub,
    email: `anna@${fixture.domain}`,
    email_verified: true,
    ...claims,
  });
}

const everything = { template: true, shared: true, superadmin: true };
const nothing = { template: false, shared: false, superadmin: false };

/** What Anna has by the group, as the one whose subject this is. */
async function given(subject: string) {
  const { id: identityProviderId, issuer } = provider;
  await reconcileGrants({ ...database.context(), db: db() }, async () => null);
  const mailbox = await fixture.find("anna");
  const login = await findLogin(database.client().pool, mailbox?.address ?? "", null);
  const authority = await findGroupAuthority(db(), "superadmin", { identityProviderId, issuer, subject });
  return {
    template: mailbox?.templateId === staff,
    shared: Boolean(login?.aclGroups),
    superadmin: authority !== null,
  };
}
const rows = () =>
  db()
    .select({ subject: personGroup.subject, source: personGroup.source })
    .from(personGroup)
    .where(eq(personGroup.identityProviderId, provider.id));

describe("what a pushed Group gives", () => {
  it("holds from the first sign-in on under another id, and no longer under the pushed one", async () => {
    expect(await given("sub-anna")).toEqual(everything);
    expect(await signIn("pairwise")).toMatchObject({ decision: "accepted", created: false });
    expect(await given("pairwise")).toEqual(everything);
    expect(await given("sub-anna")).toMatchObject({ superadmin: false });
    expect(await rows()).toEqual([{ subject: "pairwise", source: "scim" }]);
  });

  it("is taken back by the next push as before", async () => {
    await signIn("pairwise");
    await fixture.patch(`/Groups/${group}`, { op: "remove", path: `members[value eq "${anna}"]` });
    expect(await given("pairwise")).toEqual(nothing);
  });

  it("is what the push says, also where a sign-in had claimed the same group before", async () => {
    await inTransaction(database.context(), ({ db: tx }) =>
      replaceGroups(tx, { provider, source: "claims" }, [{ subject: "pairwise", groups: ["Staff"] }]),
    );
    await signIn("pairwise");
    expect(await rows()).toEqual([{ subject: "pairwise", source: "scim" }]);
  });

  it("follows another externalId as well", async () => {
    await fixture.patch(`/Users/${anna}`, { op: "replace", path: "externalId", value: "mended" });
    expect(await given("mended")).toEqual(everything);
    expect(await given("sub-anna")).toMatchObject({ superadmin: false });
    expect(await rows()).toEqual([{ subject: "mended", source: "scim" }]);
  });

  it("is not undone by a sign-in whose token lists no groups, and is by one that lists others", async () => {
    await signIn("sub-anna");
    expect(await given("sub-anna")).toEqual(everything);
    await signIn("sub-anna", { groups: ["Other"] });
    expect(await given("sub-anna")).toMatchObject({ template: false, superadmin: true });
  });

  it("stays where it is when the address is unproven", async () => {
    expect(await signIn("pairwise", { email_verified: false })).toMatchObject({ decision: "rejected" });
    expect(await given("pairwise")).toMatchObject({ superadmin: false });
    expect(await given("sub-anna")).toEqual(everything);
  });
});
