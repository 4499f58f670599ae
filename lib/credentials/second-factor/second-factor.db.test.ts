import { randomBytes, randomUUID } from "node:crypto";
import { desc, eq } from "drizzle-orm";
import { beforeEach, describe, expect, it } from "vitest";
import { addPasskey } from "@/lib/credentials/second-factor/add-passkey";
import { addTotp } from "@/lib/credentials/second-factor/add-totp";
import type { FactorOwner } from "@/lib/credentials/second-factor/owner";
import {
  findPendingSignIn,
  keepPendingSignIn,
  takePendingSignIn,
} from "@/lib/credentials/second-factor/pending-sign-in";
import { countRecoveryCodes, listFactors } from "@/lib/credentials/second-factor/queries";
import { removeFactor } from "@/lib/credentials/second-factor/remove-factor";
import { renameFactor } from "@/lib/credentials/second-factor/rename-factor";
import { replaceRecoveryCodes } from "@/lib/credentials/second-factor/replace-recovery-codes";
import { resetFactors } from "@/lib/credentials/second-factor/reset-factors";
import { startPasskey } from "@/lib/credentials/second-factor/start-passkey";
import { startPasskeyAuthentication } from "@/lib/credentials/second-factor/start-passkey-authentication";
import { totpCode, totpStep } from "@/lib/credentials/second-factor/totp";
import { openEnrolment, startTotp } from "@/lib/credentials/second-factor/totp-enrolment";
import { verifyFactor } from "@/lib/credentials/second-factor/verify-factor";
import type { Context } from "@/lib/platform/db/context";
import {
  auditEvent,
  factorGuess,
  mailbox,
  passkeyChallenge,
  recoveryCode,
  secondFactor,
} from "@/lib/platform/db/schema";
import { testDatabase } from "@/lib/testing/database";
import { createTestMailbox } from "@/lib/testing/fixtures";
import { type PasskeyAnswer, softwareAuthenticator } from "@/lib/testing/software-authenticator";

const database = testDatabase();
const db = () => database.client().db;
const wrong = { proved: false, reason: "wrong-factor" };
const right = { proved: true };

let owner: FactorOwner;
let self: Context;

beforeEach(async () => {
  const made = await createTestMailbox(database.context(), { password: "a-long-enough-password" });
  owner = { kind: "mailbox", id: made.id };
  self = database.context({ kind: "mailbox", id: made.id, address: made.address });
});

/** Adds an authenticator; its enrolling code was the one of the step before, so the present one is free. */
async function withTotp() {
  const { enrolment } = startTotp(owner, "x");
  const secret = openEnrolment(owner, enrolment);
  if (!secret) throw new Error("the enrolment has expired");
  const step = totpStep(new Date());
  const added = await addTotp(self, { owner, enrolment, code: totpCode(secret, step - 1) });
  if (!added.added) throw new Error(added.reason);
  return { codeAt: (offset: number) => totpCode(secret, totpStep(new Date()) + offset), enrolment, ...added };
}

const prove = (code: string, kind: "totp" | "recovery-code" = "totp") =>
  verifyFactor(self, { owner, proof: { kind, code } });

describe("a factor's name", () => {
  it("is changed by its owner alone, and stands in the audit log", async () => {
    await withTotp();
    const [factor] = await listFactors(db(), owner);
    const factorId = factor?.id ?? "";
    await renameFactor(self, { owner, factorId, name: "  Old phone " });
    expect((await listFactors(db(), owner)).map(({ name }) => name)).toEqual(["Old phone"]);
    const [event] = await db()
      .select()
      .from(auditEvent)
      .where(eq(auditEvent.subjectId, owner.id))
      .orderBy(desc(auditEvent.sequence))
      .limit(1);
    expect(event).toMatchObject({
      action: "second-factor.rename",
      changes: { name: { before: "Authenticator app", after: "Old phone" } },
    });
    await expect(
      renameFactor(database.context(), { owner, factorId, name: "By an administrator" }),
    ).rejects.toMatchObject({ code: "forbidden" });
    await expect(renameFactor(self, { owner, factorId: randomUUID(), name: "x" })).rejects.toMatchObject({
      code: "not-found",
    });
    await expect(renameFactor(self, { owner, factorId, name: "two\nlines" })).rejects.toMatchObject({
      code: "invalid-input",
    });
  });
});

