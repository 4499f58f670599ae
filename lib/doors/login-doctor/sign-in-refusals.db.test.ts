import { randomUUID } from "node:crypto";
import { eq } from "drizzle-orm";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { createAlias } from "@/lib/accounts/alias/create-alias";
import { setIdentityProvider } from "@/lib/accounts/identity-provider/set-identity-provider";
import { recordAttempt } from "@/lib/credentials/login-attempt/record-attempt";
import { recordEarlyEnd } from "@/lib/credentials/login-attempt/record-early-end";
import { refusalTexts, type SignInRefusal } from "@/lib/credentials/login-attempt/refusals";
import { explainLogin } from "@/lib/doors/login-doctor/explain-login";
import { refusalAdvice, refusalSteps, refusalWhat } from "@/lib/doors/login-doctor/refusal-words";
import { completeSignIn } from "@/lib/doors/sign-in/complete-sign-in";
import { mailbox } from "@/lib/platform/db/schema";
import { drainWrites } from "@/lib/platform/db/write-behind";
import { findProviderForSignIn, type SignInProvider } from "@/lib/providers/provider/queries";
import type { ProviderSettings } from "@/lib/providers/settings/settings";
import { testDatabase } from "@/lib/testing/database";
import { type FakeProvider, startFakeProvider } from "@/lib/testing/fake-provider";
import {
  createTestDomain,
  createTestMailbox,
  createTestProvider,
  createTestTemplate,
} from "@/lib/testing/fixtures";
import { say } from "@/lib/words/text";

/*
 * The doctor says what the sign-in says, for every reason there is: what can be known beforehand it says by the sign-in's
 * own decision, what only a provider's answer shows it says by the login history.
 */

const database = testDatabase();
const context = () => database.context();
let fake: FakeProvider;
let templateId = "";
beforeAll(async () => {
  fake = await startFakeProvider();
  templateId = (await createTestTemplate(context(), { quotaBytes: 1_000_000 })).id;
});
afterAll(() => fake.stop());

/** A provider of its own, and an empty domain. */
async function fixture(
  settings: Partial<ProviderSettings> = {},
  domain: Parameters<typeof createTestDomain>[1] = {},
) {
  const { slug, id } = await createTestProvider(context(), {
    kind: "oidc",
    issuer: fake.issuer,
    settings,
    defaultTemplateId: templateId,
  });
  const { name, id: domainId } = await createTestDomain(context(), domain);
  return { slug, id, name, domainId };
}
type Fixture = Awaited<ReturnType<typeof fixture>>;

async function provider({ slug }: Fixture): Promise<SignInProvider> {
  const found = await findProviderForSignIn(context().db, slug);
  if (!found) throw new Error("no provider");
  return found;
}

/** One sign-in with a proven address, as the portal finishes it. */
async function signIn(at: Fixture, address: string, sub: string, claims: object = {}) {
  const idToken = await fake.token({ sub, email: address, email_verified: true, ...claims });
  const { decision } = await completeSignIn(
    database.context({ kind: "identity-provider", id: at.id, slug: at.slug }),
    await provider(at),
    { idToken, accessToken: undefined },
  );
  await drainWrites();
  return decision;
}

const ask = (address: string, more: object = {}) =>
  explainLogin(context(), { address, door: "portal", credential: "single-sign-on", ...more });

/** A mailbox of the provider, and what is done to it before somebody signs in. */
async function withMailbox(at: Fixture, name: string, state: object = {}) {
  const address = `${name}@${at.name}`;
  const { id } = await createTestMailbox(context(), { address, identityProviderId: at.id });
  await context()
    .db.update(mailbox)
    .set({ linkByAddress: true, ...state })
    .where(eq(mailbox.id, id));
  return address;
}

