import { eq } from "drizzle-orm";
import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from "vitest";
import { deliverNotifications } from "@/lib/notification/delivery/deliver-notifications";
import { startNotificationJob } from "@/lib/notification/delivery/start-notification-job";
import { type Notification, notify } from "@/lib/notification/outbox/notify";
import { purgeNotifications } from "@/lib/notification/outbox/purge-notifications";
import type { Actor } from "@/lib/platform/actor";
import { mailbox, notification, recoveryAddress } from "@/lib/platform/db/schema";
import { inTransaction } from "@/lib/platform/db/transaction";
import { logged } from "@/lib/testing/captured-log";
import { testDatabase } from "@/lib/testing/database";
import { type FakeSmtp, startFakeSmtp } from "@/lib/testing/fake-smtp";
import { createTestMailbox } from "@/lib/testing/fixtures";

vi.mock("@/lib/platform/log", async () => (await import("@/lib/testing/captured-log")).capturedLog);

const database = testDatabase();
const db = () => database.client().db;
let smtp: FakeSmtp;
let owner: { id: string; address: string };

beforeAll(async () => {
  smtp = await startFakeSmtp();
});
afterAll(() => smtp.close());
beforeEach(async () => {
  await db().delete(notification);
  logged.length = 0;
  smtp.mails = [];
  smtp.behaviour = "works";
  owner = await createTestMailbox(database.context());
});

const self = (): Actor => ({ kind: "mailbox", ...owner });
const tell = (told: Notification, actor: Actor = self()) =>
  inTransaction({ ...database.context(actor), ip: "192.0.2.7" }, (tx) => notify(tx, told));
const added = (name: string): Notification => ({ kind: "app-password-added", mailboxId: owner.id, name });
const link = (more: Partial<Extract<Notification, { kind: "password-reset" }>> = {}): Notification => ({
  kind: "password-reset",
  mailboxId: owner.id,
  recipient: "ada@elsewhere.test",
  link: "https://localhost:8443/reset/SECRET-TOKEN",
  expiresAt: new Date(Date.now() + 900_000),
  ...more,
});
const deliver = () => deliverNotifications(database.context({ kind: "system", job: "test" }));
const rows = () => db().select().from(notification);
const dueNow = () =>
  db()
    .update(notification)
    .set({ nextTryAt: new Date(0) });

describe("a mail about an account", () => {
  it("goes to the mailbox, as text and HTML, and says what happened, when and from where", async () => {
    await tell(added("Ada's phone"));
    expect(await deliver()).toBeNull();
    const [mail] = smtp.mails;
    expect(mail).toMatchObject({ from: "letterlock@mail.example.test", to: [owner.address] });
    expect(mail?.email).toMatchObject({
      subject: "A device was added to your mailbox",
      from: { name: "Letterlock", address: "letterlock@mail.example.test" },
    });
    expect(mail?.email.text).toContain("The device “Ada's phone” was added.");
    expect(mail?.email.text).toContain("From: 192.0.2.7");
    expect(mail?.email.text).toMatch(/When: .* UTC/);
    expect(mail?.email.text).toContain("https://localhost:8443/home/devices");
    expect(mail?.email.html).toContain("Ada&#39;s phone");
    expect(await rows()).toMatchObject([{ outcome: "sent", nextTryAt: null }]);
  });

  it("is answered by no vacation message, and has a name of its own", async () => {
    await tell(added("phone"));
    await deliver();
    const [{ id } = { id: "" }] = await rows();
    expect(smtp.mails[0]?.raw).toMatch(/^Auto-Submitted: auto-generated\r$/m);
    expect(smtp.mails[0]?.email.messageId).toBe(`<${id}@localhost>`);
  });

  it("does not say from where an administrator did it", async () => {
    await tell({ kind: "factors-reset", mailboxId: owner.id }, { kind: "superadmin", id: "1", name: "root" });
    await deliver();
    expect(smtp.mails[0]?.email.text).toContain("By: An administrator");
    expect(smtp.mails[0]?.email.text).not.toContain("192.0.2.7");
    expect(smtp.mails[0]?.email.text).not.toContain("root");
  });

  it("is not written when the deed is undone", async () => {
    const undone = inTransaction(database.context(), async (tx) => {
      await notify(tx, added("phone"));
      throw new Error("undone");
    });
    await expect(undone).rejects.toThrow("undone");
    expect(await rows()).toEqual([]);
  });

  it("tells of several things alike in one, the newest first", async () => {
    for (const name of ["first", "second", "third"]) await tell(added(name));
    await deliver();
    expect(smtp.mails).toHaveLength(1);
    expect(smtp.mails[0]?.email.subject).toBe("3 devices were added to your mailbox");
    const text = smtp.mails[0]?.email.text ?? "";
    expect(["third", "second", "first"].map((name) => text.indexOf(name))).toEqual(
      ["third", "second", "first"].map((name) => text.indexOf(name)).toSorted((a, b) => a - b),
    );
  });

  it("is told once where it is the same thing", async () => {
    await tell({ ...added("phone"), dedupeKey: "phone" });
    await tell({ ...added("phone"), dedupeKey: "phone" });
    expect(await rows()).toHaveLength(1);
  });

  it.each([
    ["disabled", { adminState: "disabled" as const }],
    ["gone from its directory", { directoryState: "missing" as const, directoryReceives: false }],
  ])("is not sent to a mailbox that is %s", async (_, state) => {
    await db().update(mailbox).set(state).where(eq(mailbox.id, owner.id));
    await tell(added("phone"));
    await deliver();
    expect(smtp.mails).toEqual([]);
    expect(await rows()).toMatchObject([{ outcome: "dropped" }]);
  });

  it("is sent to a mailbox that only receives", async () => {
    await db().update(mailbox).set({ adminState: "receive-only" }).where(eq(mailbox.id, owner.id));
    await tell(added("phone"));
    await deliver();
    expect(smtp.mails).toHaveLength(1);
  });
});

