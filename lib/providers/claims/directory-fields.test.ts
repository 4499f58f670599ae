import { expect, it } from "vitest";
import { personFields } from "@/lib/platform/db/schema/mailbox";
import { directoryFields } from "@/lib/providers/claims/directory-fields";
import { syncSettings } from "@/lib/providers/settings/sync-settings";

const settings = syncSettings.parse({
  displayNameAttribute: "displayName",
  quotaAttribute: "mailQuota",
  languageAttribute: "locale",
});

const nothing = { ...Object.fromEntries(personFields.map((name) => [name, null])), quotaBytes: null };

it("reads name and quota from the attributes that the settings name, single or first of a list", () => {
  expect(
    directoryFields(settings, { displayName: ["Ada L."], mailQuota: ["5 GiB", "1 GiB"], locale: ["pt_br"] }),
  ).toEqual({ ...nothing, displayName: "Ada L.", quotaBytes: 5 * 1024 ** 3, language: "pt-BR" });
  expect(directoryFields(settings, { displayName: "Ada", mailQuota: 1024 })).toEqual({
    ...nothing,
    displayName: "Ada",
    quotaBytes: 1024,
  });
});

it("says nothing where the record says nothing, or nonsense", () => {
  expect(directoryFields(settings, { name: "Ada", mailQuota: "a lot", locale: "not a tag" })).toEqual(
    nothing,
  );
  expect(directoryFields(settings, { mailQuota: "-5" })).toEqual(nothing);
});

it("takes first and last name when no attribute is named", () => {
  const plain = syncSettings.parse({});
  expect(
    directoryFields(plain, { given_name: "Ada", family_name: "Lovelace", mailQuota: "5G", locale: "de" }),
  ).toEqual({ ...nothing, displayName: "Ada Lovelace" });
});
