import { expect, it } from "vitest";
import { auditActions } from "@/lib/platform/audit/actions";
import { actorKindText, auditActionText } from "@/lib/platform/audit/words";
import { say } from "@/lib/words/text";

it("calls every action by words of its own", () => {
  const said = auditActions.map((action) => say(auditActionText(action)));
  expect(new Set(said).size).toBe(auditActions.length);
  for (const words of said) expect(words).toMatch(/^[A-Z][A-Za-z ]+$/);
});

it("calls what it does not know as it was recorded", () => {
  expect(say(auditActionText("mailbox.rename"))).toBe("mailbox.rename");
  expect(say(actorKindText("robot"))).toBe("robot");
  expect(say(actorKindText("cli"))).toBe("Command line");
});
