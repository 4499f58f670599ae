import { desc, eq } from "drizzle-orm";
import { beforeEach, describe, expect, it } from "vitest";
import { purgeConflicts } from "@/lib/accounts/external-identity/forget-conflicts";
import { listConflictPage } from "@/lib/accounts/external-identity/list-conflict-page";
import { listConflictsOf, listIdentities } from "@/lib/accounts/external-identity/queries";
import { unlinkAccount } from "@/lib/accounts/external-identity/unlink-account";
import { createAppPassword } from "@/lib/credentials/app-password/create-app-password";
import { createSession } from "@/lib/credentials/web-session/create-session";
import { linkAgain, weighAccount } from "@/lib/directory/link-again/link-again";
import { linkManyAgain } from "@/lib/directory/link-again/link-many-again";
import { approveSyncRun } from "@/lib/directory/run/approve-run";
import { finishSync } from "@/lib/directory/sync/run-sync";
import { signInWithProvider } from "@/lib/doors/sign-in/sign-in-with-provider";
import {
  appPassword,
  auditEvent,
  externalIdentity,
  identityConflict,
  mailbox,
  revocation,
  session,
} from "@/lib/platform/db/schema";
import { AccessRefused, DirectoryError } from "@/lib/providers/directory/directory-error";
import { claimsOf, type Person } from "@/lib/providers/directory/person";
import { findProviderForSignIn } from "@/lib/providers/provider/queries";
import { testDatabase } from "@/lib/testing/database";
import { makeSyncFixture, type SyncFixture } from "@/lib/testing/directory/sync-fixture";
import { verbatim } from "@/lib/words/compose-text";

const database = testDatabase();
const context = () => ({ ...database.context(), db: database.client().db });
const db = () => database.client().db;
let fixture: SyncFixture;
let anna = { mailboxId: "", identityProviderId: "" };

beforeEach(async () => {
  fixture = await makeSyncFixture(context());
  await fixture.run();
  anna = { mailboxId: await fixture.idOf("anna"), identityProviderId: fixture.providerId };
});

const open = () => fixture.open();

/** The person is deleted at the directory and made again: the same address, another id. */
function remake(name: string, changes: Partial<Person> = {}): Person {
  const again = fixture.person(name, { id: `again-${name}`, ...changes });
  fixture.people = [...fixture.people.filter(({ id }) => id !== `subject-${name}`), again];
  return again;
}

async function signIn(person: Person) {
  const provider = await findProviderForSignIn(db(), fixture.slug);
  if (!provider) throw new Error("no provider");
  const actor = { kind: "identity-provider" as const, id: provider.id, slug: provider.slug };
  return signInWithProvider({ ...context(), actor }, provider, { ...claimsOf(person) });
}

async function subjectOf(name: string): Promise<string | null> {
  const [identity] = await listIdentities(db(), await fixture.idOf(name));
  return identity?.subject ?? null;
}

const refused = { decision: "rejected", reason: "identity-conflict" };