/** How each refusal comes about that can be known before; gives the address that signs in. */
const foreseen = {
  "email-not-allowed": async () => {
    const at = await fixture({ allowedDomains: ["elsewhere.test"] });
    return { at, address: `a@${at.name}` };
  },
  "address-invalid": async () => {
    const at = await fixture();
    return { at, address: `a+b@${at.name}` };
  },
  "address-reserved": async () => {
    const at = await fixture();
    return { at, address: `postmaster@${at.name}` };
  },
  "domain-unknown": async () => ({ at: await fixture(), address: `a@no-${randomUUID()}.test` }),
  "domain-inactive": async () => {
    const at = await fixture({}, { active: false });
    return { at, address: `a@${at.name}` };
  },
  "domain-of-other-provider": async () => {
    const other = await createTestProvider(context());
    const at = await fixture({}, { identityProviderId: other.id });
    return { at, address: `a@${at.name}` };
  },
  "domain-full": async () => {
    const at = await fixture({}, { maxMailboxes: 0 });
    return { at, address: `a@${at.name}` };
  },
  "quota-exceeded": async () => {
    const at = await fixture({}, { maxQuotaBytes: 1_000 });
    return { at, address: `a@${at.name}` };
  },
  "creation-off": async () => {
    const at = await fixture({ createOnSignIn: false });
    return { at, address: `a@${at.name}` };
  },
  "no-template": async () => {
    const at = await fixture();
    await setIdentityProvider(context(), { slug: at.slug, defaultTemplateId: null, verify: false });
    return { at, address: `a@${at.name}` };
  },
  "address-taken": async () => {
    const at = await fixture();
    const { id: mailboxId } = await createTestMailbox(context());
    await createAlias(context(), { address: `alias@${at.name}`, mailboxId });
    return { at, address: `alias@${at.name}` };
  },
  "identity-conflict": async () => {
    const at = await fixture();
    const address = await withMailbox(at, "anna");
    expect(await signIn(at, address, `the-first-${at.slug}`)).toMatchObject({ decision: "accepted" });
    return { at, address };
  },
  "linking-off": async () => {
    const at = await fixture({ linkByEmail: false });
    return { at, address: await withMailbox(at, "anna") };
  },
  "other-source": async () => {
    const at = await fixture();
    const { address } = await createTestMailbox(context(), { address: `local@${at.name}` });
    return { at, address };
  },
  "mailbox-disabled": async () => {
    const at = await fixture();
    return { at, address: await withMailbox(at, "anna", { adminState: "disabled" }) };
  },
  "receive-only": async () => {
    const at = await fixture();
    return { at, address: await withMailbox(at, "anna", { adminState: "receive-only" }) };
  },
  "directory-disabled": async () => {
    const at = await fixture();
    return { at, address: await withMailbox(at, "anna", { directoryState: "missing" }) };
  },
} satisfies Partial<Record<SignInRefusal, () => Promise<{ at: Fixture; address: string }>>>;

/** What only the provider's answer, or the moment, can tell; with an address where somebody was known by then. */
const fromHistory = {
  "email-missing": "claims",
  "email-unverified": "claims",
  "provider-refused": "early",
  "provider-misconfigured": "early",
  "token-invalid": "early",
  "sign-in-expired": "early",
  "provider-unavailable": "early",
  unavailable: "early",
} as const satisfies Partial<Record<SignInRefusal, "claims" | "early">>;

/** Not of single sign-on: of passwords and of doors that mail apps use, judged by `decideAccess` or shown as they were. */
const ofPasswords = [
  ...[
    "wrong-password",
    "too-many-attempts",
    "wrong-factor",
    "wrong-passkey",
    "mail-password-off",
    "second-factor-set",
  ],
  ...["second-factor-required", "protocol-off", "credential-not-for-door", "app-password-lacks-protocol"],
  ...["app-password-expired", "network-not-allowed"],
  ...["directory-password-off", "account-disabled", "account-expired", "account-locked"],
  ...["password-change-required", "not-in-directory", "directory-unavailable"],
];

it("leaves out no reason that a sign-in can give", () => {
  const told = [...Object.keys(foreseen), ...Object.keys(fromHistory), ...ofPasswords, "provider-unknown"];
  expect(told.sort()).toEqual(Object.keys(refusalTexts.english).sort());
  expect(Object.keys(refusalSteps).sort()).toEqual(Object.keys(refusalTexts.english).sort());
});

