import { expect, it } from "vitest";
import { actorText, recordedActor } from "@/lib/upkeep/audit/actor-words";
import { say } from "@/lib/words/text";

const said = (actorKind: string, actorLabel: string) => say(actorText({ actorKind, actorLabel }));

it("says a job of the system in words, and finds it by them", () => {
  expect(said("system", "notices")).toBe("Directory events");
  expect(recordedActor("directory events", say)).toBe("notices");
  expect(recordedActor("Mail access", say)).toBe("lifecycle");
});

it("says a login or a name as it is, whatever it is called", () => {
  expect(said("superadmin", "notices")).toBe("notices");
  expect(said("mailbox", "ann@a.test")).toBe("ann@a.test");
  expect(said("system", "a job of earlier")).toBe("a job of earlier");
  expect(recordedActor("ann@a.test", say)).toBe("ann@a.test");
});
