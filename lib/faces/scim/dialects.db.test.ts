import { beforeEach, describe, expect, it, vi } from "vitest";
import { testDatabase } from "@/lib/testing/database";
import {
  enterpriseUrn,
  groupUrn,
  makeScimFixture,
  patchUrn,
  type ScimFixture,
  type ScimReply,
  userUrn,
} from "@/lib/testing/scim-fixture";

vi.setConfig({ testTimeout: 30_000, hookTimeout: 60_000 });

/*
 * What providers send, in their order, as their public documentation shows it:
 * learn.microsoft.com/entra/identity/app-provisioning/use-scim-to-provision-users-and-groups,
 * developer.okta.com/docs/api/openapi/okta-scim/guides/scim-20, docs.goauthentik.io/add-secure-apps/providers/scim, and RFC 7644 3.5.2.
 * DOMAIN, USER and GROUP stand for what our own answers say.
 */

interface Step {
  method: string;
  path: string;
  body?: unknown;
  status: number;
  /** Of the answer. */
  shows?: object;
  /** What the answer's id is called from then on. */
  as?: "USER" | "GROUP";
}

const database = testDatabase();
let fixture: ScimFixture;
beforeEach(async () => {
  fixture = await makeScimFixture(database.context());
});

async function play(steps: readonly Step[]): Promise<void> {
  const names = new Map([["DOMAIN", fixture.domain]]);
  const named = <Given>(given: Given): Given => {
    let text = JSON.stringify(given);
    for (const [name, value] of names) text = text.replaceAll(name, value);
    return JSON.parse(text);
  };
  for (const [index, step] of steps.entries()) {
    const { method, path, body = null } = named({ ...step, shows: undefined });
    const reply: ScimReply = await fixture.send(method, path, body ?? undefined);
    expect(reply, `step ${index + 1}`).toMatchObject(
      named({ status: step.status, ...(step.shows ? { body: step.shows } : {}) }),
    );
    if (step.as) names.set(step.as, String(reply.body.id));
  }
}

const patch = (...Operations: object[]) => ({ schemas: [patchUrn], Operations });
const list = "urn:ietf:params:scim:api:messages:2.0:ListResponse";

const entraUser = {
  schemas: [userUrn, enterpriseUrn],
  externalId: "0a21f0f2-8d2a-4f8e-bf98-7363c4aed4ef",
  userName: "anna@DOMAIN",
  active: true,
  displayName: "Anna Arnold",
  emails: [{ primary: true, type: "work", value: "anna@DOMAIN" }],
  meta: { resourceType: "User" },
  name: { formatted: "Anna Arnold", familyName: "Arnold", givenName: "Anna" },
  roles: [],
  [enterpriseUrn]: { department: "Sales" },
};

const entra: Step[] = [
  {
    method: "GET",
    path: "/Users?filter=userName+eq+%22anna@DOMAIN%22",
    status: 200,
    shows: { schemas: [list], totalResults: 0, Resources: [] },
  },
  { method: "POST", path: "/Users", body: entraUser, status: 201, as: "USER" },
  {
    method: "PATCH",
    path: "/Users/USER",
    status: 200,
    body: patch(
      { op: "Replace", path: 'emails[type eq "work"].value', value: "anna@DOMAIN" },
      { op: "Replace", path: "name.familyName", value: "Berger" },
      { op: "Add", path: 'phoneNumbers[type eq "mobile"].value', value: "+49 1" },
      { op: "Add", path: `${enterpriseUrn}:department`, value: "IT" },
      { op: "Replace", path: `${enterpriseUrn}:manager`, value: "m1" },
    ),
    shows: {
      name: { familyName: "Berger", givenName: "Anna" },
      phoneNumbers: [{ type: "mobile", value: "+49 1" }],
      [enterpriseUrn]: { department: "IT", manager: { value: "m1" } },
    },
  },
  {
    method: "PATCH",
    path: "/Users/USER",
    status: 200,
    body: patch({
      op: "Replace",
      value: { displayName: "Anna B.", "name.givenName": "Anne", [`${enterpriseUrn}:department`]: "Board" },
    }),
    shows: { displayName: "Anna B.", name: { givenName: "Anne" }, [enterpriseUrn]: { department: "Board" } },
  },
  {
    method: "PATCH",
    path: "/Users/USER",
    status: 200,
    body: patch({ op: "Replace", path: "active", value: "False" }),
    shows: { active: false },
  },
  {
    method: "POST",
    path: "/Groups",
    status: 201,
    as: "GROUP",
    body: {
      schemas: [groupUrn, "http://schemas.microsoft.com/2006/11/ResourceManagement/ADSCIM/2.0/Group"],
      externalId: "8aa1a0c0-c4c3-4bc0-b4a5-2ef676900159",
      displayName: "Staff",
      meta: { resourceType: "Group" },
    },
  },
  {
    method: "PATCH",
    path: "/Groups/GROUP",
    status: 200,
    body: patch({ op: "Add", path: "members", value: [{ $ref: null, value: "USER" }] }),
    shows: { members: [{ value: "USER" }] },
  },
  {
    method: "GET",
    path: "/Groups/GROUP?excludedAttributes=members",
    status: 200,
    shows: { displayName: "Staff" },
  },
  {
    method: "PATCH",
    path: "/Groups/GROUP",
    status: 200,
    body: patch({ op: "Remove", path: "members", value: [{ $ref: null, value: "USER" }] }),
  },
  { method: "DELETE", path: "/Groups/GROUP", status: 204 },
  { method: "DELETE", path: "/Users/USER", status: 204 },
];

