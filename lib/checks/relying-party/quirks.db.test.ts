import { eq } from "drizzle-orm";
import { SignJWT } from "jose";
import { describe, expect, it } from "vitest";
import { endSession } from "@/lib/credentials/web-session/end-session";
import { findSession } from "@/lib/credentials/web-session/queries";
import { externalIdentity, loginAttempt, mailbox, template } from "@/lib/platform/db/schema";
import { drainWrites } from "@/lib/platform/db/write-behind";
import { createTestTemplate } from "@/lib/testing/fixtures";
import type { Forgery, Lie } from "@/lib/testing/openid-provider/lie";
import {
  type KnownProvider,
  knownProvider,
  newPerson,
  pressButton,
  relyingPartyDatabase,
  signOn,
} from "@/lib/testing/openid-provider/relying-party-fixture";
import { signingKey } from "@/lib/testing/openid-provider/signing-keys";

/*
 * What well-known providers send that no text-book does, by their own documentation (docs/relying-party.md names it). All
 * of them are well-meant: each person must come in, or be refused by a word that says what is missing.
 */

let staffId = "";
let smallId = "";
const database = relyingPartyDatabase(async (context, defaultTemplateId) => {
  smallId = defaultTemplateId;
  staffId = (await createTestTemplate(context, { name: "staff" })).id;
});

const templateOf = async (address: string): Promise<string | undefined> => {
  const [row] = await database
    .client()
    .db.select({ name: template.name })
    .from(mailbox)
    .innerJoin(template, eq(template.id, mailbox.templateId))
    .where(eq(mailbox.address, address));
  return row?.name;
};

type Settings = NonNullable<Parameters<typeof knownProvider>[2]>;
const mappedBy =
  (claim: string, value: string, settings: Record<string, unknown> = {}): Settings =>
  () => ({ settings, mappings: [{ claim, value, templateId: staffId }], defaultTemplateId: smallId });

/** Claims that stand in the ID token over the honest ones. */
const inToken = (changes: Record<string, unknown>): Lie => ({
  idToken: { claims: (own) => ({ ...own, ...changes }) },
});

async function expectTemplate(openid: KnownProvider, name: string, claims: Record<string, unknown> = {}) {
  const { sub, email } = newPerson(openid, claims);
  expect(await signOn(openid, sub)).toMatchObject({ refused: null });
  expect(await templateOf(email)).toBe(name);
}

