import { randomUUID } from "node:crypto";
import { and, eq } from "drizzle-orm";
import { beforeEach, describe, expect, it } from "vitest";
import { createAdminSession } from "@/lib/credentials/admin-session/create-session";
import type { FactorOwner } from "@/lib/credentials/second-factor/owner";
import { keepChallenge } from "@/lib/credentials/second-factor/passkey-challenge";
import { keepPendingSignIn } from "@/lib/credentials/second-factor/pending-sign-in";
import { countRecoveryCodes, hasFactor, listFactors } from "@/lib/credentials/second-factor/queries";
import { removeFactor } from "@/lib/credentials/second-factor/remove-factor";
import { replaceRecoveryCodes } from "@/lib/credentials/second-factor/replace-recovery-codes";
import { resetFactors } from "@/lib/credentials/second-factor/reset-factors";
import { startPasskeyAuthentication } from "@/lib/credentials/second-factor/start-passkey-authentication";
import { forgetFactorGuesses, takeFactorGuess } from "@/lib/credentials/second-factor/take-factor-guess";
import { totpCode, totpStep } from "@/lib/credentials/second-factor/totp";
import { sealTotp } from "@/lib/credentials/second-factor/totp-enrolment";
import { verifyFactor } from "@/lib/credentials/second-factor/verify-factor";
import { verifyTotp } from "@/lib/credentials/second-factor/verify-totp";
import type { Actor } from "@/lib/platform/actor";
import { openDatabase } from "@/lib/platform/db/client";
import {
  adminSession,
  auditEvent,
  factorGuess,
  mailbox,
  passkeyChallenge,
  pendingSignIn,
  recoveryCode,
  revocation,
  secondFactor,
} from "@/lib/platform/db/schema";
import { testDatabase } from "@/lib/testing/database";
import { actorOf, factorOwners } from "@/lib/testing/factor-owners";
import { forgetProcess } from "@/lib/testing/stub-product-env";

/* Mailboxes and administrators have their second factors in the same tables: nothing of one may count for the other. */

const database = testDatabase();
const db = () => database.client().db;

const { person, admin, withTotp } = factorOwners(database);

beforeEach(async () => {
  for (const table of [secondFactor, recoveryCode, factorGuess, passkeyChallenge, pendingSignIn, revocation])
    await db().delete(table);
  await db().update(mailbox).set({ hasSecondFactor: false, requireSecondFactor: false });
});

const prove = (owner: FactorOwner, code: string, kind: "totp" | "recovery-code" = "totp") =>
  verifyFactor(database.context(actorOf(owner)), { owner, proof: { kind, code } });

describe("an owner of the same id, but of another kind", () => {
  it("proves nothing by the other's code, and has nothing of the other's", async () => {
    const same = { kind: "admin", id: person().id } as const;
    const { code, codes } = await withTotp(person());
    expect(await prove(same, code())).toMatchObject({ proved: false });
    expect(await prove(same, codes[0] ?? "", "recovery-code")).toMatchObject({ proved: false });
    expect([await hasFactor(db(), same), await countRecoveryCodes(db(), same)]).toEqual([false, 0]);
    expect(await listFactors(db(), same)).toEqual([]);
    expect(await prove(person(), code())).toEqual({ proved: true });
  });

  it("does not use up the other's guesses", async () => {
    const same = { kind: "admin", id: person().id } as const;
    for (let guess = 0; guess < 10; guess++) await takeFactorGuess(db(), same);
    expect([await takeFactorGuess(db(), same), await takeFactorGuess(db(), person())]).toEqual([false, true]);
  });

  it("gets no secret of the other's that somebody has copied into its row", async () => {
    const { secret, code } = await withTotp(person());
    await db()
      .insert(secondFactor)
      .values({
        id: randomUUID(),
        ownerKind: "admin",
        ownerId: admin().id,
        kind: "totp",
        name: "copied",
        sealedSecret: sealTotp(person(), secret),
      });
    await expect(verifyTotp(db(), admin(), code())).rejects.toMatchObject({ code: "internal" });
  });
});

