import { eq } from "drizzle-orm";
import { beforeAll, expect, it } from "vitest";
import { createSuperadmin } from "@/lib/accounts/admin-account/create-superadmin";
import { updateMailbox } from "@/lib/accounts/mailbox/update-mailbox";
import { createApiKey } from "@/lib/credentials/api-key/create-api-key";
import { createAppPassword } from "@/lib/credentials/app-password/create-app-password";
import { addTotp } from "@/lib/credentials/second-factor/add-totp";
import { listFactors } from "@/lib/credentials/second-factor/queries";
import { removeFactor } from "@/lib/credentials/second-factor/remove-factor";
import { totpCode, totpStep } from "@/lib/credentials/second-factor/totp";
import { openEnrolment, startTotp } from "@/lib/credentials/second-factor/totp-enrolment";
import { createSession } from "@/lib/credentials/web-session/create-session";
import { impersonateMailbox } from "@/lib/credentials/web-session/impersonate-mailbox";
import { explainLogin } from "@/lib/doors/login-doctor/explain-login";
import { dovecotAuth } from "@/lib/doors/mail/dovecot-auth";
import { signInWithPassword } from "@/lib/doors/sign-in/sign-in-with-password";
import { sogoAuth } from "@/lib/doors/webmail/sogo-auth";
import type { Actor } from "@/lib/platform/actor";
import { adminAccount } from "@/lib/platform/db/schema";
import { testDatabase } from "@/lib/testing/database";
import { createTestMailbox } from "@/lib/testing/fixtures";
import { postJson } from "@/lib/testing/machine-request";
import { askRest } from "@/lib/testing/rest-request";
import { say } from "@/lib/words/text";

const database = testDatabase();
const db = () => database.client().db;
const address = "rita@demo.test";
const password = "a-long-enough-password";
const owner = { kind: "mailbox" as const, id: "" };
const self = () => database.context({ kind: "mailbox", id: owner.id, address });
const ways = { session: "", opened: "", key: "", appPassword: "" };

/** Everything is there before the requirement comes: it has to close what is open. */
beforeAll(async () => {
  const context = database.context();
  owner.id = (await createTestMailbox(context, { address, password })).id;
  ways.session = (await createSession(db(), { mailboxId: owner.id })).token;
  await createSuperadmin(context, { login: "root@demo.test", password: "root's long password" });
  const [root] = await db().select().from(adminAccount).where(eq(adminAccount.login, "root@demo.test"));
  await db().update(adminAccount).set({ mayImpersonate: true });
  const admin: Actor = { kind: "superadmin", id: root?.id ?? "", name: "root@demo.test" };
  ways.opened = (await impersonateMailbox(database.context(admin), { mailboxId: owner.id })).token;
  const key = { owner: { mailboxId: owner.id }, name: "k", scopes: ["profile:read" as const] };
  ways.key = (await createApiKey(context, key)).token;
  const made = { mailboxId: owner.id, name: "phone", protocols: ["imap" as const] };
  ways.appPassword = (await createAppPassword(context, made)).password;
  await updateMailbox(context, { mailboxId: owner.id, requireSecondFactor: true });
});

const cookie = (token: string) => ({ cookie: `__Host-letterlock=${token}` });
const signIn = () => signInWithPassword(database.context(), { address, password });
const imap = async (given: string) => {
  const { status, body } = await postJson(dovecotAuth, {
    username: address,
    password: given,
    real_rip: "192.0.2.9",
    service: "imap",
  });
  return status === 200 ? "accepted" : body.reason;
};
const webmail = async (token: string) => {
  const asked = { "x-original-method": "GET", "x-original-uri": "/SOGo/so/", "x-real-ip": "192.0.2.9" };
  const headers = { ...asked, ...cookie(token) };
  return (await sogoAuth(new Request("http://gate.test/api/sogo/auth", { headers }))).status;
};
const profile = async (headers: Record<string, string>) =>
  (await askRest("user", "get", "/profile", { headers })).status;
const byKey = () => profile({ authorization: `Bearer ${ways.key}` });

it("closes everything but app passwords until there is one", async () => {
  expect(await signIn()).toMatchObject({ decision: "accepted", next: "set-up" });
  expect(await webmail(ways.session)).toBe(401);
  expect(await profile(cookie(ways.session))).toBe(401);
  expect(await byKey()).toBe(401);
  expect(await imap(password)).toBe("second-factor-required");
  expect(await imap("wrong")).toBe("wrong-password");
  expect(await imap(ways.appPassword)).toBe("accepted");
});

it("lets an administrator in who has opened the mailbox", async () => {
  expect(await webmail(ways.opened)).toBe(200);
  expect(await profile(cookie(ways.opened))).toBe(200);
});

it("is explained by the login doctor", async () => {
  const explain = (door: "portal" | "imap") => explainLogin(database.context(), { address, door });
  const words = async (door: "portal" | "imap") =>
    (await explain(door)).steps.map(({ what }) => say(what)).join(" ");
  expect(await words("portal")).toContain("After the password, a second factor must be set up first.");
  expect(await words("imap")).toContain("doesn't accept the mailbox's own password (second-factor-required)");
});

it("opens again with the first factor, the last of which then stays", async () => {
  const { enrolment } = startTotp(owner, address);
  const secret = openEnrolment(owner, enrolment) ?? Buffer.alloc(0);
  const code = totpCode(secret, totpStep(new Date()));
  expect(await addTotp(self(), { owner, enrolment, code })).toMatchObject({ added: true });
  expect(await signIn()).toMatchObject({ next: "second-factor" });
  expect(await webmail(ways.session)).toBe(200);
  expect(await byKey()).toBe(200);
  expect(await imap(password)).toBe("second-factor-set");
  const [factor] = await listFactors(db(), owner);
  const remove = () => removeFactor(self(), { owner, factorId: factor?.id ?? "" });
  await expect(remove()).rejects.toMatchObject({ code: "conflict" });
  await updateMailbox(database.context(), { mailboxId: owner.id, requireSecondFactor: false });
  await remove();
  expect(await signIn()).not.toHaveProperty("next");
});
