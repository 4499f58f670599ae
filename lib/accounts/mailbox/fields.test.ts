import { expect, it } from "vitest";
import { mailboxFields, mailboxOtherFields } from "@/lib/accounts/mailbox/fields";
import type { Field, Fields } from "@/lib/catalogue/field";
import { pinnableFields } from "@/lib/platform/db/schema/mailbox";

const namesWhere = (fields: Fields, is: (field: Field) => boolean): string[] =>
  Object.entries(fields).flatMap(([name, one]) => (is(one) ? [name] : []));

it("calls pinnable what the database lets an administrator pin", () => {
  expect(namesWhere(mailboxFields, ({ pinnable }) => pinnable === true).sort()).toEqual(
    [...pinnableFields].sort(),
  );
});

it("calls secret what is never shown", () => {
  expect(namesWhere(mailboxOtherFields, ({ secret }) => secret === true)).toEqual([
    "passwordHash",
    "directoryPasswordHash",
  ]);
});
