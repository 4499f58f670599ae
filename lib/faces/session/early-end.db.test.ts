import { and, eq, isNull } from "drizzle-orm";
import { NextRequest } from "next/server";
import { describe, expect, it } from "vitest";
import { listProviderPage } from "@/lib/accounts/identity-provider/list-page";
import { setIdentityProvider } from "@/lib/accounts/identity-provider/set-identity-provider";
import { recordAttempt } from "@/lib/credentials/login-attempt/record-attempt";
import { finishSingleSignOn } from "@/lib/faces/session/finish-single-sign-on";
import { noteLostStep } from "@/lib/faces/session/second-step";
import { loginAttempt } from "@/lib/platform/db/schema";
import { drainWrites } from "@/lib/platform/db/write-behind";
import { arriveWith } from "@/lib/testing/next-request";
import type { Lie } from "@/lib/testing/openid-provider/lie";
import {
  comeBack,
  type KnownProvider,
  knownProvider,
  newPerson,
  pressButton,
  relyingPartyDatabase,
  signOn,
} from "@/lib/testing/openid-provider/relying-party-fixture";
import { signingKey } from "@/lib/testing/openid-provider/signing-keys";
import { Visit } from "@/lib/testing/openid-provider/visit";

let openid: KnownProvider;
const database = relyingPartyDatabase(async (of) => {
  openid = await knownProvider(of);
});
const context = () => database.context();

/** The rows of the history of one provider, or of none, as far as they tell why. */
async function history(slug: string | null) {
  await drainWrites();
  const { providerSlug } = loginAttempt;
  const rows = await context()
    .db.select()
    .from(loginAttempt)
    .where(slug === null ? isNull(providerSlug) : eq(providerSlug, slug));
  return rows.map(({ door, reason, result, detail, address, mailboxId }) => ({
    door,
    reason,
    result,
    detail,
    address,
    mailboxId,
  }));
}

const row = (reason: string, detail: unknown, result = "rejected") => ({
  door: "portal",
  reason,
  result,
  detail,
  address: "",
  mailboxId: null,
});

const refusal = (error: string, description?: string): Lie => ({
  redirect: (parameters) => {
    parameters.delete("code");
    parameters.set("error", error);
    if (description) parameters.set("error_description", description);
  },
});

