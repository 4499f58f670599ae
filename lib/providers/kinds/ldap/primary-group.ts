import { bytesOf, textOf } from "@/lib/providers/kinds/ldap/entry";
import type { LdapEntry } from "@/lib/providers/kinds/ldap/message";

/*
 * Active Directory keeps one group of an account apart: the last number of its SID stands in `primaryGroupID`, and neither `member`
 * nor `memberOf` has it ([MS-ADTS] 3.1.1.4.5.10, [MS-DTYP] 2.4.2.2).
 */

export const primaryGroupId = "primaryGroupID";
export const objectSid = "objectSid";

/** A SID of an account domain: revision 1, five numbers (21, three of the domain, one of the account), authority 5. */
const domainSid = { length: 28, start: Buffer.from([1, 5, 0, 0, 0, 0, 0, 5, 21, 0, 0, 0]) } as const;
const lastAt = domainSid.length - 4;

function domainSidOf(entry: LdapEntry): Buffer | null {
  const [sid] = bytesOf(entry, objectSid);
  const isOne =
    sid?.length === domainSid.length && sid.subarray(0, domainSid.start.length).equals(domainSid.start);
  return isOne ? sid : null;
}

/** The SID of an account's primary group, which is of the same domain; null where the entry has none. */
export function primaryGroupSid(account: LdapEntry): Buffer | null {
  const sid = domainSidOf(account);
  const number = textOf(account, primaryGroupId);
  if (!sid || number === null || !/^\d{1,10}$/.test(number) || Number(number) > 0xffff_ffff) return null;
  const group = Buffer.from(sid);
  group.writeUInt32LE(Number(number), lastAt);
  return group;
}

/** What `primaryGroupID` says of the accounts whose primary group this is; null for a group that can be nobody's. */
export const primaryGroupNumber = (group: LdapEntry): string | null =>
  domainSidOf(group)?.readUInt32LE(lastAt).toString() ?? null;
