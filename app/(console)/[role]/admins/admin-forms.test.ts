import { expect, it } from "vitest";
import { adminForms } from "@/app/(console)/[role]/admins/admin-forms";

const { input } = adminForms.createAdmin;

function formOf(entries: [string, string][]) {
  const form = new FormData();
  for (const [name, value] of entries) form.append(name, value);
  return form;
}

it("takes every chosen domain, and none for none", () => {
  const account: [string, string][] = [
    ["login", " dora@example.org "],
    ["displayName", ""],
    ["role", "domain-admin"],
    ["password", "secret words"],
  ];
  expect(input.parse(formOf(account)).data).toMatchObject({
    login: "dora@example.org",
    domains: [],
    mayImpersonate: false,
  });
  const two: [string, string][] = [
    ["domains", "a.test"],
    ["domains", "b.test"],
  ];
  expect(input.parse(formOf([...account, ...two])).data?.domains).toEqual(["a.test", "b.test"]);
});
