import { expect, it } from "vitest";
import { aliasForms } from "@/app/(console)/[role]/aliases/alias-forms";
import { lastDay } from "@/app/(console)/typed-day";
import { sentForm } from "@/lib/testing/sent-form";

const { input: aliasForm } = aliasForms.updateAlias;
const { input: newAliasForm } = aliasForms.createAlias;

const typed = { role: "superadmin", description: "", expiresAt: "" };
const subject = { address: "sales@x.test", expectedVersion: "4" };

it("takes a day for its end, and an empty one for none", () => {
  const form = { ...typed, address: "sales@x.test", mailbox: "a@x.test", active: "on" };
  expect(newAliasForm.parse(sentForm(form)).data).toMatchObject({ active: true, expiresAt: null });
  expect(newAliasForm.parse(sentForm({ ...form, expiresAt: "2027-01-31" })).data?.expiresAt).toEqual(
    new Date("2027-01-31T23:59:59Z"),
  );
  for (const expiresAt of ["soon", "2027-13-01"])
    expect(newAliasForm.parse(sentForm({ ...form, expiresAt })).success).toBe(false);
});

it("leaves an end alone whose day was left alone", () => {
  const end = new Date("2027-01-31T08:15:00Z");
  const form = { ...typed, ...subject, shownEnd: lastDay(end) };
  expect(aliasForm.parse(sentForm({ ...form, expiresAt: "2027-01-31" })).data?.expiresAt).toBeUndefined();
  expect(aliasForm.parse(sentForm({ ...form, expiresAt: "" })).data?.expiresAt).toBeNull();
  expect(aliasForm.parse(sentForm({ ...form, expiresAt: "2027-02-01" })).data?.expiresAt).toEqual(
    new Date("2027-02-01T23:59:59Z"),
  );
  expect(aliasForm.parse(sentForm({ ...typed, ...subject, shownEnd: "" })).data?.expiresAt).toBeUndefined();
});
