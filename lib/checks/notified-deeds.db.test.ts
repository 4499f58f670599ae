import { afterEach, describe, expect, it } from "vitest";
import { setMailboxPassword } from "@/lib/accounts/mailbox/set-mailbox-password";
import { createAppPassword } from "@/lib/credentials/app-password/create-app-password";
import type { FactorOwner } from "@/lib/credentials/second-factor/owner";
import { listFactors } from "@/lib/credentials/second-factor/queries";
import { removeFactor } from "@/lib/credentials/second-factor/remove-factor";
import { replaceRecoveryCodes } from "@/lib/credentials/second-factor/replace-recovery-codes";
import { resetFactors } from "@/lib/credentials/second-factor/reset-factors";
import { impersonateMailbox } from "@/lib/credentials/web-session/impersonate-mailbox";
import type { Context } from "@/lib/platform/db/context";
import { adminAccount, notification, recoveryCode, secondFactor } from "@/lib/platform/db/schema";
import { testDatabase } from "@/lib/testing/database";
import { actorOf, factorOwners } from "@/lib/testing/factor-owners";

/* What people hear of by mail is written where it is done, whichever face it is done by. */

const database = testDatabase();
const db = () => database.client().db;
const { person, admin, withTotp } = factorOwners(database);

afterEach(async () => {
  for (const table of [notification, secondFactor, recoveryCode]) await db().delete(table);
});

const by = (owner: FactorOwner): Context => ({ ...database.context(actorOf(owner)), ip: "192.0.2.7" });
const told = async () =>
  (await db().select().from(notification)).map(({ kind, values }) => ({ kind, ...values }));
const mailboxId = () => person().id;
const device = { name: "Phone", protocols: ["imap" as const] };

describe("a person", () => {
  it.each<[string, () => Promise<unknown>, object]>([
    [
      "a new app password",
      () => createAppPassword(by(person()), { ...device, mailboxId: mailboxId() }),
      { kind: "app-password-added", name: "Phone", by: "person", ip: "192.0.2.7" },
    ],
    ["a new second factor", () => withTotp(person()), { kind: "factor-added", factor: "totp", by: "person" }],
    [
      "a password that an administrator has set",
      () => setMailboxPassword(by(admin()), { mailboxId: mailboxId(), password: "another horse battery" }),
      { kind: "password-changed", how: "administrator", by: "administrator", ip: null },
    ],
    [
      "an administrator in the mailbox",
      async () => {
        await db().update(adminAccount).set({ mayImpersonate: true });
        await impersonateMailbox(by(admin()), { mailboxId: mailboxId() });
      },
      { kind: "impersonated", by: "administrator", ip: null },
    ],
  ])("hears of %s", async (_, deed, expected) => {
    await deed();
    expect(await told()).toEqual([expect.objectContaining(expected)]);
  });

  it("hears of new recovery codes, and of a factor that is gone", async () => {
    await withTotp(person());
    await replaceRecoveryCodes(by(person()), person());
    const [factor] = await listFactors(db(), person());
    await removeFactor(by(person()), { owner: person(), factorId: factor?.id ?? "" });
    expect((await told()).map(({ kind }) => kind)).toEqual([
      "factor-added",
      "recovery-codes-renewed",
      "factor-removed",
    ]);
  });

  it("hears of factors that an administrator has reset", async () => {
    await withTotp(person());
    await resetFactors(by(admin()), person());
    expect((await told()).at(-1)).toMatchObject({ kind: "factors-reset", by: "administrator" });
  });

  it("does not hear of what was refused", async () => {
    const refused = createAppPassword(by(person()), {
      ...device,
      mailboxId: mailboxId(),
      expiresAt: new Date(0),
    });
    await expect(refused).rejects.toMatchObject({ code: "invalid-input" });
    expect(await told()).toEqual([]);
  });
});

it("tells nobody of an administrator's factors, whose address is not known", async () => {
  await withTotp(admin());
  expect(await told()).toEqual([]);
});