describe("what can be known before anybody signs in", () => {
  it.each(Object.entries(foreseen))("%s", async (name, make) => {
    const reason = name as keyof typeof foreseen;
    const { at, address } = await make();
    const subject = `subject-${randomUUID()}`;
    const foretold = await ask(address, { provider: at.slug, subject });
    expect(foretold.singleSignOn).toMatchObject([{ provider: at.slug, outcome: "refused", reason }]);
    expect(foretold.possible).toBe(false);
    expect(await signIn(at, address, subject)).toEqual({ decision: "rejected", reason });
    const { steps, possible } = await ask(address, { provider: at.slug });
    expect(possible, "without being told who it is").toBe(false);
    const stop = steps.findLast(({ outcome }) => outcome === "stops");
    expect(stop).toMatchObject({ advice: refusalAdvice(reason) });
    expect(stop && say(stop.what)).toContain(`(${reason}): ${say(refusalWhat(reason))}`);
  });

  it("provider-unknown: no such provider, or one that is switched off", async () => {
    const at = await fixture();
    const address = await withMailbox(at, "anna");
    await setIdentityProvider(context(), { slug: at.slug, enabled: false, verify: false });
    for (const slug of [at.slug, "no-such-provider"]) {
      expect(await findProviderForSignIn(context().db, slug)).toBeNull();
      const { singleSignOn, possible } = await ask(address, { provider: slug });
      expect(singleSignOn).toMatchObject([{ reason: "provider-unknown" }]);
      expect(possible).toBe(false);
    }
  });

  it("nothing, where the sign-in opens, links or makes the mailbox", async () => {
    const at = await fixture();
    const fresh = `new@${at.name}`;
    expect(await ask(fresh, { provider: at.slug })).toMatchObject({
      possible: true,
      singleSignOn: [{ outcome: "creates" }],
    });
    const address = await withMailbox(at, "ready");
    expect(await ask(address)).toMatchObject({ possible: true, singleSignOn: [{ outcome: "links" }] });
    const subject = `sub-${at.slug}`;
    await signIn(at, address, subject);
    const open = await ask(address);
    expect(open).toMatchObject({
      possible: true,
      singleSignOn: [{ outcome: "opens", subject, reason: null, othersReason: "identity-conflict" }],
    });
    expect(open.steps.map(({ outcome }) => outcome)).not.toContain("stops");
  });
});

describe("what only the provider's answer tells", () => {
  it.each(Object.entries(fromHistory))("%s, known with an address by then: %s", async (reason, when) => {
    const at = await fixture();
    const address = await withMailbox(at, "anna");
    if (when === "claims") {
      const claims = reason === "email-missing" ? { email: undefined } : { email_verified: false };
      expect(await signIn(at, address, `s-${at.slug}`, claims)).toEqual({ decision: "rejected", reason });
    } else {
      recordEarlyEnd({
        door: "portal",
        credential: "single-sign-on",
        reason: reason as SignInRefusal,
        detail: "their words",
        ip: null,
        providerSlug: at.slug,
      });
      await drainWrites();
    }
    const { steps, possible } = await ask(address);
    expect(possible, "it may have been mended since").toBe(true);
    const told = steps.find(({ step }) => step === "recent-logins");
    expect(told).toMatchObject({ outcome: "passes", advice: refusalAdvice(reason as SignInRefusal) });
    const said = told && say(told.what);
    expect(said).toContain(`(${reason}): ${say(refusalWhat(reason as SignInRefusal))}`);
    if (when === "early") expect(said).toContain("their words");
  });

  it("but not what administrators met at the console", async () => {
    const at = await fixture();
    const address = await withMailbox(at, "anna");
    recordEarlyEnd({
      door: "admin",
      credential: "single-sign-on",
      reason: "token-invalid",
      detail: null,
      ip: null,
      providerSlug: at.slug,
    });
    await drainWrites();
    expect((await ask(address)).steps.map(({ step }) => step)).not.toContain("recent-logins");
  });

  it("nothing any more once a sign-in has succeeded", async () => {
    const at = await fixture();
    const address = await withMailbox(at, "anna");
    recordAttempt({
      address,
      mailboxId: null,
      door: "portal",
      credential: "single-sign-on",
      result: "rejected",
      reason: "token-invalid",
      ip: null,
      providerSlug: at.slug,
    });
    await drainWrites();
    await signIn(at, address, `s-${at.slug}`);
    expect((await ask(address)).steps.filter(({ step }) => step === "recent-logins")).toEqual([]);
  });
});
