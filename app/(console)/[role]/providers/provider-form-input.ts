import { z } from "zod";
import { type KindFields, kindFields } from "@/app/(console)/[role]/providers/kinds/kind-fields";
import { type SettingPart, settingParts } from "@/app/(console)/[role]/providers/provider-parts";
import {
  fieldNames,
  filled,
  overStored,
  readFields,
  type SettingFields,
  withoutSections,
} from "@/app/(console)/[role]/providers/setting-field";
import { ticked } from "@/app/(console)/form-input";
import type { Fields as DescribedFields } from "@/lib/catalogue/field";
import type { PlaceField } from "@/lib/providers/kinds/place-of-kind";
import { kindOf, type ProviderKindName, providerKindName } from "@/lib/providers/kinds/registry";
import { message } from "@/lib/words/message";
import { words } from "@/lib/words/text";

const inputWords = words("console.providers.input", {
  mappings: "The mappings could not be read.",
  required: "Fill this in.",
});

const text = z.string().trim().default("");

/** An empty claim is the provider's. */
const mapping = z.strictObject({
  claim: z.string().transform((typed) => typed || null),
  value: z.string(),
  templateId: z.string(),
});

const mappings = z
  .string()
  .default("[]")
  .transform((json, check) => {
    try {
      return z.array(mapping).parse(JSON.parse(json));
    } catch {
      check.addIssue({ code: "custom", message: message(inputWords("mappings")) });
      return z.NEVER;
    }
  });

const ownFields = (parts: KindFields): SettingFields => Object.assign({}, ...Object.values(parts));

/** Every setting of the form, whatever the kind is. */
export const allFields: SettingFields = Object.assign({}, ...Object.values(kindFields).map(ownFields));

/** The settings are read by `readFields`, from what is sent beside these. */
const fields = z.looseObject({
  slug: text,
  /** The part that is sent; left out: all of it. */
  part: z.enum(settingParts).optional(),
  expectedVersion: z.coerce.number().int().optional(),
  name: filled,
  kind: providerKindName,
  enabled: ticked,
  clientId: filled,
  clientSecret: filled,
  defaultTemplateId: text.transform((id) => id || null),
  mappings,
  changeIssuer: ticked,
  unverified: ticked,
});
type Fields = z.output<typeof fields>;

const shows = ({ part }: Fields, one: SettingPart): boolean => part === undefined || part === one;

/**
 * The form of a provider as a browser sends it, or a part of it, in the words of `setIdentityProvider`: what another part
 * shows is left out. `expectedVersion` is missing in that of a new one, `enabled` in that of an existing one, which is
 * switched by a button of its own.
 */
export const providerForm = fields
  .superRefine((form, check) => {
    if (!shows(form, "connection")) return;
    const required = [
      ...placeInputs(form.kind).filter((name) => !typedIn(form, name)),
      ...(form.clientId ? [] : ["clientId"]),
      ...(form.expectedVersion === undefined ? missingInNew(form) : []),
    ];
    for (const name of required)
      check.addIssue({ code: "custom", path: [name], message: message(inputWords("required")) });
  })
  .transform((form, check) => {
    const { slug, kind, expectedVersion } = form;
    return {
      slug,
      kind,
      expectedVersion,
      enabled: form.part === undefined && expectedVersion === undefined ? form.enabled : undefined,
      ...(shows(form, "connection") ? connectionIn(form) : nothingShown),
      verify: shows(form, "connection") && !form.unverified,
      ...(shows(form, "templates") ? templatesIn(form) : {}),
      settings: settingsOf(form, check),
    };
  });

const connectionIn = (form: Fields) => {
  const { name, clientId, clientSecret, changeIssuer } = form;
  return { name, clientId, clientSecret, changeIssuer, ...placeIn(form) };
};

const nothingShown: Partial<ReturnType<typeof connectionIn>> = {};

const templatesIn = ({ defaultTemplateId, mappings }: Fields) => ({ defaultTemplateId, mappings });

const missingInNew = (form: Fields): string[] => [
  ...(form.slug ? [] : ["slug"]),
  ...(form.clientSecret || form["client.authentication"] === "private_key_jwt" ? [] : ["clientSecret"]),
];

/** The fields that say where a provider of a kind is, all of which must be filled in. */
export const placeInputs = (kind: ProviderKindName): string[] =>
  Object.keys(kindOf(kind).place?.fields ?? { issuer: "" });

/** Where the provider is, by the fields of its kind; those of other kinds are left out. */
const placeIn = (form: Fields): Partial<Record<PlaceField | "issuer", string>> =>
  Object.fromEntries(placeInputs(form.kind).map((name) => [name, typedIn(form, name)]));

/** A field that the schema does not name; undefined when it is empty, or no text at all. */
const typedIn = (form: Fields, name: string): string | undefined => filled.safeParse(form[name]).data;

/** The form as far as it goes, for trying it out before it is complete. */
export const unfinishedProviderForm = fields.transform((form, check) => ({
  slug: form.slug,
  kind: form.kind,
  settings: settingsOf(form, check),
  ...templatesIn(form),
}));

/** What the form shows of the settings; what it does not show is not among them. */
function settingsOf(form: Fields, check: z.RefinementCtx): Record<string, unknown> {
  const own = kindFields[form.kind];
  const shown = form.part === undefined ? ownFields(own) : own[form.part];
  return { ...withoutSections(allFields, ownFields(own)), ...readFields(shown, form, check) };
}

/** The settings that a form leads to: what it does not show stays, as far as its kind has it. */
export function settingsAfter(
  { kind, settings }: { kind: ProviderKindName; settings: Record<string, unknown> },
  stored: object = {},
): Record<string, unknown> {
  const { shape } = kindOf(kind).settings;
  const kept = Object.entries(stored).filter(([name]) => Object.hasOwn(shape, name));
  return overStored(Object.fromEntries(kept), settings);
}

/** What is said of the settings, by the names of their inputs. */
export const describedFields: DescribedFields = Object.fromEntries(
  Object.entries(allFields).flatMap(([name, { words }]) => (words ? [[name, words]] : [])),
);

const names = fieldNames(allFields);

/** The verb's fields by the names of the form: `settings.endpoints.token` is `token`, `mappings.2.value` is `mappings`. */
export function formFields<Message>(given: Readonly<Record<string, Message>>): Record<string, Message> {
  const fieldsByName: Record<string, Message> = {};
  for (const [path, said] of Object.entries(given)) {
    const [, setting] = /^(?:provider\.)?settings\.(.*?)(?:\.\d+)*$/.exec(path) ?? [];
    const name =
      (setting && names[setting]) ??
      path.replace(/^(provider\.)?(settings\.)?/, "").replace(/\.\d+(\..*)?$/, "");
    fieldsByName[name] ??= said;
  }
  return fieldsByName;
}