describe("an authenticator app", () => {
  it("proves with each code once, also at the same time, and never with an earlier one", async () => {
    const { codeAt } = await withTotp();
    expect(await prove(codeAt(-1)), "the enrolling code").toEqual(wrong);
    const twice = await Promise.all([prove(codeAt(0)), prove(codeAt(0))]);
    expect(twice.filter(({ proved }) => proved)).toHaveLength(1);
    expect(await prove(codeAt(0))).toEqual(wrong);
    expect(await prove(codeAt(1))).toEqual(right);
    expect(await prove(codeAt(0)), "an earlier step after a later one").toEqual(wrong);
  });

  it("is not added by a wrong code, an expired or a foreign enrolment, and once only", async () => {
    const { enrolment } = startTotp(owner, "x");
    expect(await addTotp(self, { owner, enrolment, code: "000000x" })).toEqual({
      added: false,
      reason: "wrong-code",
    });
    const old = startTotp(owner, "x", new Date(Date.now() - 16 * 60_000));
    expect(await addTotp(self, { owner, enrolment: old.enrolment, code: "1" })).toMatchObject({
      reason: "expired",
    });
    const foreign = startTotp({ ...owner, kind: "admin" }, "x").enrolment;
    await expect(addTotp(self, { owner, enrolment: foreign, code: "1" })).rejects.toMatchObject({
      code: "internal",
    });
    const { codeAt, enrolment: used } = await withTotp();
    await expect(addTotp(self, { owner, enrolment: used, code: codeAt(0) })).rejects.toMatchObject({
      code: "conflict",
    });
  });

  it("is stopped at six wrong codes in a quarter of an hour, wherever they come from", async () => {
    const { codeAt } = await withTotp();
    for (let guess = 0; guess < 6; guess++) expect(await prove("000000")).toEqual(wrong);
    expect(await prove(codeAt(0))).toEqual({ proved: false, reason: "too-many-attempts" });
    await db()
      .update(factorGuess)
      .set({ windowEnds: new Date(0) });
    expect(await prove(codeAt(0))).toEqual(right);
    expect(await db().$count(factorGuess, eq(factorGuess.ownerId, owner.id))).toBe(0);
  });

  it("is all that a pause stops: a passkey is looked at, which nobody can guess", async () => {
    await withTotp();
    for (let guess = 0; guess < 7; guess++) await prove("000000");
    expect(await prove("000000")).toEqual({ proved: false, reason: "too-many-attempts" });
    const response = { clientDataJSON: "e30", authenticatorData: "AA", signature: "AA" };
    const answer = { id: "AA", rawId: "AA", type: "public-key" as const, response };
    expect(await verifyFactor(self, { owner, proof: { kind: "passkey", answer } })).toEqual(wrong);
    expect(await prove("000000")).toEqual({ proved: false, reason: "too-many-attempts" });
  });

  it("keeps its secret sealed and marks the mailbox until it is removed", async () => {
    await withTotp();
    const [row] = await db().select().from(secondFactor).where(eq(secondFactor.ownerId, owner.id));
    expect(row?.sealedSecret).toMatch(/^v1\./);
    const flag = async () =>
      (await db().select().from(mailbox).where(eq(mailbox.id, owner.id)))[0]?.hasSecondFactor;
    expect(await flag()).toBe(true);
    const factorId = row?.id ?? "";
    await expect(removeFactor(self, { owner, factorId, keepOne: true })).rejects.toMatchObject({
      code: "conflict",
    });
    await removeFactor(self, { owner, factorId });
    expect(await flag()).toBe(false);
    expect(await countRecoveryCodes(db(), owner)).toBe(0);
  });
});

describe("recovery codes", () => {
  it("come with the first factor, work once each, however they are typed, and are not kept readable", async () => {
    const { recoveryCodes } = await withTotp();
    expect(recoveryCodes).toHaveLength(10);
    const [first = "", second = ""] = recoveryCodes ?? [];
    const twice = await Promise.all([prove(first, "recovery-code"), prove(first, "recovery-code")]);
    expect(twice.filter(({ proved }) => proved)).toHaveLength(1);
    expect(await prove(first, "recovery-code")).toEqual(wrong);
    expect(await prove(` ${second.toUpperCase().replace("-", " ")}`, "recovery-code")).toEqual(right);
    expect(await countRecoveryCodes(db(), owner)).toBe(8);
    const rows = await db().select().from(recoveryCode).where(eq(recoveryCode.ownerId, owner.id));
    expect(rows.map(({ digest }) => digest.length)).toEqual(Array(10).fill(32));
    const used = await db().select().from(auditEvent).where(eq(auditEvent.action, "recovery-codes.use"));
    expect(used.filter(({ subjectId }) => subjectId === owner.id)).toHaveLength(2);
  });

  it("of another owner or from before a replacement prove nothing", async () => {
    const { recoveryCodes } = await withTotp();
    const [code = ""] = recoveryCodes ?? [];
    const other = await createTestMailbox(database.context());
    const strangers = {
      owner: { kind: "mailbox" as const, id: other.id },
      proof: { kind: "recovery-code" as const, code },
    };
    expect(await verifyFactor(self, strangers)).toEqual(wrong);
    const [fresh = ""] = await replaceRecoveryCodes(self, owner);
    expect(await prove(code, "recovery-code")).toEqual(wrong);
    expect(await prove(fresh, "recovery-code")).toEqual(right);
  });
});

