import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { findMailboxById } from "@/lib/access/queries";
import { completeSignIn } from "@/lib/doors/sign-in/complete-sign-in";
import { findProviderForSignIn, type SignInProvider } from "@/lib/providers/provider/queries";
import { testDatabase } from "@/lib/testing/database";
import { type FakeProvider, startFakeProvider } from "@/lib/testing/fake-provider";
import { createTestDomain, createTestProvider, createTestTemplate } from "@/lib/testing/fixtures";

/* What userinfo adds to a sign-in, and what its absence must not take away. */

const database = testDatabase();
let fake: FakeProvider;
let provider: SignInProvider;
let staff = "";
let usual = "";

beforeAll(async () => {
  fake = await startFakeProvider();
  const context = database.context();
  staff = (await createTestTemplate(context)).id;
  usual = (await createTestTemplate(context)).id;
  await createTestDomain(context, { name: "demo.test" });
  const { slug } = await createTestProvider(context, {
    kind: "oidc",
    issuer: fake.issuer,
    defaultTemplateId: usual,
    mappings: [{ claim: "role", value: "staff", templateId: staff }],
  });
  provider = (await findProviderForSignIn(database.client().db, slug)) as SignInProvider;
});
beforeEach(() => {
  fake.userinfoAnswer = null;
  fake.userinfo = {};
});
afterAll(() => fake.stop());

const person = (name: string, changes: object = {}) => ({
  sub: name,
  email: `${name}@demo.test`,
  email_verified: true,
  name,
  ...changes,
});

/** Signs in, and gives the reason or the mailbox's template. */
async function signIn(claims: Record<string, unknown>): Promise<string | null> {
  const actor = { kind: "identity-provider", id: provider.id, slug: provider.slug } as const;
  const idToken = await fake.token(claims);
  const { decision } = await completeSignIn(database.context(actor), provider, { idToken, accessToken: "x" });
  if (decision.decision !== "accepted") return decision.reason;
  return (await findMailboxById(database.client().db, decision.mailboxId))?.templateId ?? null;
}

const answers = {
  401: { status: 401, type: "application/json", body: '{"error":"invalid_token"}' },
  403: { status: 403, type: "text/html", body: "<html>" },
  404: { status: 404, type: "text/plain", body: "" },
  503: { status: 503, type: "application/json", body: "{}" },
  HTML: { status: 200, type: "text/html", body: "<html>" },
  "an unsigned token": { status: 200, type: "application/jwt", body: "eyJhbGciOiJub25lIn0.e30." },
};
const names = Object.keys(answers) as unknown as (keyof typeof answers)[];

it("gives what the ID token lacks: the claim of a mapping, the name, the proof of the address", async () => {
  fake.userinfo = person("ada", { role: "staff" });
  expect(await signIn({ sub: "ada", email: "ada@demo.test" })).toBe(staff);
});

it("proves no other address than its own", async () => {
  fake.userinfo = person("eve");
  expect(await signIn({ sub: "eve", email: "boss@demo.test" })).toBe("email-unverified");
});

it("is refused with the whole sign-in when it is about somebody else", async () => {
  fake.userinfo = person("somebody");
  expect(await signIn(person("else"))).toBe("token-invalid");
});

describe.each(names)("a userinfo that answers %s", (name) => {
  beforeEach(() => {
    fake.userinfoAnswer = answers[name];
  });

  it("stops nobody whose ID token has address, proof and name", async () => {
    expect(await signIn(person(`new-${names.indexOf(name)}`))).toBe(usual);
  });

  it("changes nothing of a mailbox that has its template by userinfo", async () => {
    const bob = person(`bob-${names.indexOf(name)}`);
    fake.userinfoAnswer = null;
    fake.userinfo = { sub: bob.sub, role: "staff" };
    expect(await signIn(bob)).toBe(staff);
    fake.userinfoAnswer = answers[name];
    expect(await signIn(bob)).toBe(staff);
  });

  it("is an outage for a new person whose address it should have proven, if it may answer later", async () => {
    const later = String(name) === "503";
    const claims = person("unproven", { email_verified: undefined });
    expect(await signIn(claims)).toBe(later ? "provider-unavailable" : "email-unverified");
  });
});