const oktaUser = {
  schemas: [userUrn],
  userName: "anna@DOMAIN",
  name: { givenName: "Anna", familyName: "Arnold" },
  emails: [{ primary: true, value: "anna@DOMAIN", type: "work" }],
  displayName: "Anna Arnold",
  locale: "en-US",
  externalId: "00ujl29u0le5T6Aj10h7",
  groups: [],
  password: "1mz050nq",
  active: true,
};

const okta: Step[] = [
  {
    method: "GET",
    path: "/Users?filter=userName%20eq%20%22anna@DOMAIN%22&startIndex=1&count=100",
    status: 200,
    shows: { totalResults: 0, startIndex: 1, itemsPerPage: 0 },
  },
  { method: "POST", path: "/Users", body: oktaUser, status: 201, as: "USER" },
  {
    method: "POST",
    path: "/Users",
    body: oktaUser,
    status: 409,
    shows: { scimType: "uniqueness", status: "409" },
  },
  {
    method: "PUT",
    path: "/Users/USER",
    status: 200,
    body: { ...oktaUser, id: "USER", name: { givenName: "Anna", familyName: "Berger" }, active: false },
    shows: { active: false, name: { familyName: "Berger" } },
  },
  {
    method: "PATCH",
    path: "/Users/USER",
    status: 200,
    body: patch({ op: "replace", value: { active: true } }),
    shows: { active: true },
  },
  {
    method: "PATCH",
    path: "/Users/USER",
    status: 200,
    body: patch({ op: "replace", value: { password: "another one" } }),
  },
  {
    method: "POST",
    path: "/Groups",
    status: 201,
    as: "GROUP",
    body: { schemas: [groupUrn], displayName: "Staff", members: [{ value: "USER", display: "anna@DOMAIN" }] },
  },
  {
    method: "PATCH",
    path: "/Groups/GROUP",
    status: 200,
    body: patch({ op: "replace", value: { id: "GROUP", displayName: "Crew" } }),
    shows: { displayName: "Crew" },
  },
  {
    method: "PATCH",
    path: "/Groups/GROUP",
    status: 200,
    body: patch(
      { op: "remove", path: 'members[value eq "USER"]' },
      { op: "add", path: "members", value: [{ value: "USER", display: "anna@DOMAIN" }] },
    ),
    shows: { members: [{ value: "USER" }] },
  },
  {
    method: "PATCH",
    path: "/Users/USER",
    status: 200,
    body: patch({ op: "replace", value: { active: false } }),
    shows: { active: false },
  },
];

const authentikUser = {
  schemas: [userUrn],
  id: null,
  externalId: "c33f4b1d9a0e4a8b",
  meta: null,
  userName: "anna",
  name: { formatted: "Anna Arnold", familyName: "Arnold", givenName: "Anna" },
  displayName: "Anna Arnold",
  photos: [],
  locale: "en",
  active: true,
  emails: [{ value: "anna@DOMAIN", type: "other", primary: true }],
};

const authentik: Step[] = [
  {
    method: "GET",
    path: "/ServiceProviderConfig",
    status: 200,
    shows: { patch: { supported: true }, bulk: { supported: false }, filter: { supported: true } },
  },
  { method: "POST", path: "/Users", body: authentikUser, status: 201, as: "USER" },
  {
    method: "POST",
    path: "/Groups",
    status: 201,
    as: "GROUP",
    body: {
      schemas: [groupUrn],
      id: null,
      externalId: "b1",
      displayName: "Staff",
      members: [{ value: "USER" }],
    },
  },
  {
    method: "PUT",
    path: "/Users/USER",
    status: 200,
    body: { ...authentikUser, id: "USER", displayName: "Anna B." },
    shows: { displayName: "Anna B." },
  },
  {
    method: "PATCH",
    path: "/Groups/GROUP",
    status: 200,
    body: patch({ op: "add", path: "members", value: [{ value: "USER" }] }),
    shows: { members: [{ value: "USER" }] },
  },
  {
    method: "PATCH",
    path: "/Groups/GROUP",
    status: 200,
    body: patch({ op: "remove", path: "members", value: [{ value: "USER" }] }),
  },
  { method: "DELETE", path: "/Users/USER", status: 204 },
];

