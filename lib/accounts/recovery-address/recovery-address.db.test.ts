import { desc, eq } from "drizzle-orm";
import { beforeEach, describe, expect, it, vi } from "vitest";
import { passwordHashOf } from "@/lib/access/queries";
import { createAlias } from "@/lib/accounts/alias/create-alias";
import { updateAlias } from "@/lib/accounts/alias/update-alias";
import { deleteMailbox } from "@/lib/accounts/mailbox/delete-mailbox";
import { setMailboxPassword } from "@/lib/accounts/mailbox/set-mailbox-password";
import { setMailboxState } from "@/lib/accounts/mailbox/set-mailbox-state";
import { updateMailbox } from "@/lib/accounts/mailbox/update-mailbox";
import { confirmRecoveryAddress } from "@/lib/accounts/recovery-address/confirm-recovery-address";
import { deleteRecoveryAddress } from "@/lib/accounts/recovery-address/delete-recovery-address";
import { mailResetLink } from "@/lib/accounts/recovery-address/mail-reset-link";
import { getRecoveryAddress } from "@/lib/accounts/recovery-address/queries";
import { resetPassword } from "@/lib/accounts/recovery-address/reset-password";
import { setRecoveryAddress } from "@/lib/accounts/recovery-address/set-recovery-address";
import { hasFactor } from "@/lib/credentials/second-factor/queries";
import { createSession } from "@/lib/credentials/web-session/create-session";
import { findSession } from "@/lib/credentials/web-session/queries";
import { linkPurpose } from "@/lib/notification/outbox/notify";
import type { Actor } from "@/lib/platform/actor";
import { auditEvent, mailbox, mailboxLink, notification, secondFactor } from "@/lib/platform/db/schema";
import { verifyPassword } from "@/lib/platform/secrets/password-hash";
import { unseal } from "@/lib/platform/secrets/seal";
import { testDatabase } from "@/lib/testing/database";
import { createTestMailbox, createTestProvider } from "@/lib/testing/fixtures";

const database = testDatabase();
const db = () => database.client().db;
const password = "the old password 1";
const fresh = "a new password 22";
const elsewhere = "Anna.Private@elsewhere.test";

let owner: { id: string; address: string };
const system = () => database.context({ kind: "system", job: "forgotten-password" });
const self = (impersonatedBy?: string) =>
  database.context({
    kind: "mailbox",
    ...owner,
    ...(impersonatedBy === undefined ? {} : { impersonatedBy }),
  });

beforeEach(async () => {
  await db().delete(notification);
  owner = await createTestMailbox(database.context(), { password });
});

/** The mails that were queued, the last first, with the links in them. */
async function mails() {
  const rows = await db().select().from(notification).orderBy(desc(notification.id));
  return rows.map(({ id, kind, recipient, sealedLink, values }) => ({
    kind,
    recipient,
    values,
    link: sealedLink === null ? null : new URL(unseal(sealedLink, linkPurpose(id))),
  }));
}

const tokenOf = (mail: { link: URL | null } | undefined): string =>
  mail?.link?.searchParams.get("token") ?? "";

async function confirmed(address = elsewhere): Promise<void> {
  await setRecoveryAddress(self(), { mailboxId: owner.id, address });
  const [mail] = await mails();
  expect(await confirmRecoveryAddress(system(), { token: tokenOf(mail) })).toEqual({ address });
  await db().delete(notification);
}

/** The token of a link that was just mailed to choose a new password. */
async function resetToken(next: string | null = null): Promise<string> {
  expect(await mailResetLink(system(), { address: owner.address, next })).toEqual({ mailed: true });
  const [mail] = await mails();
  expect(mail).toMatchObject({ kind: "password-reset", recipient: elsewhere });
  return tokenOf(mail);
}

const isPassword = async (plain: string) =>
  verifyPassword(plain, (await passwordHashOf(db(), owner.id)) ?? "");