describe("a confirmed recovery address", () => {
  const elsewhere = "ada@elsewhere.test";
  const confirm = (mailboxId: string) =>
    db().insert(recoveryAddress).values({ mailboxId, address: elsewhere, confirmedAt: new Date() });

  it("gets the same mail as the mailbox, and each its own ten an hour", async () => {
    await confirm(owner.id);
    for (let count = 0; count < 11; count++) {
      await tell(added(`phone ${count}`));
      await deliver();
    }
    const to = (recipient: string) => smtp.mails.filter((mail) => mail.to.includes(recipient));
    expect([to(owner.address).length, to(elsewhere).length]).toEqual([10, 10]);
    expect(to(elsewhere)[0]?.email.subject).toBe("A device was added to your mailbox");
    expect(to(elsewhere)[0]?.email.text).toContain(`Mailbox: ${owner.address}`);
    const messageIds = smtp.mails.map(({ email }) => email.messageId);
    expect(new Set(messageIds).size).toBe(20);
  });

  it("hears of one mailbox however much happens to another that has it too", async () => {
    const noisy = await createTestMailbox(database.context());
    for (const { id } of [owner, noisy]) await confirm(id);
    for (let count = 0; count < 10; count++) {
      await tell({ kind: "app-password-added", mailboxId: noisy.id, name: `phone ${count}` });
      await deliver();
    }
    smtp.mails = [];
    await tell(added("phone"));
    await deliver();
    expect(smtp.mails.flatMap(({ to }) => to).sort()).toEqual([elsewhere, owner.address].sort());
  });

  it("hears nothing of what people may turn off, and of the same thing once", async () => {
    await confirm(owner.id);
    await tell({ kind: "impersonated", mailboxId: owner.id, until: new Date().toISOString() });
    await tell({ ...added("phone"), dedupeKey: "phone" });
    await tell({ ...added("phone"), dedupeKey: "phone" });
    expect((await rows()).filter(({ recipient }) => recipient === elsewhere)).toMatchObject([
      { kind: "app-password-added" },
    ]);
  });
});

describe("a secret link", () => {
  it("goes to the given address, is unreadable in the database, and gone from it once sent", async () => {
    await tell(link());
    const [waiting] = await rows();
    expect(waiting?.sealedLink).toMatch(/^v1\./);
    expect(JSON.stringify(waiting)).not.toContain("SECRET-TOKEN");
    await deliver();
    expect(smtp.mails[0]?.to).toEqual(["ada@elsewhere.test"]);
    expect(smtp.mails[0]?.email.text).toContain("https://localhost:8443/reset/SECRET-TOKEN");
    expect(smtp.mails[0]?.email.subject).not.toContain("SECRET-TOKEN");
    expect(await rows()).toMatchObject([{ outcome: "sent", sealedLink: null }]);
  });

  it("is not sent after its end", async () => {
    await tell(link({ expiresAt: new Date(Date.now() - 1) }));
    await deliver();
    expect(smtp.mails).toEqual([]);
    expect(await rows()).toMatchObject([{ outcome: "dropped", sealedLink: null }]);
  });

  it("that cannot be opened keeps no other mail waiting", async () => {
    await tell(link());
    await db().update(notification).set({ sealedLink: "v1.AAAA" });
    await tell(added("phone"));
    expect(await deliver()).toBeNull();
    expect(smtp.mails).toHaveLength(1);
    expect((await rows()).map(({ outcome }) => outcome).sort()).toEqual(["given-up", "sent"]);
  });
});

