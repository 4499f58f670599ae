import { z } from "zod";
import { type SettingPart, settingParts } from "@/app/(console)/[role]/providers/provider-parts";
import { type SettingFields, settingField } from "@/app/(console)/[role]/providers/setting-field";
import type { Fields } from "@/lib/catalogue/field";
import { peopleFieldsOf, settingFieldsOf } from "@/lib/providers/kinds/fields-of-kind";
import { kindOf, type ProviderKindName, providerKinds } from "@/lib/providers/kinds/registry";

/** The settings that the form of a provider asks of one kind, by the part that shows them. */
export type KindFields = Readonly<Record<SettingPart, SettingFields>>;

/** The name of a setting's input: sections that have no name in common with others go without theirs. */
const inputName = (path: string): string =>
  path === "sync.enabled" ? "syncEnabled" : path.replace(/^(sync|endpoints)\./, "");

/** Where a setting of a kind is edited, by its path. */
function partOf(kind: ProviderKindName, path: string): SettingPart {
  if (path === "templateAttribute") return "templates";
  if (Object.hasOwn(peopleFieldsOf(kindOf(kind)), path)) return "people";
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
      ...all
        .filter(([path]) => partOf(kind, path) === part)
        .map(([path, words]) => inputFor(kind, path, words)),
    );
  return Object.fromEntries(settingParts.map((part) => [part, ofPart(part)])) as KindFields;
}

/** The settings of each kind in the form. */
export const kindFields = Object.fromEntries(providerKinds.map((name) => [name, fieldsOf(name)])) as Readonly<
  Record<ProviderKindName, KindFields>
>;

/** The inputs of what says who people are that a kind has for itself. */
export const ownPeopleInputs = (kind: ProviderKindName): string[] =>
  Object.keys(kindOf(kind).peopleFields ?? {}).map(inputName);

/** The inputs that say where a secret goes to, beside the issuer, by kind. */
export const secretInputs = Object.fromEntries(
  providerKinds.map((name) => [name, kindOf(name).secretPlaces.map(inputName)]),
) as Record<ProviderKindName, string[]>;
