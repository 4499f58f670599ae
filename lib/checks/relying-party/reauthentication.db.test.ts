import { eq } from "drizzle-orm";
import { describe, expect, it } from "vitest";
import { getRecoveryAddress } from "@/lib/accounts/recovery-address/queries";
import { createAppPassword } from "@/lib/credentials/app-password/create-app-password";
import { sessionCookieName } from "@/lib/credentials/web-session/cookie";
import { createSession } from "@/lib/credentials/web-session/create-session";
import { appPassword, recoveryAddress, secondFactor, session } from "@/lib/platform/db/schema";
import { loadAppFile } from "@/lib/testing/app-files";
import { createTestMailbox } from "@/lib/testing/fixtures";
import { arriveWith, cookies } from "@/lib/testing/next-request";
import {
  comeBack,
  type KnownProvider,
  knownProvider,
  newPerson,
  pressButton,
  relyingPartyDatabase,
  signOn,
} from "@/lib/testing/openid-provider/relying-party-fixture";
import { Visit } from "@/lib/testing/openid-provider/visit";
import { callAction } from "@/lib/testing/page-visit";

/* A session alone, which may be stolen, makes no app password: whoever asks for one has re-authenticated lately. */

const database = relyingPartyDatabase();
const db = () => database.client().db;

type Cookies = Record<string, string>;
const minutes = (count: number) => new Date(Date.now() - count * 60_000);

/** Calls an action of the portal in a browser with these cookies. */
async function call(name: string, cookies: Cookies, values: Cookies, ...bound: string[]) {
  const [file = "", exported = ""] = name.split("#");
  const action = (await loadAppFile(file))[exported] as (...given: unknown[]) => Promise<unknown>;
  const form = new FormData();
  for (const [field, value] of Object.entries(values)) form.set(field, value);
  arriveWith(cookies);
  return callAction(action, [...bound, {}, form]);
}

const make = (cookies: Cookies) =>
  call("(user)/home/devices/device-actions.ts#addDevice", cookies, {
    kind: "other",
    name: "Phone",
    protocols: "imap",
    expiry: "never",
  });
const made = expect.objectContaining({ result: expect.objectContaining({ name: "Phone" }) });
const refused = (...ways: string[]) => ({
  kind: "returned",
  value: expect.objectContaining({ proof: ways, problem: expect.any(String) }),
});

const passwordsOf = async (mailboxId: string) =>
  db().select().from(appPassword).where(eq(appPassword.mailboxId, mailboxId));

describe("somebody with a password of its own", () => {
  async function signedIn(provedAt: Date) {
    const mailbox = await createTestMailbox(database.context());
    const { token } = await createSession(db(), { mailboxId: mailbox.id });
    await db().update(session).set({ authenticatedAt: provedAt }).where(eq(session.userId, mailbox.id));
    return { ...mailbox, cookies: { [sessionCookieName()]: token } };
  }

  it("makes one for as long as its proof is fresh", async () => {
    const { cookies } = await signedIn(minutes(14));
    expect(await make(cookies)).toEqual({ kind: "returned", value: made });
  });

  it("is asked for the password, or for the factor where there is one, and nothing is made before", async () => {
    const { id, cookies } = await signedIn(minutes(16));
    expect(await make(cookies)).toEqual(refused("password"));
    await db()
      .insert(secondFactor)
      .values({ ownerKind: "mailbox", ownerId: id, kind: "totp", name: "Phone" });
    expect(await make(cookies)).toEqual(refused("totp"));
    expect(await passwordsOf(id)).toEqual([]);
  });

  it("is asked before one is revoked", async () => {
    const { id, cookies } = await signedIn(minutes(16));
    const { id: which } = await createAppPassword(database.context(), {
      mailboxId: id,
      name: "Lost phone",
      protocols: ["imap"],
    });
    const revoke = () => call("(user)/home/devices/device-actions.ts#revokeDevice", cookies, { id: which });
    expect(await revoke()).toEqual(refused("password"));
    expect(await passwordsOf(id)).toHaveLength(1);
    await db()
      .update(session)
      .set({ authenticatedAt: minutes(14) })
      .where(eq(session.userId, id));
    await revoke();
    expect(await passwordsOf(id)).toEqual([]);
  });

  it("is asked before the recovery address is removed", async () => {
    const { id, cookies } = await signedIn(minutes(16));
    const address = "else@where.test";
    await db()
      .insert(recoveryAddress)
      .values({ mailboxId: id, address, confirmedAt: minutes(60) });
    const remove = () =>
      call("(user)/home/security/recovery-email-actions.ts#removeRecoveryEmail", cookies, {});
    expect(await remove()).toEqual(refused("password"));
    expect(await getRecoveryAddress(db(), id)).toMatchObject({ address });
    await db()
      .update(session)
      .set({ authenticatedAt: minutes(14) })
      .where(eq(session.userId, id));
    await remove();
    expect(await getRecoveryAddress(db(), id)).toMatchObject({ address: null });
  });

  it("is asked before one is widened, and not before it is narrowed", async () => {
    const { id, cookies } = await signedIn(minutes(16));
    const wanted = { mailboxId: id, name: "Phone", protocols: ["imap"] as ["imap"] };
    const { id: which } = await createAppPassword(database.context(), {
      ...wanted,
      allowedNetworks: ["192.0.2.0/24"],
    });
    const change = (networks: string, version: string) =>
      call(
        "(user)/home/devices/device-actions.ts#changeDevice",
        cookies,
        {
          name: "Phone",
          protocols: "imap",
          networks,
          expiry: "never",
          version,
        },
        which,
      );
    expect(await change("192.0.0.0/16", "1")).toEqual(refused("password"));
    expect(await change("", "1")).toEqual(refused("password"));
    expect(await change("192.0.2.128/25", "1")).toEqual({ kind: "redirect", to: "/home/devices" });
    expect((await passwordsOf(id))[0]?.allowedNetworks).toEqual(["192.0.2.128/25"]);
  });
});

