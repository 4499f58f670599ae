import { describe, expect, it } from "vitest";
import { readAhead } from "@/lib/providers/directory/read-ahead";

describe("reading ahead", () => {
  it("asks for the next item while the last one is worked on, and for no more", async () => {
    let asked = 0;
    async function* numbers() {
      for (const number of [1, 2, 3, 4]) {
        asked = number;
        yield number;
      }
    }
    const seen: [number, number][] = [];
    for await (const number of readAhead(numbers())) {
      await new Promise(setImmediate);
      seen.push([number, asked]);
    }
    expect(seen).toEqual([
      [1, 2],
      [2, 3],
      [3, 4],
      [4, 4],
    ]);
  });

  it("throws a failure after what came before it", async () => {
    async function* failing() {
      yield 1;
      throw new Error("lost");
    }
    const seen: number[] = [];
    const read = async () => {
      for await (const number of readAhead(failing())) {
        await new Promise(setImmediate);
        seen.push(number);
      }
    };
    await expect(read()).rejects.toThrow("lost");
    expect(seen).toEqual([1]);
  });
});
