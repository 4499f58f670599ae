import { expect, it } from "vitest";
import { shownName } from "@/lib/notification/message/shown-name";
import { oneLine } from "@/lib/platform/input/one-line";

it.each([
  ["a line end", "Phone\r\nBcc: eve@evil.test", "Phone Bcc: eve@evil.test"],
  ["a line end of Unicode", "Phone\u2028Sign in at evil.test\u2029", "Phone Sign in at evil.test"],
  ["a terminal's escape", "\u001b[2JPhone\u0007", "[2JPhone"],
  ["a C1 control", "Phone\u0085\u009b31m", "Phone 31m"],
  ["an override of the direction", "\u202emoc.live\u202c", "moc.live"],
  ["an isolate that is not closed", "Phone \u2067", "Phone"],
  ["half an emoji", "Phone \ud83d", "Phone"],
  ["nothing else", "\u202e\u2066\n", ""],
])("is shown in a mail without %s", (_, name, shown) => expect(shownName(name)).toBe(shown));

it("keeps every letter, whatever it is written in", () => {
  for (const name of ["Jürgens Telefon", "هاتف سارة", "電話 📱", "👩‍💻 at work", "a\u0301"])
    expect(shownName(name)).toBe(name);
});

it("cuts a name of others to one line without half a character, composed as the database compares it", () => {
  expect(oneLine(" Anna\tB. ", 20)).toBe("Anna B.");
  expect(oneLine("e\u0301", 1)).toBe("é");
  expect(oneLine("ab📱", 3)).toBe("ab");
  expect(oneLine("📱".repeat(3), 4)).toBe("📱📱");
  for (const nothing of ["", " \n\t ", "\u0000", "\ud83d", "\udcf1\ud83d"])
    expect(oneLine(nothing, 9)).toBeNull();
});
