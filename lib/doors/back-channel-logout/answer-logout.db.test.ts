import { randomUUID } from "node:crypto";
import { once } from "node:events";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { type JWTHeaderParameters, SignJWT, UnsecuredJWT } from "jose";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { setIdentityProvider } from "@/lib/accounts/identity-provider/set-identity-provider";
import { createSession, type SessionOrigin } from "@/lib/credentials/web-session/create-session";
import { purgeLogoutTokens } from "@/lib/credentials/web-session/end-provider-sessions";
import { findSession } from "@/lib/credentials/web-session/queries";
import { answerLogout } from "@/lib/doors/back-channel-logout/answer-logout";
import { adminAccount, externalIdentity, logoutToken, session } from "@/lib/platform/db/schema";
import { tokenDigest } from "@/lib/platform/secrets/token";
import { testDatabase } from "@/lib/testing/database";
import { type FakeProvider, startFakeProvider, type TokenClaims } from "@/lib/testing/fake-provider";
import { createTestMailbox, createTestProvider } from "@/lib/testing/fixtures";

const database = testDatabase();
const event = "http://schemas.openid.net/event/backchannel-logout";
const now = () => Math.floor(Date.now() / 1_000);

interface Door {
  fake: FakeProvider;
  id: string;
  slug: string;
}
let work: Door;
let other: Door;

async function openDoor(): Promise<Door> {
  const fake = await startFakeProvider();
  const provider = await createTestProvider(database.context(), { kind: "oidc", issuer: fake.issuer });
  return { fake, id: provider.id, slug: provider.slug };
}
beforeAll(async () => {
  work = await openDoor();
  other = await openDoor();
});
afterAll(async () => {
  await work.fake.stop();
  await other.fake.stop();
});

/** A mailbox linked to a subject of both providers. */
async function person() {
  const { id } = await createTestMailbox(database.context());
  const subject = `subject-${randomUUID()}`;
  const { db } = database.client();
  for (const { id: identityProviderId, fake } of [work, other])
    await db
      .insert(externalIdentity)
      .values({ identityProviderId, issuer: fake.issuer, subject, mailboxId: id });
  return { id, subject };
}

async function signIn(mailboxId: string, sessionId: string | null = null, door: Door | null = work) {
  const provider: SessionOrigin["provider"] = door
    ? { id: door.id, sessionId, idToken: "not asked for here" }
    : undefined;
  const { token } = await createSession(database.client().db, {
    mailboxId,
    ...(provider ? { provider } : {}),
  });
  return async () => (await findSession(database.client().db, token)) !== null;
}

const claims = (changes: TokenClaims = {}): TokenClaims => ({
  azp: undefined,
  jti: randomUUID(),
  events: { [event]: {} },
  ...changes,
});

const form = (token: string) => new URLSearchParams({ logout_token: token });

const post = (body: BodyInit, slug = work.slug) =>
  answerLogout(
    new Request("https://localhost:8443/", { method: "POST", body, duplex: "half" } as RequestInit),
    slug,
  );

const send = async (changes: TokenClaims, header?: Partial<JWTHeaderParameters>) =>
  post(form(await work.fake.token(claims(changes), header)));

