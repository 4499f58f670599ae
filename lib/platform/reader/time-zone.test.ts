import { expect, it } from "vitest";
import { timeZone } from "@/lib/platform/reader/time-zone";

it.each([
  ["Europe/Berlin", "Europe/Berlin"],
  ["europe/berlin", "Europe/Berlin"],
  ["UTC", "UTC"],
  ["", null],
  ["Mars/Olympus", null],
  ["+02:00", null],
  ["A".repeat(5_000), null],
  ["Europe/Berlin\r\nx: y", null],
])("%j is %j", (text, zone) => expect(timeZone(text)).toBe(zone));
