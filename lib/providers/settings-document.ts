import type { Field, Fields } from "@/lib/catalogue/field";
import { isObject } from "@/lib/platform/input/is-object";
import { say } from "@/lib/words/text";

/** What a field is, for programs: its label and hint, in English. */
export const aboutField = ({ label, hint }: Field): string =>
  [label, hint]
    .flatMap((text) => (text ? [say(text).replace(/\.$/, "")] : []))
    .join(". ")
    .concat(".");

/** The schemas of fields, each described for documents by what people read of it, unless it describes itself. */
export const describedShapesOf = <Given extends Fields>(fields: Given) =>
  Object.fromEntries(
    Object.entries(fields).map(([name, one]) => [
      name,
      one.schema.description === undefined ? one.schema.describe(aboutField(one)) : one.schema,
    ]),
  ) as { [Name in keyof Given]: Given[Name]["schema"] };

/** The fields of a section of a document, by their paths from its top: `client.authentication`. */
export const inSection = (section: string, fields: Fields): Fields =>
  Object.fromEntries(Object.entries(fields).map(([name, one]) => [`${section}.${name}`, one]));

/** A setting of a document by its path, such as `client.authentication`; undefined where there is none. */
export const settingAt = (settings: object, path: string): unknown =>
  path.split(".").reduce((found: unknown, name) => (isObject(found) ? found[name] : undefined), settings);
