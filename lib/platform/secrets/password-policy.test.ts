import { describe, expect, it } from "vitest";
import { newAppPassword } from "@/lib/platform/secrets/app-password-form";
import { passwordProblem } from "@/lib/platform/secrets/password-policy";
import { say } from "@/lib/words/text";

describe("passwordProblem", () => {
  it.each(["correct horse battery", "Grüße, Ölweg 7!", "ten chars!", "p".concat("a b".repeat(80))])(
    "takes %s",
    (plain) => expect(passwordProblem(plain, "alice@demo.test")).toBeNull(),
  );

  it.each([
    ["short", "at least 10"],
    ["ä".repeat(9), "at least 10"],
    ["x y z".repeat(60), "at most 256"],
    ["line\nbreak in it", "control characters"],
    ["nul\u0000 in the middle", "control characters"],
    ["Password123", "attackers"],
    ["aaaaaaaaaaaa", "attackers"],
    ["Alice.Miller@demo.test", "your address"],
    ["alice.miller", "your address"],
    [newAppPassword(), "app password"],
  ])("refuses %j", (plain, words) => {
    const problem = passwordProblem(plain, "alice.miller@demo.test");
    expect(problem && say(problem)).toContain(words);
  });
});