describe("a recovery address", () => {
  it("counts when the link that was mailed there has been used, once", async () => {
    await setRecoveryAddress(self(), { mailboxId: owner.id, address: elsewhere });
    expect(await getRecoveryAddress(db(), owner.id)).toEqual({
      address: null,
      confirmedAt: null,
      pending: elsewhere,
    });
    expect(await mailResetLink(system(), { address: owner.address, next: null })).toEqual({ mailed: false });
    const [mail] = await mails();
    expect(mail).toMatchObject({ kind: "recovery-address-confirmation", recipient: elsewhere });
    const both = await Promise.all(
      [1, 2].map(() => confirmRecoveryAddress(system(), { token: tokenOf(mail) })),
    );
    expect(both.filter(Boolean)).toEqual([{ address: elsewhere }]);
    expect(await getRecoveryAddress(db(), owner.id)).toMatchObject({ address: elsewhere, pending: null });
    const [told] = await mails();
    expect(told, "the mailbox is told").toMatchObject({
      kind: "recovery-address-changed",
      recipient: null,
      values: { now: elsewhere },
    });
  });

  it("is told, with the mailbox, of what opens the account, as soon as it is confirmed", async () => {
    await setRecoveryAddress(self(), { mailboxId: owner.id, address: elsewhere });
    await db().delete(notification);
    await setMailboxPassword(database.context(), { mailboxId: owner.id, password: "set by somebody 3" });
    expect((await mails()).map(({ recipient }) => recipient)).toEqual([null]);
    await confirmed();
    await setMailboxPassword(database.context(), { mailboxId: owner.id, password: "set by somebody 4" });
    expect(await mails()).toMatchObject([
      { kind: "password-changed", recipient: null, values: { how: "administrator" } },
      { kind: "password-changed", recipient: elsewhere, values: { how: "administrator" } },
    ]);
  });

  it("that another one replaces is told so, and not by which", async () => {
    await confirmed();
    const another = "another@other.test";
    await setRecoveryAddress(self(), { mailboxId: owner.id, address: another });
    expect(
      (await mails()).map(({ recipient }) => recipient),
      "not before",
    ).toEqual([another]);
    const [mail] = await mails();
    await confirmRecoveryAddress(system(), { token: tokenOf(mail) });
    const [now, former] = await mails();
    expect(now).toMatchObject({ recipient: null, values: { now: another } });
    expect(former).toMatchObject({ kind: "recovery-address-dropped", recipient: elsewhere });
    expect(JSON.stringify(former)).not.toContain(another);
  });

  it("stays until another one is confirmed, and the older link ends", async () => {
    await confirmed();
    await setRecoveryAddress(self(), { mailboxId: owner.id, address: "first@other.test" });
    const [first] = await mails();
    await setRecoveryAddress(self(), { mailboxId: owner.id, address: "second@other.test" });
    expect(await confirmRecoveryAddress(system(), { token: tokenOf(first) })).toBeNull();
    expect(await getRecoveryAddress(db(), owner.id)).toMatchObject({
      address: elsewhere,
      pending: "second@other.test",
    });
  });

  it.each(["nobody", "no@domain", "two@x.test, three@x.test", "line\r\nbreak@x.test", ""])(
    "is none: %j",
    async (address) => {
      await expect(setRecoveryAddress(self(), { mailboxId: owner.id, address })).rejects.toMatchObject({
        code: "invalid-input",
      });
      expect(await mails()).toEqual([]);
    },
  );

  it("is not the mailbox itself, by whatever name", async () => {
    const [local, domain] = owner.address.split("@");
    const alias = `also@${domain}`;
    await createAlias(database.context(), { address: alias, mailboxId: owner.id });
    for (const address of [
      owner.address.toUpperCase(),
      `${local}+recovery@${domain}`,
      alias,
      `also+x@${domain}`,
    ])
      await expect(
        setRecoveryAddress(self(), { mailboxId: owner.id, address }),
        address,
      ).rejects.toMatchObject({ code: "invalid-input" });
  });

  describe("that is here as well", () => {
    const context = () => database.context();
    const passwordSet = () =>
      setMailboxPassword(context(), { mailboxId: owner.id, password: "set by somebody 5" });
    const recipients = async () => (await mails()).map(({ recipient }) => recipient);
    const asked = () => mailResetLink(system(), { address: owner.address, next: null });

    it("counts while it is whose it was, with what follows a + as well", async () => {
      const { id, address } = await createTestMailbox(context());
      const tagged = address.replace("@", "+letterlock@");
      await confirmed(tagged);
      await updateMailbox(context(), { mailboxId: id, displayName: "Bert" });
      expect(await asked()).toEqual({ mailed: true });
      await passwordSet();
      expect(await recipients()).toEqual([null, tagged, tagged]);
    });

    it("is told nothing, and gets no link, once somebody else has it", async () => {
      const { id, address } = await createTestMailbox(context());
      await confirmed(address);
      await deleteMailbox(context(), { mailboxId: id });
      expect(await asked(), "nobody reads there").toEqual({ mailed: false });
      await createTestMailbox(context(), { address });
      expect(await asked()).toEqual({ mailed: false });
      await passwordSet();
      expect(await recipients()).toEqual([null]);
      expect(await getRecoveryAddress(db(), owner.id)).toMatchObject({ address: null, confirmedAt: null });
      await deleteRecoveryAddress(self(), { mailboxId: owner.id });
      expect(await recipients(), "the next one does not learn whose it was").not.toContain(address);
    });

    it("gets no link once it is an alias that leads to somebody else", async () => {
      const [bert, carl] = [await createTestMailbox(context()), await createTestMailbox(context())];
      const address = `team@${bert.address.split("@")[1]}`;
      const made = await createAlias(context(), { address, mailboxId: bert.id });
      await confirmed(address);
      expect(await asked()).toEqual({ mailed: true });
      await updateAlias(context(), { id: made.created ? made.id : "", mailboxId: carl.id });
      expect(await asked()).toEqual({ mailed: false });
    });
  });

  it("that waits to be confirmed goes with the password of whoever gave it", async () => {
    await setRecoveryAddress(self(), { mailboxId: owner.id, address: "thief@elsewhere.test" });
    const [mail] = await mails();
    await setMailboxPassword(self(), { mailboxId: owner.id, password: "chosen by the owner 6" });
    expect(await confirmRecoveryAddress(system(), { token: tokenOf(mail) })).toBeNull();
    expect(await getRecoveryAddress(db(), owner.id)).toMatchObject({ address: null, pending: null });
    await confirmed();
    await setRecoveryAddress(self(), { mailboxId: owner.id, address: "thief@elsewhere.test" });
    const [again] = await mails();
    await setMailboxPassword(database.context(), { mailboxId: owner.id, password: "set by somebody 7" });
    expect(await confirmRecoveryAddress(system(), { token: tokenOf(again) })).toBeNull();
    expect(await getRecoveryAddress(db(), owner.id)).toMatchObject({ address: elsewhere, pending: null });
  });

  it.each<[string, () => Actor]>([
    ["an administrator", () => ({ kind: "superadmin", id: owner.id, name: "root" })],
    ["who has only opened the mailbox", () => ({ kind: "mailbox", ...owner, impersonatedBy: "root" })],
    [
      "another mailbox",
      () => ({ kind: "mailbox", id: "0190d0a0-0000-7000-8000-000000000000", address: "b@x.test" }),
    ],
  ])("is not given by %s", async (_, actor) => {
    const given = { mailboxId: owner.id, address: elsewhere };
    await expect(setRecoveryAddress(database.context(actor()), given)).rejects.toMatchObject({
      code: "forbidden",
    });
  });

  it("is taken away by the person and the domain's administrators, with its links, and the mailbox is told", async () => {
    await confirmed();
    const token = await resetToken();
    const stranger = database.context({ kind: "domain-admin", id: "d", name: "d", domains: ["other.test"] });
    for (const context of [stranger, self("root")])
      await expect(deleteRecoveryAddress(context, { mailboxId: owner.id })).rejects.toMatchObject({
        code: "forbidden",
      });
    await deleteRecoveryAddress(database.context(), { mailboxId: owner.id });
    expect(await getRecoveryAddress(db(), owner.id)).toMatchObject({ address: null, pending: null });
    const [removed, former] = await mails();
    expect(removed).toMatchObject({ kind: "recovery-address-changed", values: { now: null } });
    expect(former).toMatchObject({ kind: "recovery-address-dropped", recipient: elsewhere });
    expect(await resetPassword(system(), { token, password: fresh })).toEqual({ reset: false });
    await confirmed();
    await deleteRecoveryAddress(self(), { mailboxId: owner.id });
    expect(await mailResetLink(system(), { address: owner.address, next: null })).toEqual({ mailed: false });
  });
});