describe("a sign-in that ends early is in the login history, counted for its provider", () => {
  it.each<[string, Lie, reason: string, detail: unknown, result?: string]>([
    [
      "cancelled there",
      refusal("access_denied", "The user\nsaid <no>"),
      "provider-refused",
      "access_denied: The user said <no>",
    ],
    ["asked to sign in there first", refusal("login_required"), "provider-refused", "login_required"],
    ["asked to act there", refusal("interaction_required"), "provider-refused", "interaction_required"],
    [
      "down there",
      refusal("temporarily_unavailable"),
      "provider-unavailable",
      "temporarily_unavailable",
      "unavailable",
    ],
    ["not allowed there", refusal("unauthorized_client"), "provider-misconfigured", "unauthorized_client"],
    [
      "the secret was rotated",
      { token: () => ({ status: 401, body: { error: "invalid_client", error_description: "old" } }) },
      "provider-misconfigured",
      "401 invalid_client: old",
    ],
    [
      "the code is used up",
      { token: () => ({ status: 400, body: { error: "invalid_grant" } }) },
      "token-invalid",
      "400 invalid_grant",
    ],
    [
      "the tokens break off",
      { token: () => ({ body: '{"access_token":"abc","id_token":"eyJ' }) },
      "token-invalid",
      expect.stringMatching(/^The answer of .*\/token is not valid JSON/),
    ],
    [
      "the token endpoint is down",
      { token: () => ({ status: 503, body: {} }) },
      "provider-unavailable",
      "503",
      "unavailable",
    ],
    [
      "the token is for another",
      { idToken: { claims: (own) => ({ ...own, aud: "them" }) } },
      "token-invalid",
      expect.stringMatching(/^The token's "aud" is "them" instead of "mail-rp-.*"\.$/),
    ],
    [
      "the token is of another issuer",
      { idToken: { claims: (own) => ({ ...own, iss: "https://evil.test/\u202e" }) } },
      "token-invalid",
      expect.stringMatching(/^The token's "iss" is "https:\/\/evil\.test\/ " instead of "http.*"\.$/),
    ],
    [
      "the token is too old",
      { idToken: { claims: (own) => ({ ...own, exp: Math.floor(Date.now() / 1_000) - 3_600 }) } },
      "token-invalid",
      expect.stringMatching(/^The token expired 360\d s ago; 30 s are tolerated\.$/),
    ],
    [
      "the token answers another sign-in",
      { idToken: { claims: (own) => ({ ...own, nonce: "of-another-browser" }) } },
      "token-invalid",
      'The token\'s "nonce" does not fit.',
    ],
    [
      "the signature is by another key",
      { idToken: { signer: () => signingKey("other") } },
      "token-invalid",
      expect.stringMatching(
        /^(No such key|Wrong signature): signed by .*; the provider has published ".*" \(.*\)/,
      ),
    ],
    [
      "two codes",
      { redirect: (parameters) => parameters.append("code", "another") },
      "token-invalid",
      expect.stringContaining("more than once"),
    ],
  ])("%s", async (_, lie, reason, detail, result) => {
    const liar = await knownProvider(context(), { lie });
    expect(await signOn(liar, newPerson(liar).sub)).toMatchObject({ refused: reason });
    const [only, ...more] = await history(liar.slug);
    expect(only).toEqual(row(reason, detail === "503" ? expect.stringContaining("503") : detail, result));
    expect(more).toEqual([]);
    const { items } = await listProviderPage(context(), { limit: 1_000 });
    expect(items.find(({ slug }) => slug === liar.slug)).toMatchObject({
      lastFailure: { at: expect.any(Date), reason, detail: only?.detail },
      failedLastDay: 1,
    });
  });

  it("a rotated secret, at a provider that is honest", async () => {
    const rotated = await knownProvider(context());
    await setIdentityProvider(context(), {
      slug: rotated.slug,
      clientSecret: "the one before",
      verify: false,
    });
    expect(await signOn(rotated, newPerson(rotated).sub)).toMatchObject({
      refused: "provider-misconfigured",
    });
    expect(await history(rotated.slug)).toEqual([
      row("provider-misconfigured", expect.stringContaining("invalid_client")),
    ]);
  });

  it("the check cookies are gone, or of another sign-in", async () => {
    const own = await knownProvider(context());
    const first = await pressButton(own.slug);
    const back = await new Visit(own).signIn(newPerson(own).sub, first.url);
    expect(await comeBack(back, {})).toMatchObject({ refused: "sign-in-expired" });
    const { cookies } = await pressButton(own.slug, first.cookies);
    expect(await comeBack(back, cookies)).toMatchObject({ refused: "sign-in-expired" });
    expect(await history(own.slug), "alike ones are one row").toEqual([
      row("sign-in-expired", expect.stringContaining("no sign-in of this browser")),
    ]);
  });

  it("no such provider, at the start and at the end", async () => {
    await expect(pressButton("nobody")).rejects.toThrow("provider-unknown");
    const url = new URL("https://localhost:8443/api/auth/callback/nobody?code=x");
    expect(await comeBack(url, {})).toMatchObject({ refused: "provider-unknown" });
    expect(new Set((await history(null)).map(({ reason }) => reason))).toEqual(new Set(["provider-unknown"]));
  });

  it("discovery is down, or names another issuer, when the button is pressed", async () => {
    const down = await knownProvider(context());
    await down.stop();
    await expect(pressButton(down.slug)).rejects.toThrow("provider-unavailable");
    expect(await history(down.slug)).toEqual([
      row("provider-unavailable", expect.any(String), "unavailable"),
    ]);
    const renamed = await knownProvider(context(), {
      lie: { metadata: (honest) => ({ ...honest, issuer: "https://elsewhere.test" }) },
    });
    await expect(pressButton(renamed.slug)).rejects.toThrow("provider-misconfigured");
    expect(await history(renamed.slug)).toEqual([
      row("provider-misconfigured", expect.stringContaining("elsewhere.test")),
    ]);
  });
});

it("a second step that was left too long is in the history as well, of nobody", async () => {
  arriveWith({});
  await noteLostStep("totp");
  await noteLostStep("totp");
  await drainWrites();
  const rows = await context().db.select().from(loginAttempt).where(eq(loginAttempt.credential, "totp"));
  expect(rows).toMatchObject([{ reason: "sign-in-expired", count: 2, address: "", door: "portal" }]);
});

describe("a stranger who calls the callback in a loop", () => {
  const call = (at: number, query: string) =>
    finishSingleSignOn(
      new NextRequest(`https://localhost:8443/api/auth/callback/${openid.slug}?${query}`, {
        headers: { "x-forwarded-for": `2001:db8:${at.toString(16)}::1`, host: "localhost:8443" },
      }),
      openid.slug,
    );

  it("adds a few rows, none of anybody's mailbox, and takes no place from what is real", async () => {
    const { sub, email } = newPerson(openid);
    await signOn(openid, sub);
    for (let at = 0; at < 300; at++)
      await call(at, `error=access_denied&error_description=row-${at}&login_hint=${email}&state=${at}`);
    const attempts = Array.from({ length: 100 }, (_, at) => ({
      address: `real-${at}@demo.test`,
      mailboxId: null,
      door: "imap",
      credential: "local-password",
      result: "rejected" as const,
      reason: "wrong-password",
      ip: "192.0.2.1",
      providerSlug: null,
    }));
    for (const attempt of attempts) recordAttempt(attempt);
    const rows = await history(openid.slug);
    expect(rows.length).toBeLessThanOrEqual(63);
    const strays = rows.filter(({ result }) => result !== "accepted");
    expect(strays.every(({ address, mailboxId }) => address === "" && mailboxId === null)).toBe(true);
    expect(JSON.stringify(strays), "his words are not the provider's").not.toContain("row-");
    const { db } = context();
    expect(await db.$count(loginAttempt, eq(loginAttempt.ip, "192.0.2.1"))).toBe(100);
    const [folded] = await db
      .select()
      .from(loginAttempt)
      .where(and(eq(loginAttempt.providerSlug, openid.slug), isNull(loginAttempt.ip)));
    expect(folded?.count, "all of them are counted").toBeGreaterThan(200);
  });
});
