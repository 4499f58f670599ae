import { z } from "zod";
import { type SettingFields, settingField } from "@/app/(console)/[role]/providers/setting-field";
import type { Fields } from "@/lib/catalogue/field";
import { settingFieldsOf } from "@/lib/providers/kinds/fields-of-kind";
import { kindOf, type ProviderKindName, providerKinds } from "@/lib/providers/kinds/registry";

/** Which settings the form of a provider asks of one kind. */
export interface KindFields {
  settings: SettingFields;
  /** Those of the cards about reading people, which send a hidden field: what was not shown is not read. */
  directory?: { mark: string; settings: SettingFields };
}

/** The name of a setting's input: sections that have no name in common with others go without theirs. */
const inputName = (path: string): string =>
  path === "sync.enabled" ? "syncEnabled" : path.replace(/^(sync|endpoints)\./, "");

/** The inputs of settings, by what is said of these. */
function inputsFor(kind: ProviderKindName, fields: Fields): SettingFields {
  const { shape } = kindOf(kind).settings;
  const inputs = Object.entries(fields).map(([path, words]) => {
    const [section = ""] = path.split(".");
    const mayLack = path !== section && shape[section] instanceof z.ZodOptional;
    return [inputName(path), settingField(mayLack ? path.replace(".", "?.") : path, words)];
  });
  return Object.fromEntries(inputs);
}

function fieldsOf(kind: ProviderKindName): KindFields {
  const { signIn, directory } = settingFieldsOf(kindOf(kind));
  const settings = inputsFor(kind, signIn);
  return Object.keys(directory).length === 0
    ? { settings }
    : { settings, directory: { mark: "sync", settings: inputsFor(kind, directory) } };
}

/** The settings of each kind in the form. */
export const kindFields = Object.fromEntries(providerKinds.map((name) => [name, fieldsOf(name)])) as Readonly<
  Record<ProviderKindName, KindFields>
>;
