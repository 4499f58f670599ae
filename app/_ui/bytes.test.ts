import { expect, it } from "vitest";
import { sizeText } from "@/app/_ui/bytes";
import { say } from "@/lib/words/text";

it.each([
  [0, "0 bytes"],
  [1, "1 byte"],
  [1023, "1,023 bytes"],
  [1024, "1 KB"],
  [1536, "1.5 KB"],
  [1024 ** 2 - 1, "1 MB"],
  [5 * 1024 ** 3, "5 GB"],
  [1.25 * 1024 ** 4, "1.3 TB"],
])("writes %d bytes as %s", (bytes, text) => {
  expect(say(sizeText(bytes))).toBe(text);
});
