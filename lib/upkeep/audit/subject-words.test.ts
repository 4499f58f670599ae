import { expect, it } from "vitest";
import { settingNames } from "@/lib/platform/settings/groups";
import { recordedSubject, subjectText } from "@/lib/upkeep/audit/subject-words";
import { say } from "@/lib/words/text";

const said = (subjectKind: string, subjectLabel: string) => say(subjectText({ subjectKind, subjectLabel }));

it("says a group of settings as its page does, and finds it by that", () => {
  expect(said("setting", "loginPage")).toBe("Login page");
  expect(recordedSubject("login page", say)).toBe("loginPage");
  for (const name of settingNames) expect(recordedSubject(said("setting", name), say)).toBe(name);
});

it("says what has a name as it is", () => {
  expect(said("mailbox", "loginPage")).toBe("loginPage");
  expect(said("mailbox", "ann@a.test")).toBe("ann@a.test");
  expect(said("setting", "ofEarlier")).toBe("ofEarlier");
  expect(recordedSubject("ann@a.test", say)).toBe("ann@a.test");
});
