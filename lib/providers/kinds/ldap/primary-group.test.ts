import { describe, expect, it } from "vitest";
import { primaryGroupNumber, primaryGroupSid } from "@/lib/providers/kinds/ldap/primary-group";

/** A SID of revision 1 and authority 5 (NT). */
function sid(...numbers: number[]): Buffer {
  const rest = Buffer.alloc(numbers.length * 4);
  for (const [at, number] of numbers.entries()) rest.writeUInt32LE(number, at * 4);
  return Buffer.concat([Buffer.from([1, numbers.length, 0, 0, 0, 0, 0, 5]), rest]);
}

const entry = (attributes: Record<string, string | Buffer>) => ({
  dn: "CN=x",
  attributes: new Map(
    Object.entries(attributes).map(([name, value]) => [name.toLowerCase(), [Buffer.from(value)]]),
  ),
});

const domain = [21, 4_000_000_001, 2, 3] as const;

describe("the primary group of an account", () => {
  it("is the one of its domain with that number", () => {
    const account = entry({ objectSid: sid(...domain, 1103), primaryGroupID: "513" });
    expect(primaryGroupSid(account)).toEqual(sid(...domain, 513));
    expect(primaryGroupNumber(entry({ objectSid: sid(...domain, 513) }))).toBe("513");
  });

  it.each([
    ["has no SID", entry({ primaryGroupID: "513" })],
    ["has no number", entry({ objectSid: sid(...domain, 1103) })],
    ["has a number that is none", entry({ objectSid: sid(...domain, 1103), primaryGroupID: "-1" })],
    ["has one that is too large", entry({ objectSid: sid(...domain, 1103), primaryGroupID: "4294967296" })],
    [
      "has a SID that is cut off",
      entry({ objectSid: sid(...domain, 1103).subarray(0, 27), primaryGroupID: "513" }),
    ],
  ])("is not known when it %s", (_, account) => {
    expect(primaryGroupSid(account)).toBeNull();
  });

  it("is never a group of the machine itself, whose number a group of the domain may have as well", () => {
    expect(primaryGroupNumber(entry({ objectSid: sid(32, 544) }))).toBeNull();
  });
});
