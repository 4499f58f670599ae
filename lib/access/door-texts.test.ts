import { expect, it } from "vitest";
import { doorLabel, purposeOf } from "@/lib/access/door-texts";
import { say } from "@/lib/words/text";

it.each([
  ["imap", "IMAP"],
  ["dav", "CalDAV and CardDAV"],
  ["managesieve", "managesieve"],
  ["toString", "toString"],
  ["__proto__", "__proto__"],
])("calls %s %s", (name, label) => expect(say(doorLabel(name))).toBe(label));

it("says what a door is called and good for in another language", () => {
  const german = { doors: { "webmail.label": "Webmail", "imap.purpose": "E-Mails lesen" } };
  expect(say(purposeOf("imap"), "de", german)).toBe("E-Mails lesen");
  expect(say(doorLabel("imap"), "de", german)).toBe("IMAP");
});
