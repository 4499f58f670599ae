import { z } from "zod";
import { ticked } from "@/app/(console)/form-input";
import type { Field } from "@/lib/catalogue/field";
import { coreOf } from "@/lib/platform/input/core-of";
import { isObject } from "@/lib/platform/input/is-object";
import { customIssue, issueText } from "@/lib/platform/input/issue-text";

/** One setting in the form of a provider: where it stands in the settings, and how a browser sends it. */
export interface SettingField {
  /** Its path in the settings, such as `sync.pageSize`. Of a section with `?` nothing is sent when nothing is filled in. */
  at: string;
  /** What the browser has sent, in the words of the verb; undefined leaves the setting out. */
  read: z.ZodType<unknown>;
  /** The setting as the form shows it: a text in an input, or a tick. */
  show(value: unknown): string | boolean;
  /** What is said of it. */
  words?: Field;
}

/** Settings by the names of their fields in the form. */
export type SettingFields = Readonly<Record<string, SettingField>>;

const shownText = (value: unknown): string => String(value ?? "");

const text = z.string().trim().default("");
/** What was left empty stays left out. */
export const filled = text.transform((typed) => typed || undefined);
const namesOf = (typed: string): string[] => typed.split(/[\s,;]+/).filter(Boolean);

/** A text that cannot be left out. */
const required = (at: string): SettingField => ({ at, read: text, show: shownText });

const optional = (at: string): SettingField => ({ at, read: filled, show: shownText });

/** What was left empty is null. */
const clearable = (at: string): SettingField => ({
  at,
  read: text.transform((typed) => typed || null),
  show: shownText,
});

/** What is no number becomes NaN, which the verb refuses with its own words. */
const number = (at: string): SettingField => ({
  at,
  read: filled.transform((typed) => (typed === undefined ? undefined : Number(typed))),
  show: shownText,
});

const tick = (at: string): SettingField => ({ at, read: ticked, show: (value) => value === true });

const choice = (at: string, values: readonly [string, ...string[]]): SettingField => ({
  at,
  read: z.enum(values).optional(),
  show: shownText,
});

/** Names with blanks, commas or line ends between them; none leaves the setting out. */
const names = (at: string): SettingField => ({
  at,
  read: text.transform((typed) => (namesOf(typed).length > 0 ? namesOf(typed) : undefined)),
  show: (value) => (Array.isArray(value) ? value.join("\n") : ""),
});

/** How a setting is sent and shown, by what it accepts. */
export function settingField(at: string, words: Field): SettingField {
  const { core, optional: mayLack, nullable } = coreOf(words.schema);
  const field = () => {
    if (core instanceof z.ZodBoolean) return tick(at);
    if (core instanceof z.ZodNumber) return number(at);
    if (core instanceof z.ZodArray) return names(at);
    if (core instanceof z.ZodEnum) return choice(at, core.options.map(String) as [string, ...string[]]);
    if (mayLack) return optional(at);
    return nullable ? clearable(at) : required(at);
  };
  return { ...field(), words };
}

type Section = Record<string, unknown>;

/** The section of a setting that is left out as a whole when nothing of it is filled in; null for any other. */
const optionalSection = ({ at }: SettingField): string | null => /^(\w+)\?\./.exec(at)?.[1] ?? null;

const pathOf = ({ at }: SettingField): string[] => at.replace("?", "").split(".");

/** The settings that a form says. What cannot be read at all is a problem of its field. */
export function readFields(fields: SettingFields, sent: Section, check: z.RefinementCtx): Section {
  const settings: Section = {};
  for (const [name, field] of Object.entries(fields)) {
    const found = field.read.safeParse(sent[name]);
    if (found.success) put(settings, pathOf(field), found.data);
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

const valueAt = (settings: unknown, field: SettingField): unknown =>
  pathOf(field).reduce((value: unknown, name) => (isObject(value) ? value[name] : undefined), settings);

/** The settings as the form shows them, by the names of their fields. */
export function shownFields(fields: SettingFields, settings: object) {
  const shown = Object.entries(fields).map(([name, field]) => [name, field.show(valueAt(settings, field))]);
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
  Object.fromEntries(Object.entries(fields).map(([name, field]) => [pathOf(field).join("."), name]));
