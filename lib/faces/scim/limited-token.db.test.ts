import { beforeEach, expect, it, vi } from "vitest";
import { signInWithProvider } from "@/lib/doors/sign-in/sign-in-with-provider";
import { alias } from "@/lib/platform/db/schema";
import { inTransaction } from "@/lib/platform/db/transaction";
import { listGroups } from "@/lib/providers/group/queries";
import { replaceGroups } from "@/lib/providers/group/replace-groups";
import { findProviderForSignIn, getProvider } from "@/lib/providers/provider/queries";
import { testDatabase } from "@/lib/testing/database";
import { createTestDomain } from "@/lib/testing/fixtures";
import { makeScimFixture, patchUrn, type ScimFixture, sendScim } from "@/lib/testing/scim-fixture";

/* What a token that is limited to one of a provider's domains must not reach by way of it. */

vi.setConfig({ testTimeout: 30_000, hookTimeout: 60_000 });

const database = testDatabase();
const db = () => database.client().db;
let fixture: ScimFixture;
let own: string;
let token: string;

async function makeFixture(settings: object = {}) {
  fixture = await makeScimFixture(database.context(), settings);
  own = (await createTestDomain(database.context())).name;
  token = await fixture.tokenFor([own]);
}
beforeEach(() => makeFixture());

const limited = (method: string, path: string, body?: unknown) => sendScim(path, { method, token, body });
/** A User with an address that the token is for. */
const push = (changes: object) =>
  limited("POST", "/Users", {
    ...fixture.user("mallory", { userName: `mallory@${own}` }),
    emails: [{ value: `mallory@${own}`, primary: true }],
    ...changes,
  });

it.each<[string, () => object | undefined]>([
  ["PUT", () => fixture.user("m", { userName: "m", emails: [{ value: `mallory@${own}` }], active: false })],
  ["PATCH", () => ({ schemas: [patchUrn], Operations: [{ op: "replace", path: "active", value: false }] })],
  ["DELETE", () => undefined],
])("shuts out nobody elsewhere by an id that it has taken before: %s", async (method, body) => {
  const { status, body: mallory } = await push({ externalId: "sub-eva", active: false });
  expect(status).toBe(201);
  const provider = await findProviderForSignIn(db(), fixture.provider.slug);
  if (!provider) throw new Error("the provider is missing");
  const claims = { sub: "sub-eva", email: `eva@${fixture.domain}`, email_verified: true };
  const actor = { kind: "identity-provider" as const, id: provider.id, slug: provider.slug };
  expect(await signInWithProvider(database.context(actor), provider, claims)).toMatchObject({
    decision: "accepted",
  });
  expect(await limited(method, `/Users/${mallory.id}`, body())).toMatchObject({ status: 403 });
  expect(await fixture.find("eva")).toMatchObject({ directoryState: "present" });
});

it("takes nobody out of the groups by which somebody administers", async () => {
  const provider = await getProvider(db(), fixture.provider.id);
  const admin = { identityProviderId: provider.id, issuer: provider.issuer, subject: "sub-admin" };
  await inTransaction(database.context(), (tx) =>
    replaceGroups(tx.db, { provider, source: "claims" }, [{ subject: admin.subject, groups: ["/admins"] }]),
  );
  expect(await push({ externalId: "sub-admin", active: false })).toMatchObject({ status: 201 });
  expect(await listGroups(db(), admin)).toMatchObject([{ groupName: "/admins" }]);
});

it("gives nobody an alias, of whatever domain", async () => {
  await makeFixture({ sync: { aliasesAttribute: "emails" } });
  const emails = [{ value: `mallory@${own}`, primary: true }, { value: `ceo@${fixture.domain}` }];
  expect(await push({ emails })).toMatchObject({ status: 201 });
  expect(await db().$count(alias)).toBe(0);
  await fixture.push("anna", {
    emails: [{ value: `anna@${fixture.domain}`, primary: true }, ...emails.slice(1)],
  });
  expect(await db().$count(alias), "a token without a limit does").toBe(1);
});

it("makes no mailbox elsewhere by a userName that is an address", async () => {
  await makeFixture({ emailClaim: "preferred_username", requireVerifiedEmail: false });
  expect(await push({ userName: `ceo@${fixture.domain}` })).toMatchObject({ status: 201 });
  expect(await fixture.find("ceo")).toBeUndefined();
});
