import { beforeEach, describe, expect, it } from "vitest";
import { keepChallenge, takeChallenge } from "@/lib/credentials/second-factor/passkey-challenge";
import {
  endPendingSignIns,
  findPendingSignIn,
  keepPendingSignIn,
  purgeSecondSteps,
} from "@/lib/credentials/second-factor/pending-sign-in";
import { hasFactor } from "@/lib/credentials/second-factor/queries";
import { deleteFactorsOf } from "@/lib/credentials/second-factor/store-factor";
import { passkeyChallenge, pendingSignIn, recoveryCode, secondFactor } from "@/lib/platform/db/schema";
import { testDatabase } from "@/lib/testing/database";
import { factorOwners } from "@/lib/testing/factor-owners";

/* Between a password and a second step: what is kept for how long, and whose it is. */

const database = testDatabase();
const db = () => database.client().db;

const { person, admin, withTotp } = factorOwners(database);

beforeEach(async () => {
  for (const table of [secondFactor, recoveryCode, passkeyChallenge, pendingSignIn]) await db().delete(table);
});

describe("what waits for a second step", () => {
  it("ends for all browsers of an owner together, and for nobody else", async () => {
    const [one, two] = [
      await keepPendingSignIn(db(), admin(), "192.0.2.1"),
      await keepPendingSignIn(db(), admin(), undefined),
    ];
    const other = await keepPendingSignIn(db(), { kind: "mailbox", id: admin().id }, undefined);
    await endPendingSignIns(db(), admin());
    expect([
      await findPendingSignIn(db(), "admin", one),
      await findPendingSignIn(db(), "admin", two),
    ]).toEqual([null, null]);
    expect(await findPendingSignIn(db(), "mailbox", other)).toEqual({ kind: "mailbox", id: admin().id });
  });

  it("is kept as a digest, and ends after a quarter of an hour", async () => {
    const token = await keepPendingSignIn(db(), admin(), undefined);
    const [row] = await db().select().from(pendingSignIn);
    expect(JSON.stringify(row)).not.toContain(token);
    expect(Math.round(((row?.expiresAt.getTime() ?? 0) - Date.now()) / 60_000)).toBe(15);
    await db()
      .update(pendingSignIn)
      .set({ expiresAt: new Date(Date.now() - 1) });
    expect(await findPendingSignIn(db(), "admin", token)).toBeNull();
  });

  it("is a challenge for one owner, one purpose and one try", async () => {
    await keepChallenge(db(), admin(), "prove", "c1");
    for (const [owner, purpose, challenge] of [
      [person(), "prove", "c1"],
      [admin(), "register", "c1"],
      [admin(), "prove", "c2"],
    ] as const)
      expect(await takeChallenge(db(), owner, purpose, challenge)).toBe(false);
    const both = await Promise.all([
      takeChallenge(db(), admin(), "prove", "c1"),
      takeChallenge(db(), admin(), "prove", "c1"),
    ]);
    expect(both.sort()).toEqual([false, true]);
  });

  it("is removed once it is over, and not before", async () => {
    await keepPendingSignIn(db(), admin(), undefined);
    await keepChallenge(db(), admin(), "prove", "c1");
    const left = async () => [await db().$count(pendingSignIn), await db().$count(passkeyChallenge)];
    await purgeSecondSteps(db());
    expect(await left()).toEqual([1, 1]);
    await purgeSecondSteps(db(), new Date(Date.now() + 6 * 60_000));
    expect(await left()).toEqual([1, 0]);
    await purgeSecondSteps(db(), new Date(Date.now() + 16 * 60_000));
    expect(await left()).toEqual([0, 0]);
  });

  it("goes with its owner", async () => {
    await withTotp(admin());
    await keepPendingSignIn(db(), admin(), undefined);
    await deleteFactorsOf(db(), admin());
    expect([
      await hasFactor(db(), admin()),
      await db().$count(recoveryCode),
      await db().$count(pendingSignIn),
    ]).toEqual([false, 0, 0]);
  });
});