describe("an account that was made again", () => {
  it("is refused and waits for an administrator, and comes in when it is linked", async () => {
    const again = remake("anna");
    expect(await signIn(again)).toEqual(refused);
    expect(await signIn(again)).toEqual(refused);
    expect(await listConflictsOf(db(), anna.mailboxId)).toMatchObject([
      { kind: "other-account", subject: "again-anna", holder: "subject-anna", seenBy: "sign-in" },
    ]);
    const wanted = { ...anna, subject: "again-anna" };
    expect(await weighAccount(context(), wanted, open)).toMatchObject({ refusal: null, doubts: [] });
    await linkAgain(context(), wanted, open);
    expect(await signIn(again)).toMatchObject({ decision: "accepted", created: false });
    expect(await signIn(fixture.person("anna")), "the old one is nobody's any more").toEqual(refused);
    const [event] = await db().select().from(auditEvent).orderBy(desc(auditEvent.sequence)).limit(1);
    expect(event).toMatchObject({
      action: "external-identity.link-again",
      subjectLabel: `anna@${fixture.domain}`,
      changes: { subject: { before: "subject-anna", after: "again-anna" } },
    });
  });

  it("finds out of the mailbox what the person before had, unless an administrator keeps it", async () => {
    for (const [name, keepWaysIn] of [
      ["anna", false],
      ["ben", true],
    ] as const) {
      const mailboxId = await fixture.idOf(name);
      await createAppPassword(context(), { mailboxId, name: "Phone", protocols: ["imap"] });
      await createSession(db(), { mailboxId });
      await db()
        .update(mailbox)
        .set({ passwordHash: "{X}", directoryPasswordHash: "{Y}", directoryState: "missing" })
        .where(eq(mailbox.id, mailboxId));
      await db().delete(revocation);
      remake(name);
      await linkAgain(
        context(),
        { mailboxId, identityProviderId: fixture.providerId, subject: `again-${name}`, keepWaysIn },
        open,
      );
      const left = await db().$count(appPassword, eq(appPassword.mailboxId, mailboxId));
      expect(left).toBe(keepWaysIn ? 1 : 0);
      expect(await db().$count(session, eq(session.userId, mailboxId))).toBe(0);
      expect(await fixture.find(name)).toMatchObject({
        passwordHash: keepWaysIn ? "{X}" : null,
        directoryPasswordHash: null,
        directoryState: "present",
      });
      expect(await db().select().from(revocation)).toMatchObject([
        { address: `${name}@${fixture.domain}`, reason: "identity-changed" },
      ]);
    }
  });

  it("is not kept waiting for ever, nor by many", async () => {
    for (let index = 0; index < 8; index++)
      await signIn(fixture.person("anna", { id: `claimant-${index}`, username: `claimant-${index}` }));
    const waiting = await listConflictsOf(db(), anna.mailboxId);
    expect(waiting.map(({ subject }) => subject)).toEqual(
      [7, 6, 5, 4, 3].map((index) => `claimant-${index}`),
    );
    await db()
      .update(identityConflict)
      .set({ lastSeenAt: new Date(Date.now() - 31 * 86_400_000) })
      .where(eq(identityConflict.mailboxId, anna.mailboxId));
    expect(await listConflictsOf(db(), anna.mailboxId), "too old to be shown").toEqual([]);
    await purgeConflicts(db());
    expect(await db().$count(identityConflict, eq(identityConflict.mailboxId, anna.mailboxId))).toBe(0);
  });
});

describe("what a run has planned for the old account", () => {
  it("does nothing to the mailbox once it is another account's", async () => {
    await fixture.configure({ guardAtLeast: 0, guardPercent: 0, missesBeforeLeaving: 1 });
    remake("anna");
    const waiting = await fixture.run();
    expect(waiting).toMatchObject({ state: "waiting", counts: { "disable.planned": 1 } });
    await linkAgain(context(), { ...anna, subject: "again-anna" }, open);
    await approveSyncRun(context(), { id: waiting.id });
    await finishSync(context(), { provider: fixture.slug });
    const lines = (await fixture.look(waiting.id)).lines.filter(([kind]) => kind === "disable");
    expect(lines).toEqual([["disable", "outdated", "person-gone", `anna@${fixture.domain}`]]);
    expect(await fixture.find("anna")).toMatchObject({ directoryState: "present" });
  });
});

