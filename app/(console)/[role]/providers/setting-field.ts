import { z } from "zod";
import { ticked } from "@/app/(console)/form-input";
import type { Field } from "@/lib/catalogue/field";
import { coreOf } from "@/lib/platform/input/core-of";
import { isObject } from "@/lib/platform/input/is-object";
import { customIssue, issueText } from "@/lib/platform/input/issue-text";
import { settingAt } from "@/lib/providers/settings-document";

/** How a browser sends a setting, and what its input shows. */
interface Control {
  /** What the browser has sent, in the words of the verb; undefined leaves the setting out. */
  read: z.ZodType<unknown>;
  /** The setting as the form shows it: a text in an input, or a tick. */
  show(value: unknown): string | boolean;
}

/** One setting in the form of a provider. */
export interface SettingField extends Control {
  /** Its path in the settings, such as `sync.pageSize`. Of a section with `?` nothing is sent when nothing is filled in. */
  at: string;
  /** What is said of it. */
  words: Field;
}

/** Settings by the names of their fields in the form. */
export type SettingFields = Readonly<Record<string, SettingField>>;

const text = z.string().trim().default("");
/** What was left empty stays left out. */
export const filled = text.transform((typed) => typed || undefined);
const namesOf = (typed: string): string[] => typed.split(/[\s,;]+/).filter(Boolean);

const asText = (read: z.ZodType<unknown>): Control => ({ read, show: (value) => String(value ?? "") });

/** What is no number becomes NaN, which the verb refuses with its own words. */
const number = asText(filled.transform((typed) => (typed === undefined ? undefined : Number(typed))));

const tick: Control = { read: ticked, show: (value) => value === true };

/** Names with blanks, commas or line ends between them; none leaves the setting out. */
const names: Control = {
  read: text.transform((typed) => (namesOf(typed).length > 0 ? namesOf(typed) : undefined)),
  show: (value) => (Array.isArray(value) ? value.join("\n") : ""),
};

/** How a setting is sent and shown, by what it accepts. */
function controlOf(schema: z.ZodType): Control {
  const { core, optional, nullable } = coreOf(schema);
  if (core instanceof z.ZodBoolean) return tick;
  if (core instanceof z.ZodNumber) return number;
  if (core instanceof z.ZodArray) return names;
  if (core instanceof z.ZodEnum) return asText(z.enum(core.options.map(String)).optional());
  if (optional) return asText(filled);
  return asText(nullable ? text.transform((typed) => typed || null) : text);
}

/** A setting in the form, by its path and what is said of it. */
export const settingField = (at: string, words: Field): SettingField => ({
  at,
  words,
  ...controlOf(words.schema),
});

type Section = Record<string, unknown>;

/** The section of a setting that is left out as a whole when nothing of it is filled in; null for any other. */
const optionalSection = ({ at }: SettingField): string | null => /^(\w+)\?\./.exec(at)?.[1] ?? null;

const pathOf = ({ at }: SettingField): string => at.replace("?", "");

/** The settings that a form says. What cannot be read at all is a problem of its field. */
export function readFields(fields: SettingFields, sent: Section, check: z.RefinementCtx): Section {
  const settings: Section = {};
  for (const [name, field] of Object.entries(fields)) {
    const found = field.read.safeParse(sent[name]);
    if (found.success) put(settings, pathOf(field).split("."), found.data);
    else
      for (const issue of found.error.issues.slice(0, 1))
        check.addIssue(customIssue(issueText(issue), [name]));
  }
  for (const section of Object.values(fields).map(optionalSection))
    if (
      section !== null &&
      Object.values({ ...(settings[section] as Section) }).every((one) => one === undefined)
    )
      settings[section] = undefined;
  return settings;
}

function put(settings: Section, [name = "", ...rest]: string[], value: unknown): void {
  if (rest.length === 0) {
    settings[name] = value;
    return;
  }
  const section = isObject(settings[name]) ? settings[name] : {};
  put(section, rest, value);
  settings[name] = section;
}

/** Sections of other kinds, which a provider of this kind must not have: they are left behind when the kind changes. */
export const withoutSections = (others: SettingFields, own: SettingFields): Section => {
  const kept = Object.values(own).map(optionalSection);
  const left = Object.values(others).map(optionalSection);
  return Object.fromEntries(
    left.flatMap((name) => (name === null || kept.includes(name) ? [] : [[name, undefined]])),
  );
};

/** The settings as the form shows them, by the names of their fields. */
export function shownFields(fields: SettingFields, settings: object) {
  const shown = Object.entries(fields).map(([name, field]) => [
    name,
    field.show(settingAt(settings, pathOf(field))),
  ]);
  return {
    texts: Object.fromEntries(shown.filter(([, value]) => typeof value === "string")) as Record<
      string,
      string
    >,
    ticks: Object.fromEntries(shown.filter(([, value]) => typeof value === "boolean")) as Record<
      string,
      boolean
    >,
  };
}

/** What a form says over what is stored: settings that it does not show stay. */
export const overStored = (stored: object | undefined, given: Section): Section => {
  const before: Section = { ...stored };
  const changes = Object.entries(given).map(([name, value]) => {
    const section = before[name];
    return [name, isObject(value) && isObject(section) ? { ...section, ...value } : value];
  });
  return { ...before, ...Object.fromEntries(changes) };
};

/** The fields of the form by the paths that the verb gives its messages for. */
export const fieldNames = (fields: SettingFields): Record<string, string> =>
  Object.fromEntries(Object.entries(fields).map(([name, field]) => [pathOf(field), name]));
