import { expect, it } from "vitest";
import { actorKindText } from "@/lib/platform/audit/words";
import { say } from "@/lib/words/text";

it("calls an actor that it does not know as it was recorded", () => {
  expect(say(actorKindText("robot"))).toBe("robot");
  expect(say(actorKindText("cli"))).toBe("Command line");
});