describe("what speaks against it", () => {
  it.each<[string, () => unknown, object]>([
    ["the old account is there", () => fixture.add(again()), { doubts: ["old-account-there"] }],
    [
      "the old account is disabled",
      () => (fixture.people = [fixture.person("anna", { enabled: false }), again()]),
      { doubts: ["old-account-disabled"] },
    ],
    [
      "the directory behind the directory is silent",
      () => {
        remake("anna");
        fixture.people.push(fixture.person("anna"));
        fixture.unconfirmed.add("subject-anna");
      },
      { doubts: ["directory-silent"] },
    ],
    [
      "another name",
      () => remake("anna", { givenName: "Somebody", familyName: "Else" }),
      { doubts: ["name-differs"] },
    ],
    [
      "another address",
      () => remake("anna", { email: `other@${fixture.domain}` }),
      { doubts: ["address-differs"] },
    ],
    [
      "an address without proof",
      () => remake("anna", { emailVerified: false }),
      { doubts: ["address-unproven"] },
    ],
    [
      "another claimant",
      () => signIn(fixture.person("anna", { id: "third" })).then(() => remake("anna")),
      { doubts: ["several-accounts"] },
    ],
    ["nobody of that id", () => fixture.remove("subject-anna"), { refusal: "account-gone" }],
    ["a disabled account", () => remake("anna", { enabled: false }), { refusal: "account-disabled" }],
  ])("%s", async (_, arrange, judgement) => {
    await arrange();
    const wanted = { ...anna, subject: "again-anna" };
    expect(await weighAccount(context(), wanted, open)).toMatchObject(judgement);
    await expect(linkAgain(context(), wanted, open)).rejects.toMatchObject({ code: "conflict" });
    const linked = linkAgain(context(), { ...wanted, despiteDoubts: true }, open);
    if ("refusal" in judgement) await expect(linked).rejects.toMatchObject({ code: "conflict" });
    else await linked;
    expect(await subjectOf("anna")).toBe("refusal" in judgement ? "subject-anna" : "again-anna");
  });

  const again = () => fixture.person("anna", { id: "again-anna", username: "again" });

  it("an account of another mailbox, and a mailbox of another source", async () => {
    const ofBen = { ...anna, subject: "subject-ben" };
    await expect(linkAgain(context(), { ...ofBen, despiteDoubts: true }, open)).rejects.toMatchObject({
      code: "conflict",
      message: "This account is already linked to a mailbox. Unlink it there first.",
    });
    const other = await makeSyncFixture(context());
    const elsewhere = { mailboxId: anna.mailboxId, identityProviderId: other.providerId, subject: "x" };
    expect(await weighAccount(context(), elsewhere, () => other.open())).toMatchObject({
      refusal: "other-source",
    });
  });

  it("a person whose former address somebody else was given: never, not even by insisting", async () => {
    const moved = fixture.person("anna", { email: `anna.new@${fixture.domain}` });
    const heir = fixture.person("anna", { id: "again-anna", username: "heir" });
    fixture.people = [...fixture.people.filter(({ id }) => id !== "subject-anna"), moved, heir];
    await fixture.run();
    const wanted = { ...anna, subject: "again-anna", despiteDoubts: true };
    await expect(linkAgain(context(), wanted, open)).rejects.toMatchObject({
      message: expect.stringContaining("now has another address"),
    });
  });

  it("nothing of the directory's, where it may not be asked; a failure of it is a doubt", async () => {
    remake("anna");
    await signIn(remake("anna"));
    const wanted = { ...anna, subject: "again-anna" };
    const failing = (error: Error) => () => ({ find: () => Promise.reject(error) });
    const weighed = (error: Error) => weighAccount(context(), wanted, failing(error));
    expect(await weighed(new AccessRefused(verbatim("403"), verbatim("Give it the role.")))).toMatchObject({
      doubts: [],
    });
    expect(await weighed(new DirectoryError(verbatim("down"), verbatim("Wait.")))).toMatchObject({
      doubts: ["directory-silent"],
    });
    await fixture.configure({}, undefined, { allowedDomains: ["elsewhere.test"] });
    expect(await weighed(new AccessRefused(verbatim("403"), verbatim("Give it the role.")))).toMatchObject({
      doubts: ["address-unproven"],
    });
  });
});