describe("what a provider sends", () => {
  it.each<[string, Step[], object]>([
    ["Entra ID", entra, { displayName: "Anna B.", directoryState: "missing" }],
    ["Okta", okta, { displayName: "Anna Arnold", directoryState: "disabled" }],
    ["Authentik", authentik, { displayName: "Anna B.", directoryState: "missing" }],
  ])("is answered as it expects, and followed: %s", async (_, steps, expected) => {
    await play(steps);
    expect(await fixture.find("anna")).toMatchObject(expected);
  });
});

describe("a PATCH of a User", () => {
  it.each<[string, object[], object]>([
    [
      "in the core schema's name",
      [{ op: "add", path: `${userUrn}:title`, value: "Boss" }],
      { title: "Boss" },
    ],
    [
      "with the whole extension",
      [{ op: "add", path: enterpriseUrn, value: { division: "A" } }],
      { [enterpriseUrn]: { division: "A" } },
    ],
    [
      "with the extension in a value",
      [{ op: "add", value: { [enterpriseUrn]: { division: "A" } } }],
      { [enterpriseUrn]: { division: "A" } },
    ],
    [
      "with a dotted path into the extension",
      [{ op: "add", path: `${enterpriseUrn}.division`, value: "A" }],
      { [enterpriseUrn]: { division: "A" } },
    ],
    [
      "with a path as a name, and a filter in it",
      [{ op: "replace", value: { 'emails[type eq "home"].value': "a@b.test" } }],
      { emails: [{ type: "work" }, { type: "home", value: "a@b.test" }] },
    ],
    [
      "that adds a value with a filter of two",
      [{ op: "add", path: 'phoneNumbers[type eq "fax" and primary eq true].value', value: "1" }],
      { phoneNumbers: [{ type: "fax", primary: true, value: "1" }] },
    ],
    [
      "that adds a primary value",
      [{ op: "add", path: "emails", value: [{ value: "new@b.test", primary: true }] }],
      { emails: [{ primary: false }, { primary: true, value: "new@b.test" }] },
    ],
    [
      "that sets one part of a name",
      [{ op: "replace", path: "name", value: { familyName: "B" } }],
      { name: { givenName: "anna", familyName: "B" } },
    ],
    [
      "with a role that is a text",
      [{ op: "add", path: "roles", value: ["admin"] }],
      { roles: [{ value: "admin" }] },
    ],
    [
      "whose null takes away",
      [{ op: "replace", path: "name.familyName", value: null }],
      { name: { givenName: "anna" } },
    ],
  ])("%s", async (_, operations, expected) => {
    const { body } = await fixture.push("anna");
    expect(await fixture.patch(`/Users/${body.id}`, ...operations)).toMatchObject({
      status: 200,
      body: expected,
    });
  });

  it.each<[string, object, string]>([
    ["an attribute", { op: "remove", path: "emails" }, "emails"],
    ["its only value", { op: "remove", path: 'emails[type eq "work"]' }, "emails"],
    ["a value by what it is", { op: "Remove", path: "emails", value: [{ value: "anna@DOMAIN" }] }, "emails"],
    ["all parts of a name", { op: "remove", path: "name" }, "name"],
    ["what an extension has", { op: "remove", path: `${enterpriseUrn}:department` }, enterpriseUrn],
    ["an extension", { op: "remove", path: enterpriseUrn }, enterpriseUrn],
    ["the externalId", { op: "remove", path: "externalId" }, "externalId"],
  ])("removes %s", async (_, operation, gone) => {
    const { body } = await fixture.push("anna", { [enterpriseUrn]: { department: "x" } });
    expect(body).toHaveProperty([gone]);
    const named = JSON.parse(JSON.stringify(operation).replace("DOMAIN", fixture.domain));
    const reply = await fixture.patch(`/Users/${body.id}`, named);
    expect(reply.status).toBe(200);
    expect(reply.body).not.toHaveProperty([gone]);
  });

  it("that changes nothing makes no new version, and one of two at once is not lost", async () => {
    const { body } = await fixture.push("anna");
    const path = `/Users/${body.id}`;
    await fixture.patch(path, { op: "replace", path: "active", value: true });
    expect((await fixture.send("GET", path)).body).toMatchObject({ meta: { version: '"v1"' } });
    const both = [
      { op: "replace", path: "title", value: "Boss" },
      { op: "replace", path: "nickName", value: "A" },
    ];
    await Promise.all(both.map((one) => fixture.patch(path, one)));
    expect((await fixture.send("GET", path)).body).toMatchObject({ title: "Boss", nickName: "A" });
  });
});
