import { describe, expect, it } from "vitest";
import { findAttribute } from "@/lib/faces/scim/attribute-path";
import { sort, sortKey } from "@/lib/faces/scim/sort-resources";

const core = "urn:ietf:params:scim:schemas:core:2.0:User";
const enterprise = "urn:ietf:params:scim:schemas:extension:enterprise:2.0:User";

const names = (path: string) => findAttribute("User", path)?.map(({ name }) => name) ?? null;

describe("a path to an attribute", () => {
  it.each([
    ["userName", ["userName"]],
    ["USERNAME", ["userName"]],
    [`${core}:userName`, ["userName"]],
    [`${core.toUpperCase()}:USERNAME`, ["userName"]],
    ["name.familyName", ["name", "familyName"]],
    ["emails.value", ["emails", "value"]],
    [`${enterprise}:department`, [enterprise, "department"]],
    [`${enterprise}:manager.value`, [enterprise, "manager", "value"]],
    [enterprise, [enterprise]],
    ["manager", [enterprise, "manager"]],
    ["meta.created", ["meta", "created"]],
  ])("%s leads to what it names", (path, found) => expect(names(path)).toEqual(found));

  it.each([
    "",
    ".",
    "userName.",
    ".userName",
    "userName.value",
    "name..familyName",
    "name.familyName.value",
    "nothing",
    "__proto__",
    "constructor",
    "toString",
    "name.__proto__",
    "name.constructor.name",
    "emails.0",
    "emails.length",
    `${enterprise}:nothing`,
    `${enterprise}:__proto__`,
    `${core}Name`,
    `${enterprise}Department`,
    "urn:ietf:params:scim:schemas:core:2.0:Group:displayName",
    " userName",
    "userName\u0000",
  ])("%j leads to nothing", (path) => expect(names(path)).toBeNull());

  it("of a group has no extension of users", () => {
    expect(findAttribute("Group", "manager")).toBeNull();
    expect(findAttribute("Group", "userName")).toBeNull();
    expect(findAttribute("Group", "displayName")).toMatchObject([{ name: "displayName" }]);
  });
});

describe("what a resource is sorted by", () => {
  it.each<[string, string, object]>([
    ["userName", "anna", { userName: "Anna" }],
    ["name.familyName", "zorn", { name: { familyName: "Zorn" } }],
    ["emails", "b@x.test", { emails: [{ value: "a@x.test" }, { value: "B@x.test", primary: true }] }],
    ["emails", "a@x.test", { emails: [{ value: "a@x.test" }, { value: "b@x.test", primary: "true" }] }],
    ["emails.value", "a@x.test", { emails: [{ value: "a@x.test" }] }],
    ["emails", "", { emails: [] }],
    ["emails", "", { emails: [{ type: "work" }] }],
    ["name.familyName", "", { name: "Zorn" }],
    ["name.familyName", "", {}],
    ["active", "false", { active: false }],
    ["nothing", "", { nothing: "x" }],
    ["__proto__", "", {}],
    [`${enterprise}:department`, "sales", { [enterprise]: { department: "Sales" } }],
  ])("by %s is %j in %j", (sortBy, key, document) =>
    expect(sortKey("User", sortBy)(document as Record<string, unknown>)).toBe(key),
  );

  it("is nothing where nobody asked for an order", () =>
    expect(sortKey("User", null)({ userName: "anna" })).toBe(""));
});

// RFC 7644, 3.4.2.3: without a value it comes last in ascending order, and first in descending order.
it.each([
  [false, ["3 a", "1 b", "4 b", "2 "]],
  [true, ["2 ", "1 b", "4 b", "3 a"]],
])("sorts whole, descending: %s, and equal ones by id, so that no page repeats one", (descending, order) => {
  const given = ["1 b", "2 ", "3 a", "4 b"].map((one) => {
    const [id = "", key = ""] = one.split(" ");
    return { id, key };
  });
  for (const mixed of [given, given.toReversed()]) {
    const met = [...mixed];
    sort(met, descending);
    expect(met.map(({ id, key }) => `${id} ${key}`)).toEqual(order);
  }
});