describe("somebody of a provider", () => {
  const sessionNow = async ({ sub }: { sub: string }) => {
    const rows = await db().select().from(session);
    return rows.filter(({ sealedIdToken }) => sealedIdToken !== null && sub).at(-1);
  };

  /** Signed in to the portal by a provider that asked so long ago who it is. */
  async function signedOn(askedAt: Date | undefined) {
    const openid = await knownProvider(database.context());
    const { sub } = newPerson(openid);
    const visit = new Visit(openid);
    openid.lie = { idToken: { claims: (honest) => ({ ...honest, auth_time: seconds(askedAt) }) } };
    const { cookies } = await signOn(openid, sub, visit);
    openid.lie = {};
    return { openid, sub, visit, cookies };
  }
  /** `undefined` leaves it out. */
  const seconds = (moment: Date | undefined) => moment && Math.floor(moment.getTime() / 1_000);

  const proveAt = async (openid: KnownProvider, sub: string, visit: Visit, cookies: Cookies) => {
    const started = await call(
      "_reauthentication/mailbox-reauthentication-actions.ts#reauthenticateAtProvider",
      cookies,
      {
        next: "/home/devices/new",
      },
    );
    if (started.kind !== "redirect") throw new Error(JSON.stringify(started));
    const url = new URL(started.to);
    const held = await heldCookies();
    return { url, landed: await comeBack(await visit.signIn(sub, url), { ...cookies, ...held }), openid };
  };
  const heldCookies = async () => {
    const jar = await cookies();
    return Object.fromEntries(jar.getAll().map(({ name, value }) => [name, value]));
  };

  it.each([
    ["just now", minutes(0)],
    ["without saying when", undefined],
    ["in our future, by its clock", new Date(Date.now() + 3_600_000)],
  ])("makes one after a sign-in for which the provider asked %s", async (_, askedAt) => {
    const { cookies, sub } = await signedOn(askedAt);
    expect(await make(cookies)).toEqual({ kind: "returned", value: made });
    expect(Number((await sessionNow({ sub }))?.authenticatedAt)).toBeLessThanOrEqual(Date.now());
  });

  it("is sent to the provider where that asked long ago, however new the session is, and comes back to go on", async () => {
    const { openid, sub, visit, cookies } = await signedOn(minutes(60));
    expect(await make(cookies)).toEqual(refused("provider"));
    const { url, landed } = await proveAt(openid, sub, visit, cookies);
    expect(Object.fromEntries(url.searchParams)).toMatchObject({ prompt: "login", max_age: "0" });
    expect(landed.refused).toBeNull();
    expect(`${landed.location.pathname}${landed.location.search}`).toBe("/home/devices/new");
    expect(await make(landed.cookies)).toEqual({ kind: "returned", value: made });
    expect(await make(cookies), "the session before has ended").toMatchObject({ kind: "redirect" });
  });

  it("has proved nothing where the provider let it through without asking", async () => {
    const { openid, sub, visit, cookies } = await signedOn(minutes(60));
    openid.lie = { idToken: { claims: (honest) => ({ ...honest, auth_time: seconds(minutes(60)) }) } };
    const { landed } = await proveAt(openid, sub, visit, cookies);
    expect(landed.refused).toBeNull();
    expect(await make(landed.cookies)).toEqual(refused("provider"));
  });

  it("is asked without prompt=login where the provider announces that it does not know it", async () => {
    const openid = await knownProvider(database.context());
    openid.lie = { metadata: (own) => ({ ...own, prompt_values_supported: ["none", "consent"] }) };
    const { sub } = newPerson(openid);
    const { cookies } = await signOn(openid, sub);
    const started = await call(
      "_reauthentication/mailbox-reauthentication-actions.ts#reauthenticateAtProvider",
      cookies,
      {},
    );
    const { searchParams } = new URL(started.kind === "redirect" ? started.to : "");
    expect([searchParams.get("prompt"), searchParams.get("max_age")]).toEqual([null, "0"]);
  });

  it("stays signed in where the provider does not answer, and is told", async () => {
    const { openid, cookies } = await signedOn(minutes(60));
    await openid.stop();
    expect(
      await call(
        "_reauthentication/mailbox-reauthentication-actions.ts#reauthenticateAtProvider",
        cookies,
        {},
      ),
    ).toMatchObject({
      value: { problem: expect.any(String) },
    });
    expect(await make(cookies)).toEqual(refused("provider"));
    await expect(pressButton(openid.slug)).rejects.toThrow();
  });
});