describe("a forgotten password", () => {
  it("is chosen anew by the link, once; sessions end, nobody is signed in, second factors stay", async () => {
    await confirmed();
    const session = await createSession(db(), { mailboxId: owner.id });
    await db()
      .insert(secondFactor)
      .values({ ownerKind: "mailbox", ownerId: owner.id, kind: "totp", name: "x" });
    const token = await resetToken("/home/devices?new=1");
    const [mail] = await mails();
    expect(mail?.link?.pathname).toBe("/reset-password");
    expect(mail?.link?.searchParams.get("next")).toBe("/home/devices?new=1");
    const both = await Promise.all([1, 2].map(() => resetPassword(system(), { token, password: fresh })));
    expect(both.filter(({ reset }) => reset)).toHaveLength(1);
    expect([await isPassword(password), await isPassword(fresh)]).toEqual([false, true]);
    expect(await findSession(db(), session.token)).toBeNull();
    expect(await hasFactor(db(), { kind: "mailbox", id: owner.id })).toBe(true);
    expect((await mails())[0]).toMatchObject({ kind: "password-changed", values: { how: "reset" } });
    const events = await db().select().from(auditEvent).where(eq(auditEvent.subjectId, owner.id));
    const reset = events.find(({ action }) => action === "mailbox.reset-password");
    expect(reset).toMatchObject({ actorKind: "mailbox" });
    expect(JSON.stringify(reset)).not.toContain("$argon2");
  });

  it("keeps of a link only a digest", async () => {
    await confirmed();
    const token = await resetToken();
    const rows = JSON.stringify(await db().select().from(mailboxLink));
    expect(rows).not.toContain(token);
    expect(JSON.stringify(await db().select().from(notification))).not.toContain(token);
  });

  it("leaves the link when the password is refused, by the policy or as easily guessed", async () => {
    await confirmed();
    const token = await resetToken();
    for (const weak of ["short", "passwort1234"])
      await expect(resetPassword(system(), { token, password: weak }), weak).rejects.toMatchObject({
        code: "invalid-input",
      });
    expect(await resetPassword(system(), { token, password: fresh })).toEqual({ reset: true });
  });

  it("has a link of fifteen minutes, the last one only", async () => {
    await confirmed();
    const first = await resetToken();
    const second = await resetToken();
    expect(await resetPassword(system(), { token: first, password: fresh })).toEqual({ reset: false });
    vi.useFakeTimers({ toFake: ["Date"], now: Date.now() + 15 * 60_000 });
    expect(await resetPassword(system(), { token: second, password: fresh })).toEqual({ reset: false });
    vi.useRealTimers();
    expect(await resetPassword(system(), { token: second, password: fresh })).toEqual({ reset: true });
  });

  it("has no link that is another's: neither kind opens what the other does, nor a made-up token", async () => {
    await confirmed();
    const token = await resetToken();
    await setRecoveryAddress(self(), { mailboxId: owner.id, address: "other@elsewhere.test" });
    const [confirmation] = await mails();
    expect(await confirmRecoveryAddress(system(), { token })).toBeNull();
    const wrong = { token: tokenOf(confirmation), password: fresh };
    expect(await resetPassword(system(), wrong)).toEqual({ reset: false });
    expect(await resetPassword(system(), { token: "made up", password: fresh })).toEqual({ reset: false });
  });

  it("ends its link when the password is changed in another way", async () => {
    await confirmed();
    const token = await resetToken();
    await setMailboxPassword(database.context(), { mailboxId: owner.id, password: "set by somebody 3" });
    expect(await resetPassword(system(), { token, password: fresh })).toEqual({ reset: false });
  });

  const nobodys: [string, () => Promise<unknown>][] = [
    [
      "is disabled",
      () => setMailboxState(database.context(), { mailboxId: owner.id, adminState: "disabled" }),
    ],
    [
      "only receives",
      () => setMailboxState(database.context(), { mailboxId: owner.id, adminState: "receive-only" }),
    ],
    [
      "may not change its password",
      () => updateMailbox(database.context(), { mailboxId: owner.id, mayChangePassword: false }),
    ],
    [
      "belongs to a provider by now, though its local password works",
      async () => {
        const { id: identityProviderId } = await createTestProvider(database.context());
        const now = { identityProviderId, localPasswordAllowed: true };
        await db().update(mailbox).set(now).where(eq(mailbox.id, owner.id));
      },
    ],
  ];

  it.each(nobodys)(
    "of a mailbox that %s is not chosen anew, neither before nor after the link",
    async (_, change) => {
      await confirmed();
      const token = await resetToken();
      await db().delete(notification);
      await change();
      expect(await resetPassword(system(), { token, password: fresh })).toEqual({ reset: false });
      expect(await isPassword(password)).toBe(true);
      expect(await mailResetLink(system(), { address: owner.address, next: null })).toEqual({
        mailed: false,
      });
      expect(await mails()).toEqual([]);
    },
  );

  it("of nobody mails nothing", async () => {
    expect(await mailResetLink(system(), { address: `no-${owner.address}`, next: null })).toEqual({
      mailed: false,
    });
    expect(await mailResetLink(system(), { address: owner.address, next: null })).toEqual({ mailed: false });
    expect(await mails()).toEqual([]);
  });
});
