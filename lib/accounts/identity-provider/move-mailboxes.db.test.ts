import { eq } from "drizzle-orm";
import { describe, expect, it } from "vitest";
import { getMailbox, passwordHashOf } from "@/lib/access/queries";
import { deleteIdentityProvider } from "@/lib/accounts/identity-provider/delete-identity-provider";
import { setMailboxPassword } from "@/lib/accounts/mailbox/set-mailbox-password";
import { createSession } from "@/lib/credentials/web-session/create-session";
import { auditEvent, domain, externalIdentity, mailbox, session } from "@/lib/platform/db/schema";
import { destinationNamed } from "@/lib/providers/provider/destination";
import { getProvider } from "@/lib/providers/provider/queries";
import { testDatabase } from "@/lib/testing/database";
import { createTestDomain, createTestMailbox, createTestProvider } from "@/lib/testing/fixtures";

const database = testDatabase();
const db = () => database.client().db;

/** A provider with two mailboxes, one of which the directory reports gone, and a domain that leads to it. */
async function providerInUse() {
  const context = database.context();
  const { id, slug } = await createTestProvider(context);
  const { name } = await createTestDomain(context, { identityProviderId: id });
  const source = { identityProviderId: id };
  const present = await createTestMailbox(context, { address: `present@${name}`, ...source });
  const gone = await createTestMailbox(context, { address: `gone@${name}`, ...source });
  await setMailboxPassword(context, { mailboxId: present.id, password: "correct horse battery" });
  await db().update(mailbox).set({ directoryState: "missing" }).where(eq(mailbox.id, gone.id));
  const link = { identityProviderId: id, issuer: "https://i.test", subject: "s", mailboxId: present.id };
  await db().insert(externalIdentity).values(link);
  await createSession(db(), { mailboxId: present.id, provider: { id, sessionId: null, idToken: "x" } });
  await createSession(db(), { mailboxId: gone.id });
  return { id, slug, name, present: present.id, gone: gone.id };
}

const remove = (id: string, mailboxesGoTo: Parameters<typeof deleteIdentityProvider>[1]["mailboxesGoTo"]) =>
  deleteIdentityProvider(database.context(), { id, mailboxesGoTo });

const routeOf = async (name: string) =>
  (await db().select({ to: domain.identityProviderId }).from(domain).where(eq(domain.name, name)))[0]?.to;

describe("deleting a provider in use", () => {
  it("makes its mailboxes local with their old passwords, and keeps out whom the directory reported gone", async () => {
    const { id, slug, name, present, gone } = await providerInUse();
    expect(await remove(id, "local")).toEqual({ mailboxes: 2, domains: 1 });
    expect(await getMailbox(db(), present)).toMatchObject({ identityProviderId: null, adminState: "active" });
    expect(await passwordHashOf(db(), present)).not.toBeNull();
    expect(await getMailbox(db(), gone)).toMatchObject({
      identityProviderId: null,
      adminState: "receive-only",
      directoryState: "present",
    });
    for (const mailboxId of [present, gone])
      expect(await db().$count(session, eq(session.userId, mailboxId))).toBe(0);
    expect(await routeOf(name)).toBeNull();
    const events = await db().select().from(auditEvent).where(eq(auditEvent.subjectId, id));
    expect(events.map(({ action }) => action)).toEqual([
      "identity-provider.create",
      "identity-provider.move-mailboxes",
      "identity-provider.delete",
    ]);
    expect(events[1]).toMatchObject({
      domainName: name,
      changes: { source: { before: slug, after: "local" }, moved: { before: 0, after: 2 } },
    });
  });

  it("puts them out of use", async () => {
    const { id, present, gone } = await providerInUse();
    await remove(id, await destinationNamed(db(), "disabled"));
    for (const mailboxId of [present, gone])
      expect(await getMailbox(db(), mailboxId)).toMatchObject({
        identityProviderId: null,
        adminState: "disabled",
      });
  });

  it("gives them to another provider, which links them at the next sign-in", async () => {
    const { id, name, present } = await providerInUse();
    const other = await createTestProvider(database.context());
    await remove(id, await destinationNamed(db(), other.slug));
    expect(await getMailbox(db(), present)).toMatchObject({ identityProviderId: other.id });
    expect(await db().$count(externalIdentity, eq(externalIdentity.mailboxId, present))).toBe(0);
    expect(await routeOf(name)).toBe(other.id);
  });

  it("refuses a provider by which they could not come in, and then changes nothing", async () => {
    const { id, present } = await providerInUse();
    const context = database.context();
    const unlinked = await createTestProvider(context, { settings: { linkByEmail: false } });
    const foreign = await createTestProvider(context, { settings: { allowedDomains: ["other.test"] } });
    for (const identityProviderId of [unlinked.id, foreign.id])
      await expect(remove(id, { identityProviderId })).rejects.toMatchObject({ code: "conflict" });
    await expect(remove(id, { identityProviderId: id })).rejects.toMatchObject({ code: "invalid-input" });
    const nobody = "0190f3a0-0000-7000-8000-000000000000";
    await expect(remove(id, { identityProviderId: nobody })).rejects.toMatchObject({ code: "not-found" });
    await expect(destinationNamed(db(), "nobody")).rejects.toMatchObject({ code: "not-found" });
    expect((await getProvider(db(), id)).version).toBe(1);
    expect(await getMailbox(db(), present)).toMatchObject({ identityProviderId: id });
    expect(await db().$count(session, eq(session.userId, present))).toBe(1);
  });
});
