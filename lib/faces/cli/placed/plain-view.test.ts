import { expect, it } from "vitest";
import { z } from "zod";
import { plainList, plainView } from "@/lib/faces/cli/placed/plain-view";

const output = z.object({
  name: z.string(),
  shares: z.array(z.object({ mailbox: z.string(), access: z.string() })),
});
const shown = {
  name: "/sales",
  shares: [
    { mailbox: "team@a.test", access: "send" },
    { mailbox: "desk@a.test", access: "read" },
  ],
};

it("shows the parts of what is in a list, in a table and by itself", () => {
  expect(plainList(output).text([shown])).toMatch(/team@a\.test send, *desk@a\.test read/);
  expect(plainView(output).text(shown)).toMatch(/team@a\.test send, *desk@a\.test read/);
});