describe("a logout token", () => {
  it("ends the portal session that came from that session at the provider, and no other", async () => {
    const { id, subject } = await person();
    const stranger = await person();
    const named = await signIn(id, "here");
    const elsewhere = await signIn(id, "elsewhere");
    const password = await signIn(id, null, null);
    const byOther = await signIn(id, "here", other);
    const strangers = await signIn(stranger.id, "theirs");
    const answer = await send({ sub: subject, sid: "here" });
    expect(answer.status).toBe(200);
    expect(answer.headers.get("cache-control")).toBe("no-store");
    expect(await named()).toBe(false);
    for (const still of [elsewhere, password, byOther, strangers]) expect(await still()).toBe(true);
  });

  it("ends all that a person has opened by this provider when it names no session", async () => {
    const { id, subject } = await person();
    const stranger = await person();
    const ended = [await signIn(id, "one"), await signIn(id, null)];
    const kept = [
      await signIn(id, null, null),
      await signIn(id, "x", other),
      await signIn(stranger.id, "one"),
    ];
    expect((await send({ sub: subject })).status).toBe(200);
    for (const session of ended) expect(await session()).toBe(false);
    for (const session of kept) expect(await session()).toBe(true);
  });

  it("may name the session alone, and a session without a name goes with its person", async () => {
    const { id, subject } = await person();
    const byName = await signIn(id, `sid-${subject}`);
    const nameless = await signIn(id, null);
    expect((await send({ sub: undefined, sid: `sid-${subject}` })).status).toBe(200);
    expect(await byName()).toBe(false);
    expect(await nameless()).toBe(true);
    expect((await send({ sub: subject, sid: "of this person" })).status).toBe(200);
    expect(await nameless()).toBe(false);
  });

  it("leaves what an administrator has opened as the person", async () => {
    const { id, subject } = await person();
    const { db } = database.client();
    const opener = randomUUID();
    await db.insert(adminAccount).values({
      id: opener,
      login: opener,
      role: "superadmin",
      passwordHash: "x",
    });
    await db.insert(session).values({
      sessionToken: tokenDigest("opened"),
      userId: id,
      impersonatedBy: opener,
      expires: new Date(Date.now() + 60_000),
    });
    expect((await send({ sub: subject })).status).toBe(200);
    expect(await findSession(db, "opened")).not.toBeNull();
  });

  it("of somebody who is not signed in is no error", async () => {
    expect((await send({ sub: "nobody-here" })).status).toBe(200);
  });

  it.each(["JWT", "logout+jwt", "application/logout+jwt"])("may be of the type %s", async (typ) => {
    expect((await send({ sub: "nobody-here" }, { typ })).status).toBe(200);
  });
});

describe("what is refused, and ends nothing", () => {
  it.each<[string, TokenClaims, Partial<JWTHeaderParameters>?]>([
    ["another audience", { aud: "other-client" }],
    ["another issuer", { iss: "https://evil.test" }],
    ["no events", { events: undefined }],
    ["another event", { events: { "http://schemas.openid.net/event/other": {} } }],
    ["an event that is no object", { events: { [event]: "yes" } }],
    ["a list of events", { events: [event] }],
    ["a nonce", { nonce: "n" }],
    ["even an empty nonce", { nonce: null }],
    ["no jti", { jti: undefined }],
    ["a jti that is no text", { jti: 7 }],
    ["neither person nor session", { sub: undefined }],
    ["a session that is no text", { sid: { $ne: "" } }],
    ["an endless session", { sid: "x".repeat(256) }],
    ["an old token", { iat: now() - 400 }],
    ["a token from the future", { iat: now() + 400 }],
    ["an expired token", { exp: now() - 60 }],
    ["no end", { exp: undefined }],
    ["an end that is no number", { exp: "never" }],
    ["no time of issue", { iat: undefined }],
    ["a session that is null", { sid: null }],
    ["an empty session", { sid: "" }],
    ["further audiences that nobody here knows", { aud: ["letterlock", "other-client"] }],
    ["another client's token that names us too", { aud: ["letterlock", "b"], azp: "b" }],
    ["the type of an access token", {}, { typ: "at+jwt" }],
  ])("%s", async (_, changes, header) => {
    const { id, subject } = await person();
    const mine = await signIn(id, "here");
    const answer = await send({ sub: subject, ...changes }, header);
    expect(answer.status).toBe(400);
    expect(await answer.json()).toMatchObject({ error: "invalid_request" });
    expect(answer.headers.get("cache-control")).toBe("no-store");
    expect(await mine()).toBe(true);
  });

  it("a forged signature, none, and an HMAC by a published key", async () => {
    const { id, subject } = await person();
    const mine = await signIn(id, "here");
    const whole = { iss: work.fake.issuer, aud: "letterlock", iat: now(), ...claims({ sub: subject }) };
    const hmac = new SignJWT(whole).setProtectedHeader({ alg: "HS256", kid: "k1" });
    for (const token of [
      await work.fake.forgedToken(claims({ sub: subject })),
      new UnsecuredJWT(whole).encode(),
      await hmac.sign(Buffer.from("not-a-real-secret".repeat(3))),
      "a.b.c",
      "",
    ])
      expect((await post(form(token))).status).toBe(400);
    expect(await mine()).toBe(true);
  });

  it("an ID token", async () => {
    const { id, subject } = await person();
    const mine = await signIn(id, "here");
    const idToken = await work.fake.token({ sub: subject, sid: "here", nonce: "n", jti: randomUUID() });
    expect((await post(form(idToken))).status).toBe(400);
    expect(await mine()).toBe(true);
  });

  it("another provider's honest token", async () => {
    const { id, subject } = await person();
    const mine = await signIn(id, "here");
    const foreign = await other.fake.token(claims({ sub: subject }));
    expect((await post(form(foreign))).status).toBe(400);
    expect(await mine()).toBe(true);
  });

  it("the session of one person beside the name of another, and neither person's sessions end", async () => {
    const { id, subject } = await person();
    const stranger = await person();
    const theirs = await signIn(stranger.id, `sid-of-${stranger.subject}`);
    const mine = [await signIn(id, null), await signIn(id, "here")];
    const both = { sub: subject, sid: `sid-of-${stranger.subject}` };
    expect((await send(both)).status).toBe(400);
    expect((await send({ ...both, sub: "linked-to-nobody" })).status).toBe(400);
    for (const still of [theirs, ...mine]) expect(await still()).toBe(true);
    expect((await send({ ...both, sub: stranger.subject })).status).toBe(200);
    expect(await theirs()).toBe(false);
  });

  it("a token that was taken before, also when both come at once", async () => {
    const { id, subject } = await person();
    const token = await work.fake.token(claims({ sub: subject }));
    const answers = await Promise.all([post(form(token)), post(form(token))]);
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 400]);
    const again = await signIn(id, "later");
    expect((await post(form(token))).status).toBe(400);
    expect(await again()).toBe(true);
  });

  it("a provider that is unknown or switched off, in the same words as a bad token", async () => {
    const { subject } = await person();
    const off = await openDoor();
    await setIdentityProvider(database.context(), { slug: off.slug, enabled: false, verify: false });
    const token = await off.fake.token(claims({ sub: subject }));
    const texts = new Set<string>();
    for (const slug of [off.slug, "no-such-provider", "../keycloak", work.slug])
      texts.add(await (await post(form(token), slug)).text());
    expect(texts.size).toBe(1);
    await off.fake.stop();
  });

  it.each<[string, () => BodyInit]>([
    ["no field", () => new URLSearchParams({ other: "x" })],
    ["two tokens", () => new URLSearchParams([..."ab"].map((token) => ["logout_token", token]))],
    ["JSON", () => new Blob(['{"logout_token":"x"}'], { type: "application/json" })],
    ["a giant body", () => new URLSearchParams({ logout_token: "x".repeat(20_000) })],
  ])("%s", async (_, body) => {
    const answer = await post(body());
    expect(answer.status).toBe(400);
    expect(await answer.text()).toContain("invalid_request");
  });
});

