import { z } from "zod";
import { message } from "@/lib/words/message";
import { words } from "@/lib/words/text";

const nameWords = words("provider.groupName", {
  plain: "must be the exact name, without spaces around it or control characters",
});

/** The longest name, and the most groups of one person, that are kept. */
const longestName = 255;
export const mostGroups = 1_000;

const isPlain = (name: string): boolean =>
  name.isWellFormed() && name.trim() === name && !/\p{Cc}/u.test(name) && name.length <= longestName;

/** The name or path of a group as an administrator enters it. It is compared letter by letter: `admins`, `Admins` and `/admins` are three groups. */
export const groupName = z
  .string()
  .min(1)
  .max(longestName)
  .refine(isPlain, message(nameWords("plain")));

/**
 * The names of groups that can be kept, each once. The others are left out, never mended: what a database compares would
 * take `admins ` for `admins`, and cut down to 255 characters two names could become one.
 */
export const keepableGroups = (names: readonly unknown[]): string[] =>
  [...new Set(names.filter((name) => groupName.safeParse(name).success) as string[])].slice(0, mostGroups);
