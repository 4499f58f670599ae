import { and, eq } from "drizzle-orm";
import { beforeEach, describe, expect, it } from "vitest";
import { setIdentityProvider } from "@/lib/accounts/identity-provider/set-identity-provider";
import { personGroup } from "@/lib/platform/db/schema";
import { testDatabase } from "@/lib/testing/database";
import { createTestTemplate } from "@/lib/testing/fixtures";
import { groupUrn, makeScimFixture, type ScimFixture } from "@/lib/testing/scim-fixture";

const database = testDatabase();
const db = () => database.client().db;
let fixture: ScimFixture;
let anna: string;
let ben: string;

beforeEach(async () => {
  fixture = await makeScimFixture(database.context());
  anna = String((await fixture.push("anna")).body.id);
  ben = String((await fixture.push("ben")).body.id);
});

const push = (displayName: string, members: string[] = [], changes: object = {}) =>
  fixture.send("POST", "/Groups", {
    schemas: [groupUrn],
    displayName,
    members: members.map((value) => ({ value })),
    ...changes,
  });
const membersOf = async (path: string) => {
  const { body } = await fixture.send("GET", path);
  const members = (body.members ?? []) as { value: string }[];
  return members.map(({ value }) => (value === anna ? "anna" : value === ben ? "ben" : value)).sort();
};
const groupsOf = async (subject: string) => {
  const rows = await db()
    .select({ name: personGroup.groupName })
    .from(personGroup)
    .where(and(eq(personGroup.identityProviderId, fixture.provider.id), eq(personGroup.subject, subject)))
    .orderBy(personGroup.groupName);
  return rows.map(({ name }) => name);
};

describe("a Group", () => {
  it("is shown with its members, by itself, in lists and with them", async () => {
    const { status, body } = await push("Staff", [anna]);
    expect(status).toBe(201);
    expect(body).toMatchObject({
      displayName: "Staff",
      members: [{ value: anna, type: "User", $ref: expect.stringMatching(`/scim/v2/Users/${anna}$`) }],
      meta: { resourceType: "Group", version: '"v1"' },
    });
    expect((await fixture.send("GET", `/Users/${anna}`)).body).toMatchObject({
      groups: [{ value: body.id, display: "Staff" }],
    });
    const listed = await fixture.send(
      "GET",
      '/Groups?filter=displayName+eq+"STAFF"&excludedAttributes=members',
    );
    expect(listed.body).toMatchObject({ totalResults: 1 });
    expect(JSON.stringify(listed.body)).not.toContain(anna);
    for (const filter of [
      `members.value eq "${anna}"`,
      `members[value eq "${anna}"]`,
      `members eq "${anna}"`,
    ])
      expect((await fixture.send("GET", `/Groups?${new URLSearchParams({ filter })}`)).body).toMatchObject({
        totalResults: 1,
      });
  });

  it.each<[string, object[], string[]]>([
    [
      "Entra ID adds",
      [{ op: "Add", path: "members", value: [{ $ref: null, value: "BEN" }] }],
      ["anna", "ben"],
    ],
    ["Entra ID removes", [{ op: "Remove", path: "members", value: [{ value: "ANNA" }] }], []],
    ["Okta adds", [{ op: "add", path: "members", value: [{ value: "BEN", display: "b" }] }], ["anna", "ben"]],
    ["Okta removes", [{ op: "remove", path: 'members[value eq "ANNA"]' }], []],
    ["Okta replaces", [{ op: "replace", path: "members", value: [{ value: "BEN" }] }], ["ben"]],
    ["all are removed", [{ op: "remove", path: "members" }], []],
    ["without a path", [{ op: "replace", value: { members: [{ value: "BEN" }] } }], ["ben"]],
    ["one alone is added", [{ op: "add", path: "members", value: { value: "BEN" } }], ["anna", "ben"]],
    ["who is there is added again", [{ op: "add", path: "members", value: [{ value: "ANNA" }] }], ["anna"]],
    [
      "one goes and one comes",
      [
        { op: "remove", path: 'members[value eq "ANNA"]' },
        { op: "add", path: "members", value: [{ value: "BEN" }] },
      ],
      ["ben"],
    ],
  ])("has the members that it is given: %s", async (_, operations, expected) => {
    const { body } = await push("Staff", [anna]);
    const path = `/Groups/${body.id}`;
    const named = JSON.parse(JSON.stringify(operations).replaceAll("ANNA", anna).replaceAll("BEN", ben));
    expect(await fixture.patch(path, ...named)).toMatchObject({ status: 200 });
    expect(await membersOf(path)).toEqual(expected);
  });

  it("is renamed as Okta does, and replaced whole", async () => {
    const { body } = await push("Staff", [anna]);
    const path = `/Groups/${body.id}`;
    await fixture.patch(path, { op: "replace", value: { id: body.id, displayName: "Crew" } });
    expect((await fixture.send("GET", path)).body).toMatchObject({
      displayName: "Crew",
      meta: { version: '"v2"' },
    });
    expect(await groupsOf("sub-anna")).toEqual(["Crew"]);
    const whole = { schemas: [groupUrn], displayName: "Crew", members: [{ value: ben }] };
    expect(await fixture.send("PUT", path, whole)).toMatchObject({ status: 200 });
    expect(await membersOf(path)).toEqual(["ben"]);
  });

  it.each<[string, () => object, number, string | undefined]>([
    ["no name", () => ({ displayName: "" }), 400, "invalidValue"],
    ["a name that is there, in another case", () => ({ displayName: "STAFF" }), 409, "uniqueness"],
    ["nobody's id", () => ({ displayName: "x", members: [{ value: "nobody" }] }), 400, "invalidValue"],
    [
      "a group in it",
      () => ({ displayName: "x", members: [{ value: anna, type: "Group" }] }),
      400,
      "invalidValue",
    ],
    ["members that are texts of nobody", () => ({ displayName: "x", members: ["x"] }), 400, "invalidValue"],
    [
      "very many members at once",
      () => ({ displayName: "x", members: Array.from({ length: 20_001 }, (_, n) => ({ value: `${n}` })) }),
      400,
      "invalidValue",
    ],
  ])("is refused with %s", async (_, body, status, scimType) => {
    await push("Staff");
    const reply = await fixture.send("POST", "/Groups", { schemas: [groupUrn], ...body() });
    expect(reply).toMatchObject({ status, body: { scimType } });
  });

  it("says that it has no members, and then none has any", async () => {
    const { body } = await push("Staff");
    expect(body.members).toEqual([]);
    const asked = (filter: string) => fixture.send("GET", `/Groups?${new URLSearchParams({ filter })}`);
    expect((await asked("members pr")).body).toMatchObject({ totalResults: 0 });
    await push("Crew", [anna]);
    expect((await asked("members pr")).body).toMatchObject({ totalResults: 1 });
  });

  it("takes no people of another provider, and is not theirs", async () => {
    const other = await makeScimFixture(database.context());
    const { body } = await push("Staff", [anna]);
    const stranger = { schemas: [groupUrn], displayName: "x", members: [{ value: anna }] };
    expect(await other.send("POST", "/Groups", stranger)).toMatchObject({ status: 400 });
    for (const method of ["GET", "DELETE"])
      expect(await other.send(method, `/Groups/${body.id}`)).toMatchObject({ status: 404 });
  });
});

