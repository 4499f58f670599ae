import { z } from "zod";
import { type SettingPart, settingParts } from "@/app/(console)/[role]/providers/provider-parts";
import { type SettingFields, settingField } from "@/app/(console)/[role]/providers/setting-field";
import type { Fields } from "@/lib/catalogue/field";
import { settingFieldsOf } from "@/lib/providers/kinds/fields-of-kind";
import { kindOf, type ProviderKindName, providerKinds } from "@/lib/providers/kinds/registry";
import { claimFields } from "@/lib/providers/settings/settings";
import { attributeFields } from "@/lib/providers/settings/sync-settings";

/** The settings that the form of a provider asks of one kind, by the part that shows them. */
export type KindFields = Readonly<Record<SettingPart, SettingFields>>;

/** The name of a setting's input: sections that have no name in common with others go without theirs. */
const inputName = (path: string): string =>
  path === "sync.enabled" ? "syncEnabled" : path.replace(/^(sync|endpoints)\./, "");

/** What people are and how their passwords are checked, of the sections that are a kind's own. */
const ofPeople = /^(mailPassword\.|ldap\.(?!(urls|startTls|caCertificate|preset)$))/;

/** Where a setting is edited, by its path. */
function partOf(path: string): SettingPart {
  if (path === "templateAttribute") return "templates";
  const isAttribute = Object.hasOwn(attributeFields, path.replace(/^sync\./, ""));
  if (Object.hasOwn(claimFields, path) || isAttribute || ofPeople.test(path)) return "people";
  return path.startsWith("sync.") ? "sync" : "connection";
}

/** The input of a setting, by what is said of it. */
function inputFor(kind: ProviderKindName, path: string, words: Fields[string]): SettingFields {
  const { shape } = kindOf(kind).settings;
  const [section = ""] = path.split(".");
  const mayLack = path !== section && shape[section] instanceof z.ZodOptional;
  return { [inputName(path)]: settingField(mayLack ? path.replace(".", "?.") : path, words) };
}

function fieldsOf(kind: ProviderKindName): KindFields {
  const { signIn, directory } = settingFieldsOf(kindOf(kind));
  const all = Object.entries({ ...signIn, ...directory });
  const ofPart = (part: SettingPart): SettingFields =>
    Object.assign(
      {},
      ...all.filter(([path]) => partOf(path) === part).map(([path, words]) => inputFor(kind, path, words)),
    );
  return Object.fromEntries(settingParts.map((part) => [part, ofPart(part)])) as KindFields;
}

/** The settings of each kind in the form. */
export const kindFields = Object.fromEntries(providerKinds.map((name) => [name, fieldsOf(name)])) as Readonly<
  Record<ProviderKindName, KindFields>
>;

/** The inputs that say where a secret goes to, beside the issuer, by kind. */
export const secretInputs = Object.fromEntries(
  providerKinds.map((name) => [name, kindOf(name).secretPlaces.map(inputName)]),
) as Record<ProviderKindName, string[]>;