describe("many at once", () => {
  const step = (apply: boolean, more: object = {}) =>
    linkManyAgain(context(), { provider: fixture.slug, apply, ...more }, open);
  const outcomes = async (result: ReturnType<typeof step>) =>
    (await result).items.map(({ newSubject, outcome }) => [newSubject, outcome]).sort();

  it("are shown first, and linked where nothing speaks against it", async () => {
    remake("anna");
    remake("ben", { givenName: "Another" });
    remake("cleo");
    await fixture.configure({ leavers: "nothing" });
    await fixture.run();
    expect(await outcomes(step(false))).toEqual([
      ["again-anna", "would-link"],
      ["again-ben", "left"],
      ["again-cleo", "would-link"],
    ]);
    expect(await subjectOf("anna"), "a preview").toBe("subject-anna");
    expect(await outcomes(step(true))).toEqual([
      ["again-anna", "linked"],
      ["again-ben", "left"],
      ["again-cleo", "linked"],
    ]);
    expect(await Promise.all(["anna", "ben", "cleo"].map(subjectOf))).toEqual([
      ...["again-anna", "subject-ben", "again-cleo"],
    ]);
    expect((await fixture.run()).lines.map(([, , reason]) => reason)).toEqual(["identity-conflict"]);
  });

  it("go by bounded steps through a realm that was restored under new ids", async () => {
    fixture.people = Array.from({ length: 60 }, (_, index) => fixture.person(`p${index}`));
    await fixture.configure({ missesBeforeLeaving: 1 });
    await fixture.run();
    fixture.people = fixture.people.map((person) => ({ ...person, id: `again-${person.username}` }));
    const waiting = await fixture.run();
    expect(waiting, "so many leavers ask first").toMatchObject({ state: "waiting" });
    const first = await step(true);
    expect(first.items).toHaveLength(50);
    const second = await step(true, { cursor: first.next });
    expect(second).toMatchObject({ next: null, items: { length: 10 } });
    expect([...first.items, ...second.items].every(({ outcome }) => outcome === "linked")).toBe(true);
    await approveSyncRun(context(), { id: waiting.id });
    await finishSync(context(), { provider: fixture.slug });
    expect(await fixture.look(waiting.id)).toMatchObject({ counts: { "disable.outdated": 60 } });
    const { items } = await listConflictPage(context(), { provider: fixture.slug });
    expect(items, "what it had planned is not so any more").toEqual([]);
    expect(await fixture.find("p7")).toMatchObject({ directoryState: "present" });
  });

  it("are only those of one's own domains", async () => {
    await signIn(remake("anna"));
    const actor = { kind: "domain-admin" as const, id: "x", name: "x", domains: ["elsewhere.test"] };
    const given = { provider: fixture.slug, apply: true };
    expect(await linkManyAgain({ ...context(), actor }, given, open)).toEqual({ items: [], next: null });
    await expect(
      linkAgain({ ...context(), actor }, { ...anna, subject: "again-anna" }, open),
    ).rejects.toMatchObject({ code: "forbidden" });
  });
});

describe("unlinking", () => {
  it("leaves the mailbox to nobody who only has its address, by sign-in or sync, until an administrator links", async () => {
    await createAppPassword(context(), { mailboxId: anna.mailboxId, name: "Phone", protocols: ["imap"] });
    await unlinkAccount(context(), anna);
    expect(await listIdentities(db(), anna.mailboxId)).toEqual([]);
    expect(await db().$count(appPassword, eq(appPassword.mailboxId, anna.mailboxId))).toBe(0);
    expect(await signIn(fixture.person("anna"))).toEqual(refused);
    expect((await fixture.run()).lines).toEqual([
      ["conflict", "applied", "link-by-hand", `anna@${fixture.domain}`],
    ]);
    await linkAgain(context(), { ...anna, subject: "subject-anna" }, open);
    expect(await signIn(fixture.person("anna"))).toMatchObject({ decision: "accepted" });
    await expect(unlinkAccount(context(), { ...anna, mailboxId: await fixture.idOf("ben") })).resolves.toBe(
      undefined,
    );
  });

  it("counts against a link that a run has planned before", async () => {
    await fixture.configure({ guardAtLeast: 0, guardPercent: 0 });
    await unlinkAccount(context(), { ...anna, linkByAddress: true });
    fixture.people = fixture.people.map((one) => ({ ...one, enabled: one.username !== "ben" }));
    const waiting = await fixture.run();
    expect(waiting).toMatchObject({ state: "waiting", counts: { "link.planned": 1 } });
    await linkAgain(context(), { ...anna, subject: "subject-anna" }, open);
    await unlinkAccount(context(), anna);
    await approveSyncRun(context(), { id: waiting.id });
    await finishSync(context(), { provider: fixture.slug });
    expect((await fixture.look(waiting.id)).lines).toContainEqual([
      ...["link", "outdated", "same-address", `anna@${fixture.domain}`],
    ]);
    expect(await listIdentities(db(), anna.mailboxId)).toEqual([]);
  });

  it("lets the next account of the address in where an administrator says so", async () => {
    await unlinkAccount(context(), { ...anna, linkByAddress: true });
    expect(await signIn(remake("anna"))).toMatchObject({ decision: "accepted", created: false });
    await unlinkAccount(context(), anna);
    await expect(unlinkAccount(context(), anna)).rejects.toMatchObject({ code: "not-found" });
    expect(await db().$count(externalIdentity, eq(externalIdentity.mailboxId, anna.mailboxId))).toBe(0);
  });
});
