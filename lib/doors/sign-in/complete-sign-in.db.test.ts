import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";
import { completeSignIn } from "@/lib/doors/sign-in/complete-sign-in";
import { loginAttempt } from "@/lib/platform/db/schema";
import { drainWrites } from "@/lib/platform/db/write-behind";
import { findProviderForSignIn, type SignInProvider } from "@/lib/providers/provider/queries";
import { logged } from "@/lib/testing/captured-log";
import { testDatabase } from "@/lib/testing/database";
import { type FakeProvider, startFakeProvider } from "@/lib/testing/fake-provider";
import { createTestDomain, createTestProvider, createTestTemplate } from "@/lib/testing/fixtures";

vi.mock("@/lib/platform/log", async () => (await import("@/lib/testing/captured-log")).capturedLog);

const lines = () =>
  logged.map(({ level, message, fields }) => ({ level, reason: Reflect.get(fields, "reason"), message }));

const database = testDatabase();
let fake: FakeProvider;
let provider: SignInProvider;

beforeAll(async () => {
  fake = await startFakeProvider();
  const template = await createTestTemplate(database.context());
  await createTestDomain(database.context(), { name: "demo.test" });
  const settings = { kind: "oidc", issuer: fake.issuer, defaultTemplateId: template.id } as const;
  const { slug } = await createTestProvider(database.context(), settings);
  provider = (await findProviderForSignIn(database.client().db, slug)) as SignInProvider;
});
afterAll(() => fake.stop());

const complete = (idToken: string | undefined) => {
  logged.length = 0;
  const actor = { kind: "identity-provider", id: provider.id, slug: provider.slug } as const;
  return completeSignIn(database.context(actor), provider, { idToken, accessToken: undefined });
};
const honest = { email: "new@demo.test", email_verified: true };

describe("the end of a single sign-on", () => {
  it.each([
    ["email-missing", { email: undefined }],
    ["email-unverified", { email_verified: false }],
    ["address-invalid", { email: "no address" }],
    ["domain-unknown", { email: "new@elsewhere.test" }],
  ])("writes a line with the reason %s", async (reason, changes) => {
    const { decision } = await complete(await fake.token({ ...honest, ...changes }));
    expect(decision).toEqual({ decision: "rejected", reason });
    expect(lines()).toEqual([{ level: "warn", reason, message: "sign-in refused" }]);
  });

  it("says of a token that does not verify what was wrong with it, too", async () => {
    const { decision } = await complete(await fake.forgedToken(honest));
    expect(decision).toEqual({ decision: "rejected", reason: "token-invalid" });
    expect(lines().map(({ reason }) => reason)).toEqual([
      "ERR_JWS_SIGNATURE_VERIFICATION_FAILED",
      "token-invalid",
    ]);
    expect((await complete(undefined)).decision).toMatchObject({ reason: "token-invalid" });
  });

  it("accepts an honest token and keeps every attempt for the login history", async () => {
    expect((await complete(await fake.token(honest))).decision).toMatchObject({
      decision: "accepted",
      created: true,
    });
    expect(lines()).toMatchObject([{ level: "info", message: "signed in" }]);
    await drainWrites();
    const rows = await database.client().db.select().from(loginAttempt);
    // Alike attempts of a minute are one row with a count.
    expect(Object.fromEntries(rows.map(({ reason, count }) => [reason ?? "accepted", count]))).toEqual({
      accepted: 1,
      "address-invalid": 1,
      "domain-unknown": 1,
      "email-missing": 1,
      "email-unverified": 1,
      "token-invalid": 2,
    });
  });

  it("calls an outage of the provider an outage", async () => {
    const token = await fake.token(honest);
    const gone = { ...provider, issuer: "http://127.0.0.1:9" };
    const actor = { kind: "identity-provider", id: provider.id, slug: provider.slug } as const;
    const { decision } = await completeSignIn(database.context(actor), gone, {
      idToken: token,
      accessToken: undefined,
    });
    expect(decision).toEqual({ decision: "unavailable", reason: "provider-unavailable" });
  });
});