describe("who may change factors", () => {
  it("is the owner alone: no administrator, nobody who has only opened the mailbox, no other mailbox", async () => {
    const { enrolment } = startTotp(owner, "x");
    for (const actor of [
      { kind: "superadmin", id: owner.id, name: "s" },
      { kind: "cli", user: "root" },
      { kind: "mailbox", id: owner.id, address: "a@x.test", impersonatedBy: "root@x.test" },
      { kind: "mailbox", id: "0190d0a0-0000-7000-8000-000000000000", address: "b@x.test" },
    ] as const) {
      const context = database.context(actor);
      await expect(addTotp(context, { owner, enrolment, code: "1" })).rejects.toMatchObject({
        code: "forbidden",
      });
      await expect(startPasskey(context, owner)).rejects.toMatchObject({ code: "forbidden" });
      await expect(replaceRecoveryCodes(context, owner)).rejects.toMatchObject({ code: "forbidden" });
    }
  });

  it("may be reset by the domain's administrators only", async () => {
    await withTotp();
    for (const actor of [
      { kind: "domain-admin", id: "d", name: "d", domains: ["other.test"] },
      self.actor,
    ] as const)
      await expect(resetFactors(database.context(actor), owner)).rejects.toMatchObject({ code: "forbidden" });
    expect(await resetFactors(database.context(), owner)).toEqual({ removed: 1 });
    expect(await listFactors(db(), owner)).toEqual([]);
  });
});

describe("a pending sign-in", () => {
  it("is found for its kind of owner only, taken once, and ends", async () => {
    const token = await keepPendingSignIn(db(), owner, undefined);
    expect(await findPendingSignIn(db(), "mailbox", token)).toEqual(owner);
    expect(await findPendingSignIn(db(), "admin", token)).toBeNull();
    expect(await takePendingSignIn(db(), token)).toBe(true);
    expect(await takePendingSignIn(db(), token)).toBe(false);
    expect(await findPendingSignIn(db(), "mailbox", token)).toBeNull();
  });
});

describe("a passkey", () => {
  async function withPasskey() {
    const device = softwareAuthenticator();
    const { challenge } = await startPasskey(self, owner);
    const answer = device.register(challenge);
    expect(await addPasskey(self, { owner, answer })).toMatchObject({ added: true });
    return { device, answer };
  }
  const challengeOf = async () => (await startPasskeyAuthentication(self, owner))?.challenge ?? "";
  const proveBy = (answer: PasskeyAnswer) =>
    verifyFactor(self, { owner, proof: { kind: "passkey", answer } });

  it("proves once for each challenge", async () => {
    const { device } = await withPasskey();
    const answer = device.prove(await challengeOf());
    expect(await proveBy(answer)).toEqual(right);
    expect(await proveBy(answer), "replayed").toEqual(wrong);
    expect(await proveBy(device.prove(randomBytes(32).toString("base64url"))), "made up").toEqual(wrong);
  });

  it("does not prove with an expired or a registration's challenge, on another site, or of a copied device", async () => {
    const { device } = await withPasskey();
    const { challenge } = await startPasskey(self, owner);
    expect(await proveBy(device.prove(challenge))).toEqual(wrong);
    expect(await proveBy(device.prove(await challengeOf(), "https://evil.test"))).toEqual(wrong);
    const late = await challengeOf();
    await db()
      .update(passkeyChallenge)
      .set({ expiresAt: new Date(0) });
    expect(await proveBy(device.prove(late))).toEqual(wrong);
    await db().update(secondFactor).set({ signCount: 1_000 });
    expect(await proveBy(device.prove(await challengeOf())), "its counter has gone back").toEqual(wrong);
  });

  it("is registered once, for a challenge of its own", async () => {
    const { device, answer } = await withPasskey();
    expect(await addPasskey(self, { owner, answer }), "replayed").toMatchObject({ added: false });
    const { challenge } = await startPasskey(self, owner);
    const again = addPasskey(self, { owner, answer: device.register(challenge) });
    await expect(again).rejects.toMatchObject({ code: "conflict" });
    expect(await listFactors(db(), owner)).toMatchObject([{ kind: "passkey", name: "Passkey" }]);
  });
});
