import { eq } from "drizzle-orm";
import { beforeAll, expect, it } from "vitest";
import { setIdentityProvider } from "@/lib/accounts/identity-provider/set-identity-provider";
import { signInWithPassword } from "@/lib/doors/sign-in/sign-in-with-password";
import { signInWithProvider } from "@/lib/doors/sign-in/sign-in-with-provider";
import { auditEvent, mailbox } from "@/lib/platform/db/schema";
import { hashPassword } from "@/lib/platform/secrets/password-hash";
import { findProviderForSignIn } from "@/lib/providers/provider/queries";
import { testDatabase } from "@/lib/testing/database";
import { createTestDomain, createTestProvider, createTestTemplate } from "@/lib/testing/fixtures";

const database = testDatabase();
const address = "anna@demo.test";
let slug = "";
let hash = "";

const set = (changes: Partial<Parameters<typeof setIdentityProvider>[1]>) =>
  setIdentityProvider(database.context(), { slug, verify: false, ...changes });

async function signIn(claims: Record<string, unknown>) {
  const provider = await findProviderForSignIn(database.client().db, slug);
  if (!provider) throw new Error("the provider is missing");
  return signInWithProvider(
    database.context({ kind: "identity-provider", id: provider.id, slug }),
    provider,
    { sub: "s-anna", email: address, email_verified: true, ...claims },
  );
}

async function storedHash() {
  const [row] = await database.client().db.select().from(mailbox).where(eq(mailbox.address, address));
  return row?.directoryPasswordHash ?? null;
}

beforeAll(async () => {
  await createTestDomain(database.context(), { name: "demo.test" });
  const { id: defaultTemplateId } = await createTestTemplate(database.context());
  const settings = { mailPassword: { enabled: true } };
  ({ slug } = await createTestProvider(database.context(), { defaultTemplateId, settings }));
  hash = await hashPassword("mail password of anna");
});

it("takes the mail password from the claims of a sign-in, where they have it", async () => {
  expect(await signIn({ mailcow_password: [hash] })).toMatchObject({ decision: "accepted", created: true });
  expect(await storedHash()).toBe(hash);
  const given = { address, password: "mail password of anna" };
  expect(await signInWithPassword({ ...database.context(), ip: "192.0.2.1" }, given)).toMatchObject({
    decision: "accepted",
  });
  const events = () => database.client().db.$count(auditEvent);
  const before = await events();
  await signIn({ mailcow_password: hash });
  await signIn({});
  expect(await events(), "the same again, and no word of it, change nothing").toBe(before);
  expect(await storedHash()).toBe(hash);
  expect(JSON.stringify(await database.client().db.select().from(auditEvent))).not.toMatch(/argon2/);
});

it("keeps nothing that cannot be used, and takes nothing while the flow is off", async () => {
  await signIn({ mailcow_password: "{PLAIN}hunter2" });
  expect(await storedHash()).toBeNull();
  await signIn({ mailcow_password: hash });
  await set({ settings: {} });
  expect(await storedHash()).toBeNull();
  await signIn({ mailcow_password: hash });
  expect(await storedHash()).toBeNull();
});

it("forgets what another attribute or another issuer had said", async () => {
  await set({ settings: { mailPassword: { enabled: true } } });
  await signIn({ mailcow_password: hash });
  await set({ settings: { mailPassword: { enabled: true, attribute: "other" } } });
  expect(await storedHash()).toBeNull();
  await signIn({ other: hash });
  const elsewhere = { serverUrl: "https://id.demo.test", realm: "another", changeIssuer: true };
  await set({ ...elsewhere, clientSecret: "another secret" });
  expect(await storedHash()).toBeNull();
});

it("is a setting of Keycloak's only, with an attribute of its own", async () => {
  for (const attribute of ["mailcow_template", "email", "name", "sub"])
    await expect(set({ settings: { mailPassword: { enabled: true, attribute } } })).rejects.toMatchObject({
      fields: { "settings.mailPassword.attribute": expect.any(String) },
    });
  const oidc = createTestProvider(database.context(), {
    kind: "oidc",
    issuer: "https://id.test/oidc",
    settings: { mailPassword: { enabled: true } },
  });
  await expect(oidc).rejects.toMatchObject({
    fields: { "settings.mailPassword.enabled": expect.any(String) },
  });
});