describe("guesses at a second factor", () => {
  it("are six in a quarter of an hour, to the millisecond, and then six again", async () => {
    const start = new Date();
    const at = (ms: number) => new Date(start.getTime() + ms);
    const taken = [];
    for (let guess = 0; guess < 7; guess++) taken.push(await takeFactorGuess(db(), admin(), start));
    expect(taken).toEqual([true, true, true, true, true, true, false]);
    expect(await takeFactorGuess(db(), admin(), at(15 * 60_000 - 1))).toBe(false);
    expect(await takeFactorGuess(db(), admin(), at(15 * 60_000))).toBe(true);
  });

  it("pause for longer after every six, up to a day: in a year they have no chance", async () => {
    const start = Date.now();
    const pauses: number[] = [];
    const takenWithin = { hour: 0, day: 0 };
    let now = start;
    let taken = 0;
    while (pauses.length < 10) {
      if (await takeFactorGuess(db(), person(), new Date(now))) {
        taken++;
        if (now < start + 3_600_000) takenWithin.hour++;
        if (now < start + 86_400_000) takenWithin.day++;
      } else {
        const [row] = await db().select().from(factorGuess).where(eq(factorGuess.ownerId, person().id));
        const until = row?.windowEnds.getTime() ?? Number.NaN;
        pauses.push((until - now) / 60_000);
        now = until;
      }
    }
    expect(taken).toBe(60);
    expect(takenWithin).toEqual({ hour: 18, day: 42 });
    expect(pauses).toEqual([15, 30, 60, 120, 240, 480, 960, 1440, 1440, 1440]);
    const inAYear = taken + 6 * (365 - Math.floor((now - start) / 86_400_000));
    // Three codes of a million are right at any time.
    expect(inAYear * 3e-6).toBeLessThan(0.01);
  });

  it("are forgotten after thirty days without one", async () => {
    const start = Date.now();
    for (let guess = 0; guess < 6; guess++) await takeFactorGuess(db(), admin(), new Date(start));
    const later = start + 15 * 60_000 + 30 * 86_400_000;
    for (let guess = 0; guess < 6; guess++) await takeFactorGuess(db(), admin(), new Date(later));
    expect(await takeFactorGuess(db(), admin(), new Date(later + 15 * 60_000 - 1))).toBe(false);
    expect(await takeFactorGuess(db(), admin(), new Date(later + 15 * 60_000))).toBe(true);
  });

  it("are counted in the database: neither a restart nor another process has more", async () => {
    for (let guess = 0; guess < 6; guess++) await takeFactorGuess(db(), admin());
    forgetProcess();
    const another = openDatabase(database.url());
    expect(await takeFactorGuess(another.db, admin())).toBe(false);
    await another.close();
  });

  it("made at the same time all count", async () => {
    const all = await Promise.all(Array.from({ length: 12 }, () => takeFactorGuess(db(), admin())));
    expect(all.filter(Boolean).length).toBeLessThanOrEqual(6);
    expect(await takeFactorGuess(db(), admin())).toBe(false);
  });

  it("are forgotten for one owner alone", async () => {
    for (let guess = 0; guess < 7; guess++) {
      await takeFactorGuess(db(), admin());
      await takeFactorGuess(db(), person());
    }
    await forgetFactorGuesses(db(), admin());
    expect([await takeFactorGuess(db(), admin()), await takeFactorGuess(db(), person())]).toEqual([
      true,
      false,
    ]);
  });

  it("count whatever kind of proof they are: codes of paper are no way around the limit", async () => {
    const { code } = await withTotp(admin());
    for (let guess = 0; guess < 6; guess++) await prove(admin(), "aaaaa-aaaaa", "recovery-code");
    expect(await prove(admin(), code())).toEqual({ proved: false, reason: "too-many-attempts" });
  });
});

describe("a code of an authenticator", () => {
  it("is taken in its own step and beside it, and never one that came before the last", async () => {
    const { secret } = await withTotp(admin());
    const now = new Date();
    const step = totpStep(now);
    for (const [offset, taken] of [
      [-2, false],
      [0, true],
      [0, false],
      [-1, false],
      [1, true],
      [0, false],
      [2, false],
    ] as const)
      expect(await verifyTotp(db(), admin(), totpCode(secret, step + offset), now), `${offset}`).toBe(taken);
  });

  it("proves nothing without a factor, and nothing of a passkey's row", async () => {
    expect(await verifyTotp(db(), admin(), "000000")).toBe(false);
    await db()
      .insert(secondFactor)
      .values({ id: randomUUID(), ownerKind: "admin", ownerId: admin().id, kind: "passkey", name: "Key" });
    expect(await verifyTotp(db(), admin(), "000000")).toBe(false);
    expect(
      await startPasskeyAuthentication(database.context(), { kind: "admin", id: person().id }),
    ).toBeNull();
  });
});

