import type { Field, Fields } from "@/lib/catalogue/field";
import type { ProviderKind } from "@/lib/providers/kinds/kind";
import { kindOf, labelsOf, providerKinds } from "@/lib/providers/kinds/registry";
import { claimFields, mailPasswordFields } from "@/lib/providers/settings/settings";
import { attributeFields, syncFields } from "@/lib/providers/settings/sync-settings";
import { inSection } from "@/lib/providers/settings-document";
import { type Text, words } from "@/lib/words/text";

const kindWords = words("provider.settingOption", { ofKinds: "{kinds}: {about}" });

const attributes = inSection("sync", attributeFields);
const mailPassword = inSection("mailPassword", mailPasswordFields);
const { "sync.notices": notices, ...others } = inSection("sync", syncFields);
const reading = Object.fromEntries(
  Object.entries(others).filter(([path]) => !Object.hasOwn(attributes, path)),
);

/** The settings of a kind, by their paths in the document. */
export interface SettingFields {
  /** Who comes in, and how one speaks with it. */
  signIn: Fields;
  /** How its directory is followed; none where nobody can be read. */
  directory: Fields;
}

/** What says who the people of a kind are, and how their passwords are checked. */
export const peopleFieldsOf = ({ peopleFields, credentialCheck }: ProviderKind): Fields => ({
  ...claimFields,
  ...attributes,
  ...peopleFields,
  ...(credentialCheck?.by === "hash-in-record" ? mailPassword : {}),
});

/** What is said of the settings of a kind: its own, and those that follow from what it can do. */
export function settingFieldsOf({
  fields,
  peopleFields,
  personSource,
  eventSource,
  credentialCheck,
}: ProviderKind): SettingFields {
  return {
    signIn: { ...claimFields, ...attributes, ...fields, ...peopleFields },
    directory: {
      ...(personSource ? reading : {}),
      ...(eventSource && notices ? { "sync.notices": notices } : {}),
      ...(credentialCheck?.by === "hash-in-record" ? mailPassword : {}),
    },
  };
}

/** What is said of the settings of all kinds. */
export const settingFields = (): Fields =>
  Object.assign({}, ...providerKinds.flatMap((name) => Object.values(settingFieldsOf(kindOf(name)))));

/** The fields of all kinds that have an option of the command line, which says to which kinds it belongs. */
export function settingOptions(part: keyof SettingFields): Fields {
  const all: Fields = Object.assign({}, ...providerKinds.map((name) => settingFieldsOf(kindOf(name))[part]));
  const optioned = Object.entries(all).filter(([, { option }]) => option !== undefined);
  return Object.fromEntries(optioned.map(([path, one]) => [path, forItsKinds(part, path, one)]));
}

function forItsKinds(part: keyof SettingFields, path: string, one: Field): Field {
  const { option } = one;
  const has = (kind: ProviderKind) => Object.hasOwn(settingFieldsOf(kind)[part], path);
  if (!option || providerKinds.every((name) => has(kindOf(name)))) return one;
  const said = (about: Text) => kindWords("ofKinds", { kinds: labelsOf(has), about });
  const { help, off } = option;
  return { ...one, option: { ...option, help: said(help), off: off && { ...off, help: said(off.help) } } };
}
