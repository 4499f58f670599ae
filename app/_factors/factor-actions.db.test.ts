import { eq, sql } from "drizzle-orm";
import { beforeEach, expect, it } from "vitest";
import {
  addTotp as addApp,
  removeFactor,
  replaceRecoveryCodes,
  startPasskey,
} from "@/app/_factors/factor-actions";
import { confirmCode, confirmPassword } from "@/app/_reauthentication/mailbox-reauthentication-actions";
import type { FormState } from "@/app/form-state";
import { listLoginAttempts } from "@/lib/credentials/login-attempt/queries";
import { addTotp } from "@/lib/credentials/second-factor/add-totp";
import { countRecoveryCodes, listFactors } from "@/lib/credentials/second-factor/queries";
import { totpCode, totpStep } from "@/lib/credentials/second-factor/totp";
import { openEnrolment, startTotp } from "@/lib/credentials/second-factor/totp-enrolment";
import { sessionCookieName } from "@/lib/credentials/web-session/cookie";
import { createSession } from "@/lib/credentials/web-session/create-session";
import { currentSession } from "@/lib/faces/session/current";
import { session } from "@/lib/platform/db/schema";
import { drainWrites } from "@/lib/platform/db/write-behind";
import { testDatabase } from "@/lib/testing/database";
import { createTestMailbox } from "@/lib/testing/fixtures";
import { arriveWith, cookies } from "@/lib/testing/next-request";
import { sentForm } from "@/lib/testing/sent-form";

const database = testDatabase();
const password = "the right password 7";
let owner: { kind: "mailbox"; id: string };
let token = "";

/** Somebody who signed in by password a while ago. */
beforeEach(async () => {
  const { id } = await createTestMailbox(database.context(), { password });
  owner = { kind: "mailbox", id };
  token = (await createSession(database.client().db, { mailboxId: id })).token;
  await beAway();
  arriveWith({ [sessionCookieName()]: token });
});

const beAway = () =>
  database
    .client()
    .db.update(session)
    .set({ authenticatedAt: sql`${session.authenticatedAt} - INTERVAL 20 MINUTE` })
    .where(eq(session.userId, owner.id));

async function addFactor() {
  const { enrolment } = startTotp(owner, "label");
  const secret = openEnrolment(owner, enrolment);
  if (!secret) throw new Error("the enrolment does not open");
  const codeAt = (offset: number) => totpCode(secret, totpStep(new Date()) + offset);
  const context = database.context({ ...owner, address: "label" });
  await addTotp(context, { owner, enrolment, code: codeAt(0) });
  await beAway();
  return { codeAt, id: (await listFactors(context.db, owner))[0]?.id ?? "" };
}

const prove = (state: FormState<unknown>) => ({ proof: state.proof, result: state.result });
const tokenNow = async () => (await cookies()).get(sessionCookieName())?.value;

it.each([
  [
    "adding an authenticator app",
    () => addApp({}, sentForm({ door: "portal", enrolment: "x", code: "000000" })),
  ],
  ["adding a passkey", () => startPasskey("portal")],
])("%s takes a fresh proof, by the password where there is no factor", async (_, act) => {
  expect(prove(await act())).toEqual({ proof: ["password"], result: undefined });
  expect(await confirmPassword({}, sentForm({ password: "a wrong one" }))).toHaveProperty("fields.password");
  expect(prove(await act()).proof).toEqual(["password"]);
  expect(await confirmPassword({}, sentForm({ password }))).toEqual({ result: "proved" });
  expect(prove(await act()).proof).toBeUndefined();
  expect(await tokenNow(), "a stolen token is worth nothing any more").not.toBe(token);
  arriveWith({ [sessionCookieName()]: token });
  expect(await currentSession()).toBeNull();
});

it("removing a factor and new recovery codes take the factor itself, and a wrong try stands in the history", async () => {
  const { codeAt, id } = await addFactor();
  const remove = () => removeFactor({}, sentForm({ door: "portal", id }));
  const replace = () => replaceRecoveryCodes({}, sentForm({ door: "portal" }));
  expect(prove(await replace())).toEqual({ proof: ["totp"], result: undefined });
  expect(prove(await remove())).toEqual({ proof: ["totp"], result: undefined });
  expect(await confirmPassword({}, sentForm({ password })), "the password is not enough").toHaveProperty(
    "problem",
  );
  expect(await confirmCode({}, sentForm({ kind: "totp", code: "000000" }))).toHaveProperty("problem");
  const { db } = database.client();
  expect(await listFactors(db, owner)).toHaveLength(1);
  await drainWrites();
  const { items } = await listLoginAttempts(database.context(), { mailboxId: owner.id });
  expect(items.map(({ credential, reason }) => `${credential} ${reason}`).sort()).toEqual([
    "local-password wrong-factor",
    "totp wrong-factor",
  ]);

  expect(await confirmCode({}, sentForm({ kind: "totp", code: codeAt(1) }))).toEqual({ result: "proved" });
  expect((await replace()).result?.recoveryCodes).toHaveLength(10);
  expect(await countRecoveryCodes(db, owner)).toBe(10);
  expect(await remove()).toEqual({});
  expect(await listFactors(db, owner)).toEqual([]);
});
