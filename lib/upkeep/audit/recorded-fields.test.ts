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

/** What a schema accepts, without what may be left out. */
function plainSchema(schema: unknown): unknown {
  if (schema instanceof z.ZodOptional || schema instanceof z.ZodNullable || schema instanceof z.ZodDefault)
    return plainSchema(schema.unwrap());
  if (schema instanceof z.ZodPipe) return plainSchema(schema.in);
  return schema instanceof z.ZodArray ? plainSchema(schema.element) : schema;
}

it("every value of a field that is one of a few has a word", () => {
  const wordless = Object.entries(fieldsByKind).flatMap(([kind, fields]) =>
    Object.entries(fields).flatMap(([name, { schema, words = {} }]) => {
      const plain = plainSchema(schema);
      if (!(plain instanceof z.ZodEnum)) return [];
      return plain.options.flatMap((value) => (words[value] ? [] : [`${kind} ${name}: ${value}`]));
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
