import { getTableColumns } from "drizzle-orm";
import { expect, it } from "vitest";
import { z } from "zod";
import { adminAccount, domain, mailbox, template } from "@/lib/platform/db/schema";
import { fieldsByKind, isForPeople, unnamedFields } from "@/lib/upkeep/audit/recorded-fields";

/** What `changedFields` leaves out. */
const unrecorded = ["createdAt", "updatedAt", "version"];

it.each([
  ["admin-account", adminAccount],
  ["domain", domain],
  ["mailbox", mailbox],
  ["template", template],
])("every column of a %s, which is recorded whole, has a label", (kind, table) => {
  const names = Object.keys(getTableColumns(table)).filter((name) => !unrecorded.includes(name));
  expect(names.filter((name) => isForPeople(name) && !fieldsByKind[kind]?.[name])).toEqual([]);
});

/** The values that a schema, or each entry of its list, is one of; none where it takes any. */
function valuesOf(schema: unknown): readonly unknown[] {
  if (schema instanceof z.ZodNullable) {
    const others = valuesOf(schema.unwrap());
    return others.length > 0 ? [...others, null] : others;
  }
  if (schema instanceof z.ZodOptional || schema instanceof z.ZodDefault || schema instanceof z.ZodPrefault)
    return valuesOf(schema.unwrap());
  if (schema instanceof z.ZodPipe) return valuesOf(schema.in);
  if (schema instanceof z.ZodArray) return valuesOf(schema.element);
  if (schema instanceof z.ZodUnion) return schema.options.flatMap(valuesOf);
  if (schema instanceof z.ZodLiteral) return [...schema.values];
  return schema instanceof z.ZodEnum ? schema.options : [];
}

it("every value of a field that is one of a few has a word", () => {
  const wordless = Object.entries(fieldsByKind).flatMap(([kind, fields]) =>
    Object.entries(fields).flatMap(([name, { schema, words = {} }]) => {
      const values = valuesOf(schema).map(String);
      return values.flatMap((value) => (words[value] ? [] : [`${kind} ${name}: ${value}`]));
    }),
  );
  expect(wordless).toEqual([]);
});

it("finds what has no label, also inside of a document", () => {
  const changes = (after: Record<string, unknown>) =>
    Object.fromEntries(Object.entries(after).map(([name, value]) => [name, { before: null, after: value }]));
  expect(unnamedFields("domain", changes({ id: "1", name: "a.test", colour: "red" }))).toEqual([
    "domain colour",
  ]);
  const settings = { before: { sync: { enabled: true } }, after: { sync: { enabled: false, speed: 9 } } };
  expect(unnamedFields("identity-provider", { settings })).toEqual(["identity-provider settings.sync.speed"]);
});
