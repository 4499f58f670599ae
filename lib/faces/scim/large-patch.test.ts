import { expect, it } from "vitest";
import { applyPatch } from "@/lib/faces/scim/apply-patch";
import { patchMembers } from "@/lib/faces/scim/patch-members";
import { readOperations } from "@/lib/faces/scim/patch-operations";
import { patchUrn } from "@/lib/testing/scim-fixture";

/* What one request may make us do, within the bounds of its body. Compared one with another these would take minutes. */

const read = (resource: "User" | "Group", Operations: object[]) =>
  readOperations(resource, { schemas: [patchUrn], Operations });
const numbers = (count: number) => Array.from({ length: count }, (_, index) => index);
const ids = numbers(100_000).map((index) => `member-${index}`);

it("refuses to add values without end", () => {
  const operations = numbers(1_000).map((index) => ({
    op: "add",
    path: "roles",
    value: numbers(100).map((other) => ({ value: `${index}.${other}` })),
  }));
  const add = () => applyPatch({ userName: "anna" }, read("User", operations));
  expect(add).toThrow("roles has too many values.");
});

it("refuses filters without end", () => {
  const filter = numbers(60)
    .map((index) => `value co "${index}"`)
    .join(" or ");
  const operations = numbers(1_000).map(() => ({ op: "remove", path: `emails[${filter}].display` }));
  expect(() => read("User", operations)).toThrow("Too many terms");
});

it("refuses operations without end", () => {
  const one = { op: "add", path: "displayName", value: "x" };
  expect(() => read("Group", Array(1_001).fill(one))).toThrow("Too many operations");
  expect(() => read("User", Array(1_001).fill(one))).toThrow("Too many operations");
  const member = { op: "add", path: "members", value: [{ value: "x" }] };
  expect(() => read("Group", Array(20_001).fill(member))).toThrow("Too many operations");
  const compared = { op: "remove", path: 'members[type eq "User"]' };
  expect(() => read("Group", Array(1_001).fill(compared))).toThrow("Too many");
});

it("adds and removes the same values again and again", () => {
  const value = numbers(200).map((index) => ({ type: `t${index}`, display: "x" }));
  const turned = value.map(({ type, display }) => ({ display, type }));
  const operations = numbers(200).flatMap(() => [
    { op: "add", path: "roles", value },
    { op: "add", path: "roles", value: turned },
  ]);
  expect(applyPatch({}, read("User", operations))).toEqual({ roles: value });
  expect(
    applyPatch({}, read("User", [...operations.slice(1), { op: "remove", path: "roles", value }])),
  ).toEqual({});
});

it("takes 20 000 people out of a large group, one an operation", () => {
  const operations = ids.slice(0, 20_000).map((id) => ({ op: "remove", path: `members[value eq "${id}"]` }));
  expect(patchMembers(new Set(ids), read("Group", operations)).size).toBe(80_000);
});

it("puts 20 000 people into a large group, one an operation", () => {
  const operations = numbers(20_000).map((index) => ({
    op: "add",
    path: "members",
    value: [{ value: `new-${index}` }],
  }));
  expect(patchMembers(new Set(ids), read("Group", operations)).size).toBe(120_000);
});

it.each([
  ['value eq "member-1"', 1],
  ['type eq "user" and value eq "member-1"', 1],
  ['value eq "member-1" or value eq "member-2"', 2],
  ['value eq "member-1" and value eq "member-2"', 0],
  ['value eq "MEMBER-1"', 0],
  ['type eq "Group" and value eq "member-1"', 0],
])("takes out of a large group whom %s means", (filter, gone) => {
  const operations = read("Group", [{ op: "remove", path: `members[${filter}]` }]);
  expect(patchMembers(new Set(ids), operations).size).toBe(ids.length - gone);
});

it("compares the members of a group with any filter, unless they are very many", () => {
  const operations = read("Group", [{ op: "remove", path: 'members[value ew "0"]' }]);
  expect(patchMembers(new Set(ids.slice(0, 100)), operations).size).toBe(90);
  expect(() => patchMembers(new Set(ids), operations)).toThrow("value eq");
});
