import { beforeEach, describe, expect, it } from "vitest";
import { testDatabase } from "@/lib/testing/database";
import { authentik } from "@/lib/testing/scim-dialects/authentik";
import { entra } from "@/lib/testing/scim-dialects/entra";
import { keycloak } from "@/lib/testing/scim-dialects/keycloak";
import { okta } from "@/lib/testing/scim-dialects/okta";
import type { Step } from "@/lib/testing/scim-dialects/step";
import {
  enterpriseUrn,
  makeScimFixture,
  type ScimFixture,
  type ScimReply,
  userUrn,
} from "@/lib/testing/scim-fixture";

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
    const reply: ScimReply = await fixture.send(method, encodeURI(decodeURI(path)), body ?? undefined);
    if (step.as) names.set(step.as, String(reply.body.id));
    const which = `step ${index + 1}: ${method} ${path}`;
    const shown = step.shows ? { body: step.shows } : {};
    expect(reply, which).toMatchObject(named({ status: step.status, ...shown }));
    if (step.hides) expect(reply.body, which).not.toHaveProperty([step.hides]);
  }
}

describe("what a provider sends", () => {
  it.each<[string, readonly Step[], object]>([
    ["Entra ID", entra, { displayName: "Bjfe", directoryState: "missing" }],
    ["Okta", okta, { displayName: "Another User", directoryState: "disabled" }],
    ["Authentik", authentik, { displayName: "Anna B.", directoryState: "missing" }],
    ["Keycloak", keycloak, { displayName: "Anna Arnold", directoryState: "missing" }],
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