describe("what a factor changes of a mailbox", () => {
  const flag = async () =>
    (await db().select().from(mailbox).where(eq(mailbox.id, person().id)))[0]?.hasSecondFactor;

  it("ends what its password has open in mail apps, with the first factor and not with others", async () => {
    await withTotp(person());
    const ended = () => db().$count(revocation, eq(revocation.reason, "second-factor-added"));
    expect([await flag(), await ended()]).toEqual([true, 1]);
    await db()
      .insert(secondFactor)
      .values({ id: randomUUID(), ownerKind: "mailbox", ownerId: person().id, kind: "passkey", name: "Key" });
    const [first] = await listFactors(db(), person());
    await removeFactor(database.context(actorOf(person())), { owner: person(), factorId: first?.id ?? "" });
    expect([await flag(), await ended()], "one is left").toEqual([true, 1]);
  });

  it("is nothing for an administrator", async () => {
    await withTotp(admin());
    expect([await flag(), await db().$count(revocation)]).toEqual([false, 0]);
  });

  it("keeps the last one where the mailbox must have one, whatever is asked", async () => {
    await withTotp(person());
    await db().update(mailbox).set({ requireSecondFactor: true });
    const [only] = await listFactors(db(), person());
    const removing = removeFactor(database.context(actorOf(person())), {
      owner: person(),
      factorId: only?.id ?? "",
    });
    await expect(removing).rejects.toMatchObject({ code: "conflict" });
    expect(await countRecoveryCodes(db(), person())).toBe(10);
  });

  it("removes nobody else's factor by its id", async () => {
    await withTotp(person());
    await withTotp(admin());
    const [theirs] = await listFactors(db(), person());
    const removing = removeFactor(database.context(actorOf(admin())), {
      owner: admin(),
      factorId: theirs?.id ?? "",
    });
    await expect(removing).rejects.toMatchObject({ code: "not-found" });
    expect(await hasFactor(db(), person())).toBe(true);
  });
});

describe("recovery codes", () => {
  it("are none without a factor, and the old ones end with new ones", async () => {
    const context = database.context(actorOf(admin()));
    await expect(replaceRecoveryCodes(context, admin())).rejects.toMatchObject({ code: "conflict" });
    const { codes } = await withTotp(admin());
    await prove(admin(), codes[0] ?? "", "recovery-code");
    expect(await countRecoveryCodes(db(), admin())).toBe(9);
    expect(await replaceRecoveryCodes(context, admin())).toHaveLength(10);
    expect(await countRecoveryCodes(db(), admin())).toBe(10);
    expect(await prove(admin(), codes[1] ?? "", "recovery-code")).toMatchObject({ proved: false });
  });

  it("that are used are told in the trail by their number, and never by themselves", async () => {
    const { codes } = await withTotp(admin());
    await prove(admin(), codes[0] ?? "", "recovery-code");
    const uses = await db()
      .select()
      .from(auditEvent)
      .where(and(eq(auditEvent.action, "recovery-codes.use"), eq(auditEvent.subjectId, admin().id)));
    expect(uses.at(-1)?.changes).toEqual({ recoveryCodes: { before: 10, after: 9 } });
    for (const code of codes) expect(JSON.stringify(uses)).not.toContain(code);
  });
});

describe("a reset", () => {
  it("takes everything of the second step and ends the sessions, of that owner alone", async () => {
    await withTotp(admin());
    await withTotp(person());
    await createAdminSession(db(), { adminId: admin().id, role: "superadmin" });
    await keepPendingSignIn(db(), admin(), undefined);
    await keepChallenge(db(), admin(), "prove", "c");
    await takeFactorGuess(db(), admin());
    const other: Actor = { kind: "superadmin", id: randomUUID(), name: "another" };
    expect(await resetFactors(database.context(other), admin())).toEqual({ removed: 1 });
    expect(await db().$count(adminSession, eq(adminSession.adminId, admin().id))).toBe(0);
    for (const table of [pendingSignIn, passkeyChallenge, factorGuess])
      expect(await db().$count(table, eq(table.ownerId, admin().id))).toBe(0);
    expect([await hasFactor(db(), admin()), await hasFactor(db(), person())]).toEqual([false, true]);
  });

  it("is never done by the administrator itself, nor by one of domains", async () => {
    await withTotp(admin());
    const domainAdmin: Actor = { kind: "domain-admin", id: randomUUID(), name: "da", domains: ["one.test"] };
    for (const actor of [actorOf(admin()), domainAdmin])
      await expect(resetFactors(database.context(actor), admin())).rejects.toMatchObject({
        code: "forbidden",
      });
    await withTotp(person());
    expect(await resetFactors(database.context(domainAdmin), person())).toEqual({ removed: 1 });
  });
});
