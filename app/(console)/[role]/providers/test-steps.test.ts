import { expect, it } from "vitest";
import { linesOf } from "@/app/(console)/[role]/providers/test-steps";

it("puts lines together that come in pieces", async () => {
  const bytes = new TextEncoder().encode('{"problem":"ü","fields":{}}\n{"problem":"b","fields":{}}\n');
  const body = new ReadableStream<Uint8Array>({
    start(controller) {
      // The second cut goes through the middle of a letter.
      for (const [from, to] of [[0, 5], [5, 13], [13, 40], [40]]) controller.enqueue(bytes.slice(from, to));
      controller.close();
    },
  });
  const lines = [];
  for await (const line of linesOf(body)) lines.push(line);
  expect(lines).toEqual([
    { problem: "ü", fields: {} },
    { problem: "b", fields: {} },
  ]);
});
