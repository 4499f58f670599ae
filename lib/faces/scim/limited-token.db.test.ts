import { beforeEach, expect, it, vi } from "vitest";
import { signInWithProvider } from "@/lib/doors/sign-in/sign-in-with-provider";
import { alias } from "@/lib/platform/db/schema";
import { inTransaction } from "@/lib/platform/db/transaction";
import { listGroups } from "@/lib/providers/group/queries";
import { replaceGroups } from "@/lib/providers/group/replace-groups";
import { findProviderForSignIn, getProvider } from "@/lib/providers/provider/queries";
import { testDatabase } from "@/lib/testing/database";
import { createTestDomain } from "@/lib/testing/fixtures";
import { makeScimWorld, patchUrn, type ScimWorld, sendScim } from "@/lib/testing/scim-world";

/* What a token that is limited to one of a provider's domains must not reach by way of it. */

vi.setConfig({ testTimeout: 30_000, hookTimeout: 60_000 });

const database = testDatabase();
const db = () => database.client().db;
let world: ScimWorld;
let own: string;
let token: string;

async function makeWorld(settings: object = {}) {
  world = await makeScimWorld(database.context(), settings);
  own = (await createTestDomain(database.context())).name;
  token = await world.tokenFor([own]);
}
beforeEach(() => makeWorld());

const limited = (method: string, path: string, body?: unknown) => sendScim(path, { method, token, body });
/** A User with an address that the token is for. */
const push = (changes: object) =>
  limited("POST", "/Users", {
    ...world.user("mallory", { userName: `mallory@${own}` }),
    emails: [{ value: `mallory@${own}`, primary: true }],
    ...changes,
  });

it.each<[string, () => object | undefined]>([
  ["PUT", () => world.user("m", { userName: "m", emails: [{ value: `mallory@${own}` }], active: false })],
  ["PATCH", () => ({ schemas: [patchUrn], Operations: [{ op: "replace", path: "active", value: false }] })],
  ["DELETE", () => undefined],
])("shuts out nobody elsewhere by an id that it has taken before: %s", async (method, body) => {
  const { status, body: mallory } = await push({ externalId: "sub-eva", active: false });
  expect(status).toBe(201);
  const provider = await findProviderForSignIn(db(), world.provider.slug);
  if (!provider) throw new Error("the provider is missing");
  const claims = { sub: "sub-eva", email: `eva@${world.domain}`, email_verified: true };
  const actor = { kind: "identity-provider" as const, id: provider.id, slug: provider.slug };
  expect(await signInWithProvider(database.context(actor), provider, claims)).toMatchObject({
    decision: "accepted",
  });
  expect(await limited(method, `/Users/${mallory.id}`, body())).toMatchObject({ status: 403 });
  expect(await world.find("eva")).toMatchObject({ directoryState: "present" });
});

it("takes nobody out of the groups by which somebody administers", async () => {
  const provider = await getProvider(db(), world.provider.id);
  const admin = { identityProviderId: provider.id, issuer: provider.issuer, subject: "sub-admin" };
  await inTransaction(database.context(), (tx) =>
    replaceGroups(tx.db, { provider, source: "claims" }, [{ subject: admin.subject, groups: ["/admins"] }]),
  );
  expect(await push({ externalId: "sub-admin", active: false })).toMatchObject({ status: 201 });
  expect(await listGroups(db(), admin)).toMatchObject([{ groupName: "/admins" }]);
});

it("gives nobody an alias, of whatever domain", async () => {
  await makeWorld({ sync: { aliasesAttribute: "emails" } });
  const emails = [{ value: `mallory@${own}`, primary: true }, { value: `ceo@${world.domain}` }];
  expect(await push({ emails })).toMatchObject({ status: 201 });
  expect(await db().$count(alias)).toBe(0);
  await world.push("anna", {
    emails: [{ value: `anna@${world.domain}`, primary: true }, ...emails.slice(1)],
  });
  expect(await db().$count(alias), "a token without a limit does").toBe(1);
});

it("makes no mailbox elsewhere by a userName that is an address", async () => {
  await makeWorld({ emailClaim: "preferred_username", requireVerifiedEmail: false });
  expect(await push({ userName: `ceo@${world.domain}` })).toMatchObject({ status: 201 });
  expect(await world.find("ceo")).toBeUndefined();
});
