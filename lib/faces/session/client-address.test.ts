import { expect, it } from "vitest";
import { clientAddress } from "@/lib/faces/session/client-address";

const trusted = ["127.0.0.1/32", "::1/128", "10.0.0.0/8"];

it.each([
  ["203.0.113.7", "203.0.113.7"],
  ["203.0.113.7, 127.0.0.1", "203.0.113.7"],
  ["1.1.1.1, 203.0.113.7, 10.1.2.3, 127.0.0.1", "203.0.113.7"],
  ["::ffff:203.0.113.7", "203.0.113.7"],
  ["2001:db8::1, ::1", "2001:db8::1"],
  ["127.0.0.1", "127.0.0.1"],
  ["evil\r\nheader", undefined],
  ["1.1.1.1, nonsense", undefined],
  [null, undefined],
])("%j gives %j", (header, expected) => {
  expect(clientAddress(header, trusted)).toBe(expected);
});
