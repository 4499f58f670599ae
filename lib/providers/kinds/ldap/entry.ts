import { readText } from "@/lib/providers/kinds/ldap/ber";
import type { LdapEntry } from "@/lib/providers/kinds/ldap/message";

/** Names in lower case: the settings' own few, asked for of everybody. */
const lowered = new Map<string, string>();
const mostLowered = 1_000;

function lowerCase(name: string): string {
  const known = lowered.get(name);
  if (known !== undefined) return known;
  if (lowered.size >= mostLowered) lowered.clear();
  const lower = name.toLowerCase();
  lowered.set(name, lower);
  return lower;
}

const none: readonly Buffer[] = [];

/** The values of an attribute as they are; none where the entry has not got it. */
export const bytesOf = ({ attributes }: LdapEntry, name: string): readonly Buffer[] =>
  attributes.get(lowerCase(name)) ?? none;

/** The values of an attribute that are text, without empty ones. */
export function textsOf(entry: LdapEntry, name: string): string[] {
  const texts: string[] = [];
  for (const value of bytesOf(entry, name)) {
    const text = readText(value);
    if (text) texts.push(text);
  }
  return texts;
}

/** The first value of an attribute that is text; null when there is none. */
export function textOf(entry: LdapEntry, name: string): string | null {
  for (const value of bytesOf(entry, name)) {
    const text = readText(value);
    if (text) return text;
  }
  return null;
}

/** The part of an attribute's values that a server has sent of very many (AD: `member;range=0-1499`, the last one `-*`). */
export interface ValueRange {
  values: readonly Buffer[];
  /** Where the next part begins; null: this was the last one. */
  next: number | null;
}

/** A part of an attribute's values; null when the server has sent all at once, or none. */
export function rangeOf({ attributes }: LdapEntry, name: string): ValueRange | null {
  const prefix = `${name.toLowerCase()};range=`;
  for (const [key, values] of attributes) {
    const [, last] = key.startsWith(prefix) ? (/^\d+-(\d+|\*)$/.exec(key.slice(prefix.length)) ?? []) : [];
    if (last !== undefined) return { values, next: last === "*" ? null : Number(last) + 1 };
  }
  return null;
}
