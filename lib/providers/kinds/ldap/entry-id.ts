import type { Filter } from "ldapts";
import { bytesOf, textOf } from "@/lib/providers/kinds/ldap/entry";
import { equals } from "@/lib/providers/kinds/ldap/filter";
import type { LdapEntry } from "@/lib/providers/kinds/ldap/message";

/** Active Directory's id has 16 bytes, the first three numbers of it in the other order of bytes than in text ([MS-DTYP] 2.3.4). */
const isGuid = (attribute: string): boolean => attribute.toLowerCase() === "objectguid";

const guidOrder = [3, 2, 1, 0, 5, 4, 7, 6, 8, 9, 10, 11, 12, 13, 14, 15];

function guidText(bytes: Buffer | undefined): string | null {
  if (bytes?.length !== guidOrder.length) return null;
  const hex = Buffer.from(guidOrder.map((at) => bytes.readUInt8(at))).toString("hex");
  return hex.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, "$1-$2-$3-$4-$5");
}

function guidBytes(text: string): Buffer | null {
  if (!/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i.test(text)) return null;
  const bytes = Buffer.from(text.replaceAll("-", ""), "hex");
  return Buffer.from(guidOrder.map((at) => bytes.readUInt8(at)));
}

/** The id of an entry as text; null when it has none that can be one. */
export function idOf(entry: LdapEntry, attribute: string): string | null {
  const id = isGuid(attribute) ? guidText(bytesOf(entry, attribute)[0]) : textOf(entry, attribute);
  return id !== null && id.length <= 255 ? id : null;
}

/** Finds an entry by its id; null for a text that no id can be. */
export function byId(attribute: string, id: string): Filter | null {
  const value = isGuid(attribute) ? guidBytes(id) : id;
  return value === null || value.length === 0 ? null : equals(attribute, value);
}