describe("the groups of a person", () => {
  it("are kept from the first Group of a provider to its last", async () => {
    const { body } = await push("Staff", [anna]);
    expect(await groupsOf("sub-anna")).toEqual(["Staff"]);
    expect((await fixture.send("DELETE", `/Groups/${body.id}`)).status).toBe(204);
    expect(await groupsOf("sub-anna")).toEqual([]);
  });

  it("are kept with the person, whatever leads to another", async () => {
    const { body } = await push("Staff", [anna, ben]);
    await push("Board", [anna]);
    expect(await groupsOf("sub-anna")).toEqual(["Board", "Staff"]);
    await fixture.patch(`/Users/${ben}`, { op: "replace", path: "active", value: false });
    expect(await groupsOf("sub-ben")).toEqual([]);
    await fixture.patch(`/Users/${ben}`, { op: "replace", path: "active", value: true });
    expect(await groupsOf("sub-ben")).toEqual(["Staff"]);
    await fixture.send("DELETE", `/Users/${ben}`);
    expect(await membersOf(`/Groups/${body.id}`)).toEqual(["anna"]);
    await fixture.send("DELETE", `/Groups/${body.id}`);
    expect(await groupsOf("sub-anna")).toEqual(["Board"]);
  });

  it("choose the template, coming and going", async () => {
    const staff = await createTestTemplate(database.context(), { quotaBytes: 7 });
    await setIdentityProvider(database.context(), {
      slug: fixture.provider.slug,
      verify: false,
      mappings: [{ claim: "groups", value: "Staff", templateId: staff.id }],
    });
    const { body } = await push("Staff", [anna]);
    expect(await fixture.find("anna")).toMatchObject({ templateId: staff.id, quotaBytes: 7 });
    expect(await fixture.find("ben")).toMatchObject({ templateId: fixture.templateId });
    await fixture.patch(`/Groups/${body.id}`, { op: "remove", path: "members" });
    expect(await fixture.find("anna")).toMatchObject({ templateId: fixture.templateId, quotaBytes: 100 });
  });
});
