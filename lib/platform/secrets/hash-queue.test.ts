import { describe, expect, it } from "vitest";
import { HashQueue } from "@/lib/platform/secrets/hash-queue";

/** A piece of work that ends when told to. */
function gate() {
  let open = () => {};
  const opened = new Promise<void>((resolve) => {
    open = resolve;
  });
  return { open, work: () => opened };
}

describe("HashQueue", () => {
  it("runs no more than its slots at once, in order, whatever is thrown", async () => {
    const queue = new HashQueue(2, 10);
    let running = 0;
    let most = 0;
    const order: number[] = [];
    const work = (number: number) => async () => {
      most = Math.max(most, ++running);
      await Promise.resolve();
      running--;
      order.push(number);
      if (number === 3) throw new Error("three");
    };
    const results = await Promise.allSettled([1, 2, 3, 4, 5].map((number) => queue.run(work(number))));
    expect(most).toBe(2);
    expect(order).toEqual([1, 2, 3, 4, 5]);
    expect(results.map(({ status }) => status)).toEqual([
      "fulfilled",
      "fulfilled",
      "rejected",
      "fulfilled",
      "fulfilled",
    ]);
  });

  it("refuses when too many wait, and lets a waiting caller give up", async () => {
    const queue = new HashQueue(1, 1);
    const first = gate();
    const running = queue.run(first.work);
    const controller = new AbortController();
    const waiting = queue.run(async () => "never", controller.signal);
    await expect(queue.run(async () => "refused")).rejects.toMatchObject({ code: "unavailable" });
    controller.abort();
    await expect(waiting).rejects.toMatchObject({ code: "unavailable" });
    first.open();
    await running;
    expect(await queue.run(async () => "free again")).toBe("free again");
    expect(queue.begun).toBe(2);
  });
});
