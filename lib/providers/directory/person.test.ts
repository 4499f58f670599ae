import { expect, it } from "vitest";
import { claimsOf, type Person } from "@/lib/providers/directory/person";

const anna: Person = {
  id: "s-anna",
  username: "anna",
  email: null,
  emailVerified: true,
  givenName: "Anna",
  familyName: "Alm",
  enabled: true,
  attributes: {},
};

const read = (attributes: Person["attributes"], more: Partial<Person> = {}, groups: string[] = []) =>
  claimsOf({ ...anna, ...more, attributes }, groups);

it("are what the person's token would say, whatever an attribute is called", () => {
  const claims = read({
    sub: ["somebody"],
    given_name: ["Else"],
    email: ["other@demo.test"],
    team: ["a", "b"],
  });
  expect(claims).toMatchObject({ sub: "s-anna", given_name: "Anna", team: ["a", "b"] });
  expect(claims.email).toBe("other@demo.test");
  expect(read({ email: ["other@demo.test"] }, { email: "anna@demo.test" }).email).toBe("anna@demo.test");
  expect(read({ groups: ["/boss"] }).groups).toBe("/boss");
  expect(read({ groups: ["/boss"] }, {}, ["/staff"]).groups).toEqual(["/staff"]);
});

it("have no other prototype by an attribute of that name", () => {
  const attributes = JSON.parse('{ "__proto__": ["x"], "constructor": ["y"] }');
  const claims = read(attributes);
  expect(Object.getPrototypeOf(claims)).toBe(Object.prototype);
  expect(Object.entries(claims)).toEqual(
    expect.arrayContaining([
      ["__proto__", "x"],
      ["constructor", "y"],
    ]),
  );
});
