import { expect, it } from "vitest";
import { aliasForm, endDay, newAliasForm } from "@/app/(console)/[role]/aliases/alias-form-input";

const typed = { role: "superadmin", description: "", expiresAt: "" };
const subject = { id: "0192f5a0-0000-7000-8000-000000000000", expectedVersion: "4" };

it("takes a day for its end, and an empty one for none", () => {
  const form = { ...typed, address: "sales@x.test", mailbox: "a@x.test", active: "on" };
  expect(newAliasForm.parse(form)).toMatchObject({ active: true, expiresAt: null });
  expect(newAliasForm.parse({ ...form, expiresAt: "2027-01-31" }).expiresAt).toEqual(
    new Date("2027-01-31T23:59:59Z"),
  );
  for (const expiresAt of ["soon", "2027-13-01"])
    expect(newAliasForm.safeParse({ ...form, expiresAt }).success).toBe(false);
});

it("leaves an end alone whose day was left alone", () => {
  const end = new Date("2027-01-31T08:15:00Z");
  const form = { ...typed, ...subject, shownEnd: endDay(end) };
  expect(aliasForm.parse({ ...form, expiresAt: "2027-01-31" }).expiresAt).toBeUndefined();
  expect(aliasForm.parse({ ...form, expiresAt: "" }).expiresAt).toBeNull();
  expect(aliasForm.parse({ ...form, expiresAt: "2027-02-01" }).expiresAt).toEqual(
    new Date("2027-02-01T23:59:59Z"),
  );
  expect(aliasForm.parse({ ...typed, ...subject, shownEnd: "" }).expiresAt).toBeUndefined();
});