describe("a flood", () => {
  it("of links ends at five an hour, also where they are about many mailboxes; what tells of deeds goes on", async () => {
    const victim = owner;
    for (let count = 0; count < 8; count++) {
      owner = count % 2 ? victim : await createTestMailbox(database.context());
      await tell(link());
      await deliver();
    }
    expect(smtp.mails).toHaveLength(5);
    owner = victim;
    await tell(added("phone"));
    await deliver();
    expect(smtp.mails).toHaveLength(6);
  });

  it("of one kind keeps no other waiting, neither links nor deeds", async () => {
    const { id: mailboxId } = await createTestMailbox(database.context());
    const confirmation = {
      kind: "recovery-address-confirmation",
      mailboxId,
      recipient: "ada@elsewhere.test",
      link: "https://localhost:8443/confirm/ANOTHER-TOKEN",
      expiresAt: new Date(Date.now() + 900_000),
    } as const;
    for (let count = 0; count < 10; count++) {
      await tell(confirmation);
      await tell(added(`phone ${count}`));
      await deliver();
    }
    expect(smtp.mails).toHaveLength(15);
    smtp.mails = [];
    await tell(link());
    await tell({ kind: "password-changed", mailboxId: owner.id, how: "person" });
    await deliver();
    expect(smtp.mails.map(({ email }) => email.subject).sort()).toEqual([
      "Reset your password",
      "Your password was changed",
    ]);
  });

  it("of deeds waits for its hour and is told in one mail then", async () => {
    for (let count = 0; count < 13; count++) {
      await tell(added(`phone ${count}`));
      await deliver();
    }
    expect(smtp.mails).toHaveLength(10);
    await db()
      .update(notification)
      .set({ completedAt: new Date(0) })
      .where(eq(notification.outcome, "sent"));
    await dueNow();
    await db().update(notification).set({ nextTryAt: null }).where(eq(notification.outcome, "sent"));
    await deliver();
    expect(smtp.mails).toHaveLength(11);
    expect(smtp.mails[10]?.email.subject).toBe("3 devices were added to your mailbox");
  });
});

describe("a mail server", () => {
  it.each(["busy", "no relay"] as const)("that is of no use (%s) gets the mail later", async (behaviour) => {
    smtp.behaviour = behaviour;
    await tell(added("phone"));
    expect(await deliver()).toMatch(/4\.3\.0|5\.7\.1/);
    expect(await rows()).toMatchObject([{ outcome: null, attempts: 1 }]);
    smtp.behaviour = "works";
    expect(await deliver()).toBeNull();
    expect(smtp.mails).toEqual([]);
    await dueNow();
    await deliver();
    expect(smtp.mails).toHaveLength(1);
  });

  it("that knows no such recipient ends it", async () => {
    smtp.behaviour = "mailbox unknown";
    await tell(link());
    expect(await deliver()).toBeNull();
    expect(await rows()).toMatchObject([{ outcome: "given-up", sealedLink: null }]);
    expect(logged).toContainEqual(expect.objectContaining({ level: "warn" }));
  });

  it("is given two days", async () => {
    smtp.behaviour = "busy";
    await tell(added("phone"));
    await db()
      .update(notification)
      .set({ createdAt: new Date(Date.now() - 49 * 3_600_000) });
    await deliver();
    expect(await rows()).toMatchObject([{ outcome: "given-up" }]);
    expect(logged).toContainEqual(expect.objectContaining({ level: "error" }));
  });
});

it("sends at once what its own process has committed", async () => {
  const stop = startNotificationJob();
  await tell(added("phone"));
  await expect.poll(() => smtp.mails.length).toBe(1);
  await expect.poll(async () => (await rows())[0]?.outcome).toBe("sent");
  stop();
});

it("forgets what was completed a month ago", async () => {
  await tell(added("old"));
  await deliver();
  await db()
    .update(notification)
    .set({ completedAt: new Date(Date.now() - 31 * 86_400_000) });
  await tell(added("new"));
  await purgeNotifications(db());
  expect(await rows()).toMatchObject([{ values: { name: "new" } }]);
});
