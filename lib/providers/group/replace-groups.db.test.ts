import { eq } from "drizzle-orm";
import { beforeEach, describe, expect, it } from "vitest";
import { personGroup } from "@/lib/platform/db/schema";
import { inTransaction } from "@/lib/platform/db/transaction";
import { listGroups } from "@/lib/providers/group/queries";
import { type GroupsSaid, type PersonGroups, replaceGroups } from "@/lib/providers/group/replace-groups";
import { testDatabase } from "@/lib/testing/database";
import { createTestProvider } from "@/lib/testing/fixtures";

const database = testDatabase();
const issuer = "https://id.test";
let provider: { id: string; issuer: string };

beforeEach(async () => {
  provider = { id: (await createTestProvider(database.context())).id, issuer };
});

const say = (people: PersonGroups[], said: Partial<GroupsSaid> = {}) =>
  inTransaction(database.context(), ({ db }) =>
    replaceGroups(db, { provider, source: "claims", ...said }, people),
  );
const groupsOf = async (subject: string, at = provider) => {
  const person = { identityProviderId: at.id, issuer: at.issuer, subject };
  return (await listGroups(database.client().db, person)).map(({ groupName, source }) => [groupName, source]);
};

describe("the groups of a person", () => {
  it("are what each source said last, and of the others nothing changes", async () => {
    await say([
      { subject: "anna", groups: ["/staff", "/board"] },
      { subject: "ben", groups: ["/staff"] },
    ]);
    await say([{ subject: "anna", groups: ["/staff", "/chess"] }], { source: "scim" });
    expect(await groupsOf("anna")).toEqual([
      ["/board", "claims"],
      ["/chess", "scim"],
      ["/staff", "scim"],
    ]);
    expect(await groupsOf("ben")).toEqual([["/staff", "claims"]]);
    await say([{ subject: "anna", groups: [] }]);
    expect(await groupsOf("anna"), "SCIM may call them otherwise than the token does").toEqual([
      ["/chess", "scim"],
      ["/staff", "scim"],
    ]);
    await say([{ subject: "anna", groups: ["/chess"] }], { source: "scim" });
    expect(await groupsOf("anna")).toEqual([["/chess", "scim"]]);
  });

  it.each(["directory", "scim"] as const)(
    "are none when the %s says that the person has left",
    async (source) => {
      await say([{ subject: "anna", groups: ["/staff"] }]);
      const said = { source, ...(source === "directory" ? { among: [] } : {}) };
      await say([{ subject: "anna", groups: [], hasLeft: true }], said);
      expect(await groupsOf("anna")).toEqual([]);
    },
  );

  it("stay where the source does not speak of them", async () => {
    await say([{ subject: "anna", groups: ["/staff", "/chess"] }]);
    await say([{ subject: "anna", groups: ["/board", "/other"] }], {
      source: "directory",
      among: ["/staff", "/board"],
    });
    expect(await groupsOf("anna")).toEqual([
      ["/board", "directory"],
      ["/chess", "claims"],
    ]);
  });

  it("are another's at another provider and at another issuer", async () => {
    const other = { id: (await createTestProvider(database.context())).id, issuer };
    const moved = { id: provider.id, issuer: "https://elsewhere.test" };
    await say([{ subject: "anna", groups: ["/staff"] }]);
    expect(await groupsOf("anna", other)).toEqual([]);
    expect(await groupsOf("anna", moved)).toEqual([]);
    await say([{ subject: "anna", groups: ["/staff"] }], { provider: moved });
    expect([await groupsOf("anna"), await groupsOf("anna", moved)]).toEqual([[], [["/staff", "claims"]]]);
  });

  it.each(["admins ", "Admins", "/admins", "admins\u0000"])("%j is not admins", async (name) => {
    await say([{ subject: "anna", groups: [name] }]);
    expect((await groupsOf("anna")).map(([group]) => group)).not.toContain("admins");
  });

  it.each(["", "anna ", "\u0130d"])("of the subject %j are nobody's", async (subject) => {
    await say([{ subject, groups: ["/staff"] }]);
    const ofProvider = eq(personGroup.identityProviderId, provider.id);
    expect(await database.client().db.$count(personGroup, ofProvider)).toBe(0);
  });

  it("are a thousand at most, also those added by and by", async () => {
    const many = (from: number) => Array.from({ length: 800 }, (_, index) => `/g${from + index}`);
    await say([{ subject: "anna", groups: many(0) }]);
    await say([{ subject: "anna", groups: many(800) }], { among: many(800) });
    expect(await groupsOf("anna")).toHaveLength(1_000);
  });
});
