import { eq } from "drizzle-orm";
import { beforeEach, describe, expect, it } from "vitest";
import { listConflictPage } from "@/lib/accounts/external-identity/list-conflict-page";
import { setMailboxSource } from "@/lib/accounts/mailbox/set-mailbox-source";
import { alias } from "@/lib/platform/db/schema";
import type { Person } from "@/lib/providers/directory/person";
import { testDatabase } from "@/lib/testing/database";
import { makeSyncFixture, type SyncFixture } from "@/lib/testing/directory/sync-fixture";
import { tell as tellIn, waysOfTelling } from "@/lib/testing/directory/ways-of-telling";

const database = testDatabase();
const context = () => ({ ...database.context(), db: database.client().db });
let fixture: SyncFixture;

beforeEach(async () => {
  fixture = await makeSyncFixture(context());
  await fixture.run();
});

const tell = (way: string, ...people: Person[]) => tellIn(fixture, way, ...people);

async function conflicts() {
  const { items } = await listConflictPage(context(), { provider: fixture.slug });
  return items.map((one) => [one.kind, one.subject, one.mailboxAddress, one.address]).sort();
}

const aliases = async (name: string) => {
  const rows = await context()
    .db.select({ address: alias.address })
    .from(alias)
    .where(eq(alias.mailboxId, await fixture.idOf(name)));
  return rows.map(({ address }) => address).sort();
};

const at = (name: string) => `${name}@${fixture.domain}`;
const renamed = (email = at("anna.new"), more: Partial<Person> = {}) =>
  fixture.person("anna", { email, ...more });
/** A new employee who was given the address that anna had. */
const heir = () => fixture.person("heir", { email: at("anna"), username: "heir" });

describe.each(waysOfTelling)("an address that changes at the provider, told by %s", (way) => {
  it("is shown until both agree again, and leaves the mailbox as it is", async () => {
    await tell(way, renamed());
    expect(await conflicts()).toEqual([["address-changed", "subject-anna", at("anna"), at("anna.new")]]);
    expect(await fixture.find("anna")).toMatchObject({ address: at("anna"), directoryState: "present" });
    expect(await aliases("anna")).toEqual([]);
    await tell(way, fixture.person("anna"));
    expect(await conflicts()).toEqual([]);
  });

  it("is an alias of the mailbox where the provider's rule says so, and the one before it is not", async () => {
    await fixture.configure({}, undefined, { changedAddress: "alias" });
    await tell(way, renamed());
    expect([await aliases("anna"), await conflicts()]).toEqual([[at("anna.new")], []]);
    await tell(way, renamed(at("anna.newer")));
    expect([await aliases("anna"), await conflicts()]).toEqual([[at("anna.newer")], []]);
    await tell(way, fixture.person("anna", { email: at("anna.other"), emailVerified: false }));
    expect(await aliases("anna"), "an address that is not proven changes nothing").toEqual([
      at("anna.newer"),
    ]);
    await tell(way, fixture.person("anna"));
    expect([await aliases("anna"), await conflicts()]).toEqual([[], []]);
  });

  it("is shown where it cannot be an alias, because it is somebody else's", async () => {
    await fixture.configure({}, undefined, { changedAddress: "alias" });
    await tell(way, renamed(at("ben")));
    expect(await aliases("anna")).toEqual([]);
    expect(await conflicts()).toEqual([["address-changed", "subject-anna", at("anna"), at("ben")]]);
  });

  it("is shown where it is of a domain that the provider does not speak for, and never becomes an alias", async () => {
    const away = `anna@elsewhere-${fixture.domain}`;
    await fixture.configure({}, undefined, { changedAddress: "alias", allowedDomains: [fixture.domain] });
    await tell(way, renamed(away));
    expect(await conflicts()).toEqual([["address-changed", "subject-anna", at("anna"), away]]);
    expect(await fixture.find("anna")).toMatchObject({ address: at("anna"), directoryState: "present" });
    expect(await aliases("anna")).toEqual([]);
    await tell(way, renamed(away, { emailVerified: false }));
    expect(await aliases("anna")).toEqual([]);
    await tell(way, fixture.person("anna"));
    expect(await conflicts()).toEqual([]);
  });

  it("and that somebody else is given opens nobody's mailbox, and says whose it is", async () => {
    await tell(way, renamed(), heir());
    expect(await conflicts()).toEqual([
      ["address-changed", "subject-anna", at("anna"), at("anna.new")],
      ["other-account", "subject-heir", at("anna"), at("anna")],
    ]);
    const { items } = await listConflictPage(context(), { provider: fixture.slug, kind: "other-account" });
    expect(items).toMatchObject([{ holder: "subject-anna", holderAddress: at("anna.new") }]);
  });

  it("of a mailbox that another provider vouches for is shown, not guessed", async () => {
    const other = await makeSyncFixture(context());
    await setMailboxSource(context(), {
      mailboxId: await fixture.idOf("ben"),
      identityProviderId: other.providerId,
    });
    await tell(way, fixture.person("second", { email: at("ben"), username: "second" }));
    const { items } = await listConflictPage(context(), { provider: fixture.slug });
    expect(items).toMatchObject([{ kind: "other-source", mailboxAddress: at("ben"), source: other.slug }]);
  });
});

describe("a run", () => {
  it("has a line about it each time, and plans nothing that would make the mailbox another one's", async () => {
    fixture.people = [renamed(), heir()];
    await fixture.configure({ leavers: "nothing" });
    const lines = [
      ["conflict", "applied", "address-changed", at("anna")],
      ["conflict", "applied", "identity-conflict", at("anna")],
    ];
    expect((await fixture.run()).lines).toEqual(lines);
    expect((await fixture.run()).lines, "as long as it is so").toEqual(lines);
    expect((await fixture.run({ dryRun: true })).lines.map(([, state]) => state)).toEqual([
      "planned",
      "planned",
    ]);
  });
});