describe("what the ID token and userinfo say", () => {
  it("Google: hd chooses the template", async () => {
    const openid = await knownProvider(
      database.context(),
      { claimsInToken: true, lie: inToken({ hd: "demo.test", azp: undefined }) },
      mappedBy("hd", "demo.test"),
    );
    await expectTemplate(openid, "staff");
  });

  it("Google: an issuer without https:// is another issuer", async () => {
    const openid = await knownProvider(database.context());
    openid.lie = inToken({ iss: openid.issuer.replace("http://", "") });
    expect(await signOn(openid, newPerson(openid).sub)).toMatchObject({ refused: "token-invalid" });
  });

  it("Entra: no email_verified, so nobody is linked by the address, unless the provider is trusted", async () => {
    const person = { email_verified: undefined, oid: "oid", tid: "tid", ver: "2.0" };
    const strict = await knownProvider(database.context());
    expect(await signOn(strict, newPerson(strict, person).sub)).toMatchObject({
      refused: "email-unverified",
    });
    const trusting = await knownProvider(database.context(), {}, () => ({
      settings: { requireVerifiedEmail: false },
    }));
    expect(await signOn(trusting, newPerson(trusting, person).sub)).toMatchObject({ refused: null });
  });

  it.each([
    [true, null],
    ["1", null],
    [1, null],
    [false, "email-unverified"],
    [undefined, "email-unverified"],
  ])("Entra: xms_edov as the proof of the address: %s", async (xms_edov, refused) => {
    const openid = await knownProvider(
      database.context(),
      { claimsInToken: true, lie: inToken({ email_verified: undefined, xms_edov }) },
      () => ({ settings: { emailProofClaim: "xms_edov" } }),
    );
    expect(await signOn(openid, newPerson(openid).sub)).toMatchObject({ refused });
  });

  it("Entra: the issuer of all tenants, with {tenantid} in it, is nobody's", async () => {
    const lie: Lie = { metadata: (own) => ({ ...own, issuer: "https://login.test/{tenantid}/v2.0" }) };
    const openid = await knownProvider(database.context(), { lie });
    await expect(pressButton(openid.slug)).rejects.toThrow("provider-misconfigured");
  });

  it("Okta: a thin ID token, and groups at userinfo", async () => {
    const openid = await knownProvider(
      database.context(),
      {},
      mappedBy("groups", "mail-staff", { scopes: "openid profile email groups" }),
    );
    await expectTemplate(openid, "staff", { groups: ["Everyone", "mail-staff"] });
  });

  it("Zitadel: the project beside us in aud, numbers as subjects", async () => {
    const openid = await knownProvider(database.context(), { claimsInToken: true });
    openid.lie = {
      idToken: {
        claims: (own) => ({ ...own, aud: [own.aud, "278863137394450433"], azp: own.aud, client_id: own.aud }),
      },
    };
    expect(await signOn(openid, newPerson(openid, { sub: `${Date.now()}` }).sub)).toMatchObject({
      refused: null,
    });
  });

  it("Authentik: an issuer for each application, with a slash at its end", async () => {
    const openid = await knownProvider(database.context(), { path: "/application/o/mail/" });
    expect(openid.issuer).toMatch(/mail\/$/);
    expect(await signOn(openid, newPerson(openid).sub)).toMatchObject({ refused: null });
    openid.lie = inToken({ iss: openid.issuer.slice(0, -1) });
    expect(await signOn(openid, newPerson(openid).sub)).toMatchObject({ refused: "token-invalid" });
  });

  it("Pocket ID: a type in the token, groups beside other lists", async () => {
    const openid = await knownProvider(
      database.context(),
      { claimsInToken: true, lie: inToken({ type: "id-token", groups: ["mail-staff"], locale: null }) },
      mappedBy("groups", "mail-staff"),
    );
    await expectTemplate(openid, "staff");
  });

  it("Keycloak: everything in the token, userinfo is not asked", async () => {
    const openid = await knownProvider(database.context(), { claimsInToken: true });
    openid.lie = { idToken: { claims: (own) => ({ ...own, typ: "ID", sid: own.sid, acr: "1" }) } };
    expect(await signOn(openid, newPerson(openid).sub)).toMatchObject({ refused: null });
    expect(openid.asked.get("/me")).toBeUndefined();
  });

  it("80 groups of 60 characters each", async () => {
    const groups = Array.from({ length: 80 }, (_, index) => `/company/department-${index}`.padEnd(60, "x"));
    const openid = await knownProvider(
      database.context(),
      { claimsInToken: true, lie: inToken({ groups: [...groups, "mail-staff"] }) },
      mappedBy("groups", "mail-staff"),
    );
    await expectTemplate(openid, "staff");
  });

  describe("an ID token", () => {
    /** Groups that make a token of about so many bytes: base64 makes four of three. */
    const groupsOf = (bytes: number) =>
      Array.from({ length: Math.ceil((bytes * 3) / 4 / 63) }, (_, at) => `/group-${at}`.padEnd(60, "x"));

    /** A whole sign-in with a token of about so many bytes, and all that it left here. */
    async function signInWith(bytes: number) {
      let length = 0;
      const finished = (token: string) => {
        length = token.length;
        return token;
      };
      const groups = groupsOf(bytes);
      const openid = await knownProvider(database.context(), {
        claimsInToken: true,
        lie: { idToken: { claims: (own) => ({ ...own, groups }), finished } },
      });
      const { sub, email } = newPerson(openid);
      const { refused, session: token = "" } = await signOn(openid, sub);
      await drainWrites();
      const { db } = database.client();
      const mailboxes = await db.select().from(mailbox).where(eq(mailbox.address, email));
      const history = await db.select().from(loginAttempt).where(eq(loginAttempt.providerSlug, openid.slug));
      return {
        length,
        refused,
        mailboxes: mailboxes.map(({ address }) => address),
        identities: await db.$count(externalIdentity, eq(externalIdentity.subject, sub)),
        history: history.map(({ address, result, reason, detail }) => ({ address, result, reason, detail })),
        session: (await findSession(db, token))?.address ?? null,
        hint: (await endSession(db, token))?.idToken.length ?? null,
        email,
      };
    }

    it.each([49, 180])("of more than %s KB: mailbox, session and login history agree", async (size) => {
      const { length, email, ...left } = await signInWith(size * 1_024);
      expect(length).toBeGreaterThan(size * 1_024);
      expect(left).toEqual({
        refused: null,
        mailboxes: [email],
        identities: 1,
        history: [{ address: email, result: "accepted", reason: null, detail: null }],
        session: email,
        hint: length,
      });
    });

    it("of more than 256 KiB: nothing is made, and the login history says why", async () => {
      const { length, email: _, ...left } = await signInWith(256 * 1_024);
      expect(length).toBeGreaterThan(256 * 1_024);
      expect(left).toEqual({
        refused: "token-invalid",
        mailboxes: [],
        identities: 0,
        history: [
          {
            address: "",
            result: "rejected",
            reason: "token-invalid",
            detail: expect.stringMatching(/\/token answered with more than 256 KiB/),
          },
        ],
        session: null,
        hint: null,
      });
    });
  });

  it.each([
    ["a string", "3600"],
    ["left out", undefined],
    ["as a fraction", 3599.5],
  ])("expires_in %s", async (_what, expires_in) => {
    const lie: Lie = { token: (own) => ({ body: { ...own, expires_in } }) };
    const openid = await knownProvider(database.context(), { lie });
    expect(await signOn(openid, newPerson(openid).sub)).toMatchObject({ refused: null });
  });

  it.each(["bearer", "Bearer", "BEARER"])("token_type %s", async (token_type) => {
    const lie: Lie = { token: (own) => ({ body: { ...own, token_type } }) };
    const openid = await knownProvider(database.context(), { lie });
    expect(await signOn(openid, newPerson(openid).sub)).toMatchObject({ refused: null });
  });

  it.each(["application/json;charset=UTF-8", "Application/JSON"])("the type %s", async (type) => {
    const lie: Lie = { token: (body) => ({ body, type }), userinfo: (body) => ({ body, type }) };
    const openid = await knownProvider(database.context(), { lie });
    expect(await signOn(openid, newPerson(openid).sub)).toMatchObject({ refused: null });
  });

  it.each([
    ["25 s ahead", 25, {}, null],
    ["25 s behind", -25, {}, null],
    ["two minutes ahead", 120, {}, "token-invalid"],
    ["two minutes ahead, where that is allowed", 120, { clockToleranceSeconds: 180 }, null],
  ])("a clock %s", async (_what, seconds, settings, refused) => {
    const at = (own: Record<string, unknown>, name: string) => Number(own[name]) + seconds;
    const claims: Forgery["claims"] = (own) => ({
      ...own,
      iat: at(own, "iat"),
      nbf: at(own, "iat"),
      exp: at(own, "exp"),
    });
    const openid = await knownProvider(database.context(), { lie: { idToken: { claims } } }, () => ({
      settings,
    }));
    expect(await signOn(openid, newPerson(openid).sub)).toMatchObject({ refused });
  });
});

