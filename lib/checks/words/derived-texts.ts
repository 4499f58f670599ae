import { doorLabel, purposeOf } from "@/lib/access/door-texts";
import type { Field } from "@/lib/catalogue/field";
import type { SourceFile } from "@/lib/checks/words/syntax";
import { registry } from "@/lib/faces/registry";
import { doorNames, protocols } from "@/lib/platform/db/protocols";
import { type ErrorCode, errorKinds, errorKindTexts } from "@/lib/platform/errors";
import type { Button } from "@/lib/words/button";
import type { Text } from "@/lib/words/text";

const isField = (value: unknown): value is Field =>
  typeof value === "object" &&
  value !== null &&
  "schema" in value &&
  "label" in value &&
  typeof value.label === "object";

const textsOfField = ({ label, hint, words = {}, option, attribute }: Field): (Text | undefined)[] => [
  label,
  hint,
  ...Object.values(words),
  option?.help,
  option?.off?.help,
  option?.shown,
  attribute?.label,
  attribute?.hint,
];

const textsOfButton = ({ input: _, mistyped, ...texts }: Button): Text[] => [
  ...Object.values(texts),
  ...(mistyped ? [mistyped] : []),
];

/** The fields of what a file exports: of one noun, or of several by name. */
function fieldsIn(exported: unknown): Field[] {
  if (typeof exported !== "object" || exported === null) return [];
  return Object.values(exported).flatMap((value) =>
    isField(value) ? value : isTable(value) ? fieldsIn(value) : [],
  );
}

const isTable = (value: unknown): boolean =>
  typeof value === "object" && value !== null && Object.getPrototypeOf(value) === Object.prototype;

/** The files that declare fields, by the file tree. */
export const fieldFiles = (files: readonly SourceFile[]): SourceFile[] =>
  files.filter(({ source }) => /\bfields\("/.test(source));

async function fieldTexts(files: readonly SourceFile[]): Promise<(Text | undefined)[]> {
  const modules: object[] = await Promise.all(
    fieldFiles(files).map(({ path }) => import(/* @vite-ignore */ `../../../${path}`)),
  );
  return modules.flatMap((module) => Object.values(module).flatMap(fieldsIn).flatMap(textsOfField));
}

/** The texts whose keys follow from what they are said of: of operations, fields, doors and kinds of errors. */
export async function derivedTexts(files: readonly SourceFile[]): Promise<Text[]> {
  const texts = [
    ...registry.operations.flatMap(({ texts, options, buttons }) => [
      ...[texts.title, texts.description, texts.about],
      ...Object.values(options).map(({ help }) => help),
      ...Object.values(buttons).flatMap(textsOfButton),
    ]),
    ...registry.actions.map((action) => registry.actionText(action)),
    ...(await fieldTexts(files)),
    ...doorNames.map(doorLabel),
    ...protocols.map(purposeOf),
    ...(Object.keys(errorKinds) as ErrorCode[]).flatMap((code) => Object.values(errorKindTexts(code))),
  ];
  return texts.filter((text) => text !== undefined);
}
