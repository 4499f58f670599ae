import { describe, expect, it } from "vitest";
import { formatByteSize, parseByteSize } from "@/lib/platform/input/byte-size";

describe("parseByteSize", () => {
  it.each([
    ["0", 0],
    ["1", 1],
    ["512M", 512 * 1024 ** 2],
    ["5G", 5 * 1024 ** 3],
    ["5g", 5 * 1024 ** 3],
    ["1.5G", 1.5 * 1024 ** 3],
    ["10 GiB", 10 * 1024 ** 3],
    ["1TB", 1024 ** 4],
    ["100B", 100],
    [" 7K ", 7168],
  ])("reads %s", (text, bytes) => {
    expect(parseByteSize(text)).toBe(bytes);
  });

  it.each(["", "G", "-1", "1e3", "5X", "0x10", "5GG", "1,5G", "0.3", "9007199254740993", "99999P", "NaN"])(
    "refuses %s",
    (text) => {
      expect(parseByteSize(text)).toBeNull();
    },
  );
});

describe("formatByteSize", () => {
  it.each([
    [0, "unlimited"],
    [1, "1 bytes"],
    [1023, "1023 bytes"],
    [1024, "1 KiB"],
    [5 * 1024 ** 3, "5 GiB"],
    [1.5 * 1024 ** 4, "1.5 TiB"],
    [Number.MAX_SAFE_INTEGER, "8 PiB"],
  ])("%d is %s", (bytes, text) => {
    expect(formatByteSize(bytes)).toBe(text);
  });
});
