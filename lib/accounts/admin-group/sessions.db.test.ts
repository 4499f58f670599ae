import { eq } from "drizzle-orm";
import { expect, it } from "vitest";
import { endGroupSession } from "@/lib/accounts/admin-group/end-session";
import { listGroupSessions } from "@/lib/accounts/admin-group/list-sessions";
import { createAdminSession } from "@/lib/credentials/admin-session/create-session";
import { onlyClaimedMs } from "@/lib/credentials/admin-session/lifetime";
import { findAdminSession } from "@/lib/credentials/admin-session/queries";
import { auditEvent, personGroup } from "@/lib/platform/db/schema";
import { testDatabase } from "@/lib/testing/database";
import { signInDelegate } from "@/lib/testing/delegate-session";
import { createTestDomain } from "@/lib/testing/fixtures";

const database = testDatabase();
const db = () => database.client().db;

async function signedIn() {
  const { name: domain } = await createTestDomain(database.context());
  const signed = await signInDelegate(database.context(), [{ domain, permissions: ["read-logs"] }]);
  const listed = async (now?: Date) =>
    (await listGroupSessions(db(), now)).filter(({ provider }) => provider === signed.provider);
  return { ...signed, domain, listed };
}

it("shows who is signed in by which group, where and since when", async () => {
  const { listed, provider, domain, token } = await signedIn();
  const session = await findAdminSession(db(), "domain-admin", token);
  expect(await listed()).toMatchObject([
    {
      id: session?.id,
      login: `dele (${provider})`,
      role: "domain-admin",
      groups: [`/delegates of ${domain}`],
      createdAt: session?.createdAt,
    },
  ]);
  expect(await listed(new Date(Date.now() + 86_400_000)), "once it is over").toEqual([]);
});

it("shows nobody whom the groups give nothing any more, as the session is none then", async () => {
  const { listed, person, token } = await signedIn();
  const ofPerson = eq(personGroup.subject, person.subject);
  await db().update(personGroup).set({ source: "claims" }).where(ofPerson);
  expect(await listed()).toHaveLength(1);
  const later = new Date(Date.now() + onlyClaimedMs + 1_000);
  expect(await listed(later), "as long as a claim counts").toEqual([]);
  await db().delete(personGroup).where(ofPerson);
  expect(await listed()).toEqual([]);
  expect(await findAdminSession(db(), "domain-admin", token)).toBeNull();
});

it("ends one of several sessions, is recorded, and is for superadmins", async () => {
  const { listed, person, provider, domain, token } = await signedIn();
  const other = { ...person, personName: "dele", providerSessionId: null, authenticatedAt: null };
  const kept = await createAdminSession(db(), { role: "domain-admin", person: other, userAgent: "Another" });
  const id = (await findAdminSession(db(), "domain-admin", token))?.id ?? "";
  const admin = database.context({ kind: "domain-admin", id: "1", name: "d", domains: [domain] });
  await expect(endGroupSession(admin, { id })).rejects.toMatchObject({ code: "forbidden" });
  await endGroupSession(database.context(), { id });
  expect(await findAdminSession(db(), "domain-admin", token)).toBeNull();
  expect(await findAdminSession(db(), "domain-admin", kept)).not.toBeNull();
  expect(await listed()).toMatchObject([{ userAgent: "Another" }]);
  const [event] = await db().select().from(auditEvent).where(eq(auditEvent.subjectId, id));
  expect(event).toMatchObject({ action: "admin-session.end", subjectLabel: `dele (${provider})` });
  await expect(endGroupSession(database.context(), { id })).rejects.toMatchObject({ code: "not-found" });
});
