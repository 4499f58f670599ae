import { expect, it } from "vitest";
import { brokenWords } from "@/app/(console)/[role]/providers/test-report";
import { connectionSteps } from "@/lib/providers/kinds/registry";

/* Of these the finding itself says in words what is wrong with whom. */
const sayThemselves = ["sample-user", "people", "mail-password"];

it("has words for every step that can fail, and for no other", () => {
  const worded = [...Object.keys(brokenWords.english), ...sayThemselves];
  expect(worded.toSorted()).toEqual(connectionSteps.toSorted());
});
