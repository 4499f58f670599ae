import { describe, expect, it } from "vitest";
import { getMailbox } from "@/lib/access/queries";
import { deleteDomain } from "@/lib/accounts/domain/delete-domain";
import { getDomainByName } from "@/lib/accounts/domain/queries";
import { updateDomain } from "@/lib/accounts/domain/update-domain";
import { setIdentityProvider } from "@/lib/accounts/identity-provider/set-identity-provider";
import { setMailboxPassword } from "@/lib/accounts/mailbox/set-mailbox-password";
import { setMailboxState } from "@/lib/accounts/mailbox/set-mailbox-state";
import { updateMailbox } from "@/lib/accounts/mailbox/update-mailbox";
import { AppError } from "@/lib/platform/errors";
import { getProvider } from "@/lib/providers/provider/queries";
import { testDatabase } from "@/lib/testing/database";
import {
  createTestDomain,
  createTestMailbox,
  createTestProvider,
  createTestTemplate,
} from "@/lib/testing/fixtures";

const database = testDatabase();

async function refusalOf(work: Promise<unknown>): Promise<AppError> {
  const thrown = await work.then(
    () => null,
    (error: unknown) => error,
  );
  if (thrown instanceof AppError) return thrown;
  throw new Error("was not refused", { cause: thrown });
}

describe("two people editing one thing", () => {
  it("counts changes, and only changes", async () => {
    const context = database.context();
    const { id, name } = await createTestDomain(context);
    expect((await getDomainByName(context.db, name)).version).toBe(1);
    await updateDomain(context, { id, maxMailboxes: 5 });
    await updateDomain(context, { id, maxMailboxes: 5 });
    expect((await getDomainByName(context.db, name)).version).toBe(2);
  });

  it("refuses an edit of a stale copy, names what was changed meanwhile, and changes nothing", async () => {
    const context = database.context();
    const { id, name } = await createTestDomain(context);
    await updateDomain(context, { id, active: false });
    await updateDomain(context, { id, maxMailboxes: 5, expectedVersion: 2 });
    const refusal = await refusalOf(updateDomain(context, { id, maxMailboxes: 9, expectedVersion: 2 }));
    expect(refusal.code).toBe("conflict");
    expect(refusal.fields).toEqual({ maxMailboxes: "changed by test: now 5" });
    expect((await getDomainByName(context.db, name)).maxMailboxes).toBe(5);
  });

  it("shows the newest of several changes, and refuses a deletion too", async () => {
    const context = database.context();
    const { id } = await createTestDomain(context);
    await updateDomain(context, { id, maxMailboxes: 5 });
    await updateDomain(context, { id, maxMailboxes: 6, active: false });
    const refusal = await refusalOf(deleteDomain(context, { id, expectedVersion: 1 }));
    expect(refusal.fields).toEqual({
      maxMailboxes: "changed by test: now 6",
      active: "changed by test: now false",
    });
  });

  it("tells the names behind ids", async () => {
    const context = database.context();
    const { id } = await createTestDomain(context);
    const template = await createTestTemplate(context);
    const provider = await createTestProvider(context, { name: "The company" });
    await updateDomain(context, { id, defaultTemplateId: template.id, identityProviderId: provider.id });
    const refusal = await refusalOf(updateDomain(context, { id, maxMailboxes: 9, expectedVersion: 1 }));
    expect(refusal.fields).toEqual({
      defaultTemplateId: `changed by test: now "${template.name}"`,
      identityProviderId: 'changed by test: now "The company"',
    });
  });

  it("refuses a version that does not exist yet", async () => {
    const context = database.context();
    const { id } = await createTestDomain(context);
    const refusal = await refusalOf(updateDomain(context, { id, active: false, expectedVersion: 7 }));
    expect(refusal.fields).toEqual({ version: "out of date" });
  });

  it("counts every kind of change of a mailbox and shows no secret", async () => {
    const context = database.context();
    const { id: mailboxId } = await createTestMailbox(context);
    await updateMailbox(context, { mailboxId, displayName: "Ann" });
    await setMailboxState(context, { mailboxId, adminState: "receive-only" });
    await setMailboxPassword(context, { mailboxId, password: "correct horse battery" });
    expect((await getMailbox(context.db, mailboxId)).version).toBe(4);
    const refusal = await refusalOf(
      setMailboxState(context, { mailboxId, adminState: "active", expectedVersion: 3 }),
    );
    expect(refusal.fields.passwordHash).toBe('changed by test: now "[hidden]"');
  });

  it("holds for providers", async () => {
    const context = database.context();
    const { id, slug } = await createTestProvider(context);
    await setIdentityProvider(context, { slug, name: "One", verify: false, expectedVersion: 1 });
    const stale = setIdentityProvider(context, { slug, name: "Two", verify: false, expectedVersion: 1 });
    expect((await refusalOf(stale)).code).toBe("conflict");
    expect((await getProvider(context.db, id)).name).toBe("One");
  });

  it("names the single settings of a provider that were changed", async () => {
    const context = database.context();
    const { slug } = await createTestProvider(context);
    const set = (sync: object) =>
      setIdentityProvider(context, { slug, verify: false, expectedVersion: 1, settings: { sync } });
    await set({ pageSize: 50 });
    const refusal = await refusalOf(set({ pageSize: 70 }));
    expect(refusal.fields).toEqual({ "settings.sync.pageSize": expect.stringContaining("now 50") });
  });
});
