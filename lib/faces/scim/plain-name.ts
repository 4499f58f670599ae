import { nameKeyOf } from "@/lib/directory/scim-user/user-row";
import { badRequest } from "@/lib/faces/scim/scim-error";

const plain = /^\P{Cc}*$/u;

/** Whether a text can be a name or an id: one line, of at most so many characters. */
export const isPlain = (value: unknown, most: number): value is string =>
  typeof value === "string" && value.length <= most && plain.test(value);

/** A name by which resources are told apart; in lower case it may be longer. Throws a `ScimError` for what is none. */
export function plainName(attribute: string, value: unknown, most: number): string {
  if (!isPlain(value, most) || value.trim() === "" || nameKeyOf(value).length > most)
    throw badRequest(
      "invalidValue",
      `${attribute} is required, with at most ${most} characters, and without control characters.`,
    );
  return value;
}
