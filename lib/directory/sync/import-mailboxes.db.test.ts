import { eq } from "drizzle-orm";
import { expect, it } from "vitest";
import { updateDomain } from "@/lib/accounts/domain/update-domain";
import { importMailboxes } from "@/lib/directory/sync/import-mailboxes";
import { verifyChain } from "@/lib/platform/audit/verify-chain";
import { auditEvent, mailbox } from "@/lib/platform/db/schema";
import { testDatabase } from "@/lib/testing/database";
import {
  createTestDomain,
  createTestMailbox,
  createTestProvider,
  createTestTemplate,
} from "@/lib/testing/fixtures";

const database = testDatabase();
const issuer = "https://id.demo.test/realms/demo";

async function fixture(limits: { maxMailboxes?: number; totalQuotaBytes?: number } = {}) {
  const context = database.context();
  const { id: domainId, name } = await createTestDomain(context, limits);
  const { id: templateId } = await createTestTemplate(context, { quotaBytes: 100, pop3: false });
  const { id: identityProviderId } = await createTestProvider(context);
  const actor = { kind: "identity-provider" as const, id: identityProviderId, slug: "idp" };
  const bring = (...localParts: string[]) =>
    importMailboxes(database.context(actor), {
      identityProviderId,
      issuer,
      people: localParts.map((localPart) => ({
        address: localPart.includes("@") ? localPart : `${localPart}@${name}`,
        subject: `subject of ${localPart}`,
        displayName: `Person ${localPart}`,
        templateId,
      })),
    });
  return { context, domainId, name, templateId, identityProviderId, bring };
}

const words = (outcomes: Awaited<ReturnType<typeof importMailboxes>>) =>
  outcomes.map((outcome) => (outcome.created ? "created" : outcome.reason));

it("creates what the template says, with an event for each, and keeps the trail whole", async () => {
  const { name, templateId, identityProviderId, bring } = await fixture();
  expect(words(await bring("Anna", "ben"))).toEqual(["created", "created"]);
  const { db } = database.client();
  const [anna] = await db
    .select()
    .from(mailbox)
    .where(eq(mailbox.address, `anna@${name}`));
  expect(anna).toMatchObject({
    displayName: "Person Anna",
    quotaBytes: 100,
    pop3: false,
    templateId,
    identityProviderId,
    passwordHash: null,
    directoryState: "present",
  });
  const events = await db.select().from(auditEvent).where(eq(auditEvent.domainName, name));
  expect(events.map(({ subjectLabel }) => subjectLabel)).toEqual([name, `anna@${name}`, `ben@${name}`]);
  expect(await verifyChain(db)).toMatchObject({ intact: true });
});

it("refuses one by one what createMailbox would refuse, and creates the rest", async () => {
  const { context, name, domainId, templateId, identityProviderId, bring } = await fixture();
  await createTestMailbox(context, { address: `old@${name}`, password: "a long password 1" });
  expect(words(await bring("old", "twin", "TWIN", "who@elsewhere.test", "bad name", "last"))).toEqual([
    "address-taken",
    "created",
    "address-taken",
    "domain-unknown",
    "domain-unknown",
    "created",
  ]);
  const [again] = await importMailboxes(context, {
    identityProviderId,
    issuer,
    people: [{ subject: "subject of last", address: `other@${name}`, displayName: "", templateId }],
  });
  expect(again).toEqual({ created: false, reason: "already-linked" });
  const other = await createTestProvider(context);
  await updateDomain(context, { id: domainId, identityProviderId: other.id });
  expect(words(await bring("theirs"))).toEqual(["domain-of-other-provider"]);
  await updateDomain(context, { id: domainId, active: false });
  expect(words(await bring("more"))).toEqual(["domain-inactive"]);
});

it("stops at the domain's limits, counting what it has just made", async () => {
  const full = await fixture({ maxMailboxes: 2 });
  expect(words(await full.bring("a", "b", "c"))).toEqual(["created", "created", "domain-full"]);
  const small = await fixture({ totalQuotaBytes: 250 });
  expect(words(await small.bring("a", "b", "c"))).toEqual(["created", "created", "quota-exceeded"]);
});

it("is for the provider itself and superadmins", async () => {
  const { identityProviderId, templateId } = await fixture();
  const stranger = {
    kind: "identity-provider" as const,
    id: "01a20a59-8224-7542-a9ed-d3c3eb4aa511",
    slug: "x",
  };
  const people = [{ subject: "s", address: "a@b.test", displayName: "", templateId }];
  await expect(
    importMailboxes(database.context(stranger), { identityProviderId, issuer: "x", people }),
  ).rejects.toMatchObject({ code: "forbidden" });
});