describe("an outage", () => {
  it("of the provider's keys is said to be one, and the same token is good afterwards", async () => {
    const { id, subject } = await person();
    const door = await openDoor();
    await database
      .client()
      .db.insert(externalIdentity)
      .values({ identityProviderId: door.id, issuer: door.fake.issuer, subject: "here", mailboxId: id });
    const mine = await signIn(id, "here", door);
    const token = await door.fake.token(claims({ sub: "here" }));
    door.fake.claimedIssuer = "https://evil.test";
    const answer = await post(form(token), door.slug);
    expect(answer.status).toBe(503);
    const text = await answer.text();
    expect(JSON.parse(text)).toMatchObject({ error: "temporarily_unavailable" });
    expect(text).not.toContain("evil");
    expect(await mine()).toBe(true);
    door.fake.claimedIssuer = null;
    expect((await post(form(token), door.slug)).status).toBe(200);
    expect(await mine()).toBe(false);
    expect(subject).not.toBe("here");
    await door.fake.stop();
  });
});

it("asks for no keys where the token says they are", async () => {
  let asked = 0;
  const trap = createServer((_, response) => {
    asked++;
    response.end("{}");
  });
  trap.listen(0, "127.0.0.1");
  await once(trap, "listening");
  const url = `http://127.0.0.1:${(trap.address() as AddressInfo).port}/keys`;
  const answer = await send({ sub: "x", iss: url }, { jku: url, x5u: url });
  expect(answer.status).toBe(400);
  expect((await send({ sub: "nobody-here" }, { jku: url, x5u: url })).status).toBe(200);
  expect(asked).toBe(0);
  trap.close();
});

it("forgets tokens when they are too old to be taken", async () => {
  const { db } = database.client();
  await purgeLogoutTokens(database.context());
  expect(await db.$count(logoutToken)).toBeGreaterThan(0);
  await purgeLogoutTokens(database.context(), new Date(Date.now() + 331_000));
  expect(await db.$count(logoutToken)).toBe(0);
});