describe("userinfo that says nothing, though the ID token said all", () => {
  const userinfos: [what: string, Lie["userinfo"]][] = [
    ["401", () => ({ status: 401, body: { error: "invalid_token" } })],
    ["403 insufficient_scope", () => ({ status: 403, body: { error: "insufficient_scope" } })],
    ["404", () => ({ status: 404, body: "" })],
    ["HTML", () => ({ type: "text/html", body: "<!doctype html><title>Sign in</title>" })],
  ];
  it.each(userinfos)("%s", async (_what, userinfo = () => ({ body: "" })) => {
    const openid = await knownProvider(
      database.context(),
      { claimsInToken: true, lie: { userinfo } },
      mappedBy("groups", "mail-staff", { scopes: "openid profile email groups" }),
    );
    await expectTemplate(openid, "default");
  });
});

describe("userinfo in other forms", () => {
  it("signed (application/jwt)", async () => {
    const openid = await knownProvider(database.context());
    openid.lie = {
      userinfo: async (own) => ({ type: "application/jwt", body: await signed(openid, own, "published") }),
    };
    expect(await signOn(openid, newPerson(openid).sub)).toMatchObject({ refused: null });
  });

  it("signed by somebody else: its claims are not taken", async () => {
    const openid = await knownProvider(database.context());
    openid.lie = {
      userinfo: async (own) => ({ type: "application/jwt", body: await signed(openid, own, "other") }),
    };
    expect((await signOn(openid, newPerson(openid).sub)).refused).not.toBeNull();
  });

  it("a subject that is a number there, a text in the token", async () => {
    const openid = await knownProvider(database.context());
    openid.lie = { userinfo: (own) => ({ body: { ...own, sub: Number(own.sub) } }) };
    expect(await signOn(openid, newPerson(openid, { sub: `35${Date.now()}` }).sub)).toMatchObject({
      refused: null,
    });
  });

  async function signed({ issuer, client }: KnownProvider, claims: Record<string, unknown>, name: string) {
    const { kid } = await signingKey("published");
    return new SignJWT({ ...claims, iss: issuer, aud: client.clientId })
      .setProtectedHeader({ alg: "RS256", kid })
      .sign(await signingKey(name));
  }
});

