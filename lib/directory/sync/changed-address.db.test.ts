import { eq } from "drizzle-orm";
import { beforeEach, describe, expect, it } from "vitest";
import { listConflictPage } from "@/lib/accounts/external-identity/list-conflict-page";
import { setMailboxSource } from "@/lib/accounts/mailbox/set-mailbox-source";
import { alias } from "@/lib/platform/db/schema";
import type { Person } from "@/lib/providers/directory/person";
import { testDatabase } from "@/lib/testing/database";
import { makeSyncWorld, type SyncWorld } from "@/lib/testing/directory/sync-world";
import { tell as tellIn, waysOfTelling } from "@/lib/testing/directory/ways-of-telling";

const database = testDatabase();
const context = () => ({ ...database.context(), db: database.client().db });
let world: SyncWorld;

beforeEach(async () => {
  world = await makeSyncWorld(context());
  await world.run();
});

const tell = (way: string, ...people: Person[]) => tellIn(world, way, ...people);

async function conflicts() {
  const { items } = await listConflictPage(context(), { provider: world.slug });
  return items.map((one) => [one.kind, one.subject, one.mailboxAddress, one.address]).sort();
}

const aliases = async (name: string) => {
  const rows = await context()
    .db.select({ address: alias.address })
    .from(alias)
    .where(eq(alias.mailboxId, await world.idOf(name)));
  return rows.map(({ address }) => address).sort();
};

const at = (name: string) => `${name}@${world.domain}`;
const renamed = (email = at("anna.new"), more: Partial<Person> = {}) =>
  world.person("anna", { email, ...more });
/** A new employee who was given the address that anna had. */
const heir = () => world.person("heir", { email: at("anna"), username: "heir" });

describe.each(waysOfTelling)("an address that changes at the provider, told by %s", (way) => {
  it("is shown until both agree again, and leaves the mailbox as it is", async () => {
    await tell(way, renamed());
    expect(await conflicts()).toEqual([["address-changed", "subject-anna", at("anna"), at("anna.new")]]);
    expect(await world.find("anna")).toMatchObject({ address: at("anna"), directoryState: "present" });
    expect(await aliases("anna")).toEqual([]);
    await tell(way, world.person("anna"));
    expect(await conflicts()).toEqual([]);
  });

  it("is an alias of the mailbox where the provider's rule says so, and the one before it is not", async () => {
    await world.configure({}, undefined, { changedAddress: "alias" });
    await tell(way, renamed());
    expect([await aliases("anna"), await conflicts()]).toEqual([[at("anna.new")], []]);
    await tell(way, renamed(at("anna.newer")));
    expect([await aliases("anna"), await conflicts()]).toEqual([[at("anna.newer")], []]);
    await tell(way, world.person("anna", { email: at("anna.other"), emailVerified: false }));
    expect(await aliases("anna"), "an address that is not proven changes nothing").toEqual([
      at("anna.newer"),
    ]);
    await tell(way, world.person("anna"));
    expect([await aliases("anna"), await conflicts()]).toEqual([[], []]);
  });

  it("is shown where it cannot be an alias, because it is somebody else's", async () => {
    await world.configure({}, undefined, { changedAddress: "alias" });
    await tell(way, renamed(at("ben")));
    expect(await aliases("anna")).toEqual([]);
    expect(await conflicts()).toEqual([["address-changed", "subject-anna", at("anna"), at("ben")]]);
  });

  it("is shown where it is of a domain that the provider does not speak for, and never becomes an alias", async () => {
    const away = `anna@elsewhere-${world.domain}`;
    await world.configure({}, undefined, { changedAddress: "alias", allowedDomains: [world.domain] });
    await tell(way, renamed(away));
    expect(await conflicts()).toEqual([["address-changed", "subject-anna", at("anna"), away]]);
    expect(await world.find("anna")).toMatchObject({ address: at("anna"), directoryState: "present" });
    expect(await aliases("anna")).toEqual([]);
    await tell(way, renamed(away, { emailVerified: false }));
    expect(await aliases("anna")).toEqual([]);
    await tell(way, world.person("anna"));
    expect(await conflicts()).toEqual([]);
  });

  it("and that somebody else is given opens nobody's mailbox, and says whose it is", async () => {
    await tell(way, renamed(), heir());
    expect(await conflicts()).toEqual([
      ["address-changed", "subject-anna", at("anna"), at("anna.new")],
      ["other-account", "subject-heir", at("anna"), at("anna")],
    ]);
    const { items } = await listConflictPage(context(), { provider: world.slug, kind: "other-account" });
    expect(items).toMatchObject([{ holder: "subject-anna", holderAddress: at("anna.new") }]);
  });

  it("of a mailbox that another provider vouches for is shown, not guessed", async () => {
    const other = await makeSyncWorld(context());
    await setMailboxSource(context(), {
      mailboxId: await world.idOf("ben"),
      identityProviderId: other.providerId,
    });
    await tell(way, world.person("second", { email: at("ben"), username: "second" }));
    const { items } = await listConflictPage(context(), { provider: world.slug });
    expect(items).toMatchObject([{ kind: "other-source", mailboxAddress: at("ben"), source: other.slug }]);
  });
});

describe("a run", () => {
  it("has a line about it each time, and plans nothing that would make the mailbox another one's", async () => {
    world.people = [renamed(), heir()];
    await world.configure({ leavers: "nothing" });
    const lines = [
      ["conflict", "applied", "address-changed", at("anna")],
      ["conflict", "applied", "identity-conflict", at("anna")],
    ];
    expect((await world.run()).lines).toEqual(lines);
    expect((await world.run()).lines, "as long as it is so").toEqual(lines);
    expect((await world.run({ dryRun: true })).lines.map(([, state]) => state)).toEqual([
      "planned",
      "planned",
    ]);
  });
});
