import { beforeAll, expect, it } from "vitest";
import { setMailboxPassword } from "@/lib/accounts/mailbox/set-mailbox-password";
import { setMailboxState } from "@/lib/accounts/mailbox/set-mailbox-state";
import { addTotp } from "@/lib/credentials/second-factor/add-totp";
import { keepPendingSignIn } from "@/lib/credentials/second-factor/pending-sign-in";
import { totpCode, totpStep } from "@/lib/credentials/second-factor/totp";
import { openEnrolment, startTotp } from "@/lib/credentials/second-factor/totp-enrolment";
import { findSession } from "@/lib/credentials/web-session/queries";
import { finishSecondStep } from "@/lib/doors/sign-in/finish-second-step";
import { signInWithPassword } from "@/lib/doors/sign-in/sign-in-with-password";
import { testDatabase } from "@/lib/testing/database";
import { createTestMailbox } from "@/lib/testing/fixtures";

const database = testDatabase();
const db = () => database.client().db;
const password = "a-long-enough-password";
const address = "lena@demo.test";
const owner = { kind: "mailbox" as const, id: "" };
let codeAt = (_offset: number): string => "";

beforeAll(async () => {
  owner.id = (await createTestMailbox(database.context(), { address, password })).id;
  const { enrolment } = startTotp(owner, address);
  const secret = openEnrolment(owner, enrolment) ?? Buffer.alloc(0);
  codeAt = (offset) => totpCode(secret, totpStep(new Date()) + offset);
  const self = database.context({ kind: "mailbox", id: owner.id, address });
  await addTotp(self, { owner, enrolment, code: codeAt(-1) });
});

const pending = () => keepPendingSignIn(db(), owner, undefined);
const finish = (token: string, code: string) =>
  finishSecondStep(database.context(), { token, proof: { kind: "totp", code } });

it("is asked for after the right password only, and its token is no session", async () => {
  const signIn = (given: string) => signInWithPassword(database.context(), { address, password: given });
  expect(await signIn(password)).toMatchObject({ decision: "accepted", next: "second-factor" });
  expect(await signIn("wrong")).toEqual({ decision: "rejected", reason: "wrong-password" });
  expect(await findSession(db(), await pending())).toBeNull();
});

it("accepts a right code once, for a token that somebody was given", async () => {
  const token = await pending();
  expect(await finish("made-up", codeAt(0))).toEqual({ decision: "rejected", reason: "sign-in-expired" });
  expect(await finish(token, "000000")).toEqual({ decision: "rejected", reason: "wrong-factor" });
  expect(await finish(token, codeAt(0))).toMatchObject({ decision: "accepted", mailboxId: owner.id });
  expect(await finish(token, codeAt(1)), "the token is used up").toMatchObject({ reason: "sign-in-expired" });
});

it("ends with a new password and for a disabled mailbox", async () => {
  const before = await pending();
  await setMailboxPassword(database.context(), { mailboxId: owner.id, password: "another long password" });
  expect(await finish(before, codeAt(1))).toMatchObject({ reason: "sign-in-expired" });
  const token = await pending();
  await setMailboxState(database.context(), { mailboxId: owner.id, adminState: "disabled" });
  expect(await finish(token, codeAt(1))).toMatchObject({ reason: "sign-in-expired" });
});

it("is unavailable, not wrong, when the database fails", async () => {
  const broken = { ...database.context(), db: undefined as never };
  const outcome = await finishSecondStep(broken, { token: "x", proof: { kind: "totp", code: "000000" } });
  expect(outcome).toEqual({ decision: "unavailable", reason: "unavailable" });
});