describe("signatures", () => {
  const algorithms = ["RS256", "PS256", "ES256", "ES384", "EdDSA"];
  const signedBy = (alg: string): Lie => {
    const key = () => signingKey("only", alg);
    return { keys: async () => [await key()], idToken: { signer: key } };
  };
  it.each(algorithms)("%s, announced", async (alg) => {
    const lie: Lie = {
      ...signedBy(alg),
      metadata: (own) => ({ ...own, id_token_signing_alg_values_supported: [alg] }),
    };
    const openid = await knownProvider(database.context(), { lie });
    expect(await signOn(openid, newPerson(openid).sub)).toMatchObject({ refused: null });
  });

  it.each(algorithms)("%s, by addresses entered by hand", async (alg) => {
    const openid = await knownProvider(
      database.context(),
      { discovery: false, lie: signedBy(alg) },
      ({ endpoints }) => ({ settings: { endpoints } }),
    );
    expect(await signOn(openid, newPerson(openid).sub)).toMatchObject({ refused: null });
  });

  it("keys without kid, one of each kind", async () => {
    const nameless = ({ kid: _, ...key }: Awaited<ReturnType<typeof signingKey>>) => key;
    const lie: Lie = {
      keys: async (published) => [nameless(published), nameless(await signingKey("only", "ES256"))],
      idToken: { header: ({ kid: _, ...own }) => own },
    };
    const openid = await knownProvider(database.context(), { lie });
    expect(await signOn(openid, newPerson(openid).sub)).toMatchObject({ refused: null });
  });
});

describe("claims that template choices need", () => {
  it("Entra: too many groups, which stand elsewhere (_claim_names), change no template", async () => {
    const openid = await knownProvider(
      database.context(),
      { claimsInToken: true },
      mappedBy("groups", "mail-staff"),
    );
    openid.lie = inToken({ groups: ["mail-staff"] });
    const { sub, email } = newPerson(openid);
    await signOn(openid, sub);
    expect(await templateOf(email)).toBe("staff");
    openid.lie = inToken({
      groups: undefined,
      _claim_names: { groups: "src1" },
      _claim_sources: { src1: { endpoint: "https://graph.test/v1.0/users/oid/getMemberObjects" } },
    });
    expect(await signOn(openid, sub)).toMatchObject({ refused: null });
    expect(await templateOf(email)).toBe("staff");
  });

  it("Zitadel: roles as the names of an object's members", async () => {
    const claim = "urn:zitadel:iam:org:project:roles";
    const openid = await knownProvider(
      database.context(),
      {
        claimsInToken: true,
        lie: inToken({ [claim]: { "mail-staff": { "278863137394450433": "demo.test" } } }),
      },
      mappedBy(claim, "mail-staff"),
    );
    await expectTemplate(openid, "staff");
  });

  it("Keycloak: roles inside realm_access", async () => {
    const openid = await knownProvider(
      database.context(),
      { claimsInToken: true, lie: inToken({ realm_access: { roles: ["mail-staff"] } }) },
      mappedBy("realm_access.roles", "mail-staff"),
    );
    await expectTemplate(openid, "staff");
  });
});
