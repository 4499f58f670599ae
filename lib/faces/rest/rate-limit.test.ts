import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import {
  limitCaller,
  limitStranger,
  perCaller,
  perNeighbourhood,
  strangersPerNeighbourhood,
  TooManyRequests,
  wrongKeysPerNeighbourhood,
} from "@/lib/faces/rest/rate-limit";

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

let nextNet = 0;
/** Addresses of a neighbourhood that nobody has asked from yet. */
const somewhere = () => {
  const net = `2001:db8:${(++nextNet).toString(16)}`;
  return { here: `${net}::1`, nextDoor: `${net}::2`, elsewhere: `2001:db8:f${nextNet.toString(16)}::1` };
};
async function times(count: number, ask: () => Promise<void>): Promise<void> {
  for (let done = 0; done < count; done++) await ask();
}
const refused = (ask: () => Promise<void>) => expect(ask()).rejects.toBeInstanceOf(TooManyRequests);

it("lets as many come as the documentation says", () =>
  expect([perCaller, perNeighbourhood, wrongKeysPerNeighbourhood, strangersPerNeighbourhood]).toEqual([
    600, 1_200, 30, 1_200,
  ]));

describe("wrong keys", () => {
  it("are few from one neighbourhood, whichever of its addresses they come from", async () => {
    const { here, nextDoor, elsewhere } = somewhere();
    await times(wrongKeysPerNeighbourhood, () => limitStranger(here, true));
    await refused(() => limitStranger(here, true));
    await refused(() => limitStranger(nextDoor, true));
    await limitStranger(elsewhere, true);
  });

  it("slow nobody who has a right one, nor who has none", async () => {
    const { here } = somewhere();
    await times(wrongKeysPerNeighbourhood, () => limitStranger(here, true));
    await refused(() => limitStranger(here, true));
    await limitStranger(here, false);
    await limitCaller(`key-${here}`, here);
  });

  it("are forgiven after a minute, and the answer says when", async () => {
    const { here } = somewhere();
    await times(wrongKeysPerNeighbourhood, () => limitStranger(here, true));
    vi.advanceTimersByTime(45_000);
    await expect(limitStranger(here, true)).rejects.toMatchObject({
      code: "too-many-requests",
      retryAfterSeconds: 15,
    });
    vi.advanceTimersByTime(15_000);
    await limitStranger(here, true);
  });

  it("without a known address are all of one neighbourhood", async () => {
    await times(wrongKeysPerNeighbourhood, () => limitStranger(null, true));
    await refused(() => limitStranger(null, true));
  });
});

describe("who has a right key", () => {
  it("has so many a minute, wherever they come from", async () => {
    const key = `key-${somewhere().here}`;
    for (let done = 0; done < perCaller; done += 100) {
      const { here } = somewhere();
      await times(100, () => limitCaller(key, here));
    }
    await refused(() => limitCaller(key, somewhere().here));
  });

  it("shares a neighbourhood's with the others of it", async () => {
    const { here, nextDoor, elsewhere } = somewhere();
    for (let done = 0; done < perNeighbourhood; done += 400)
      await times(400, () => limitCaller(`key-${here}-${done}`, here));
    await refused(() => limitCaller(`key-${here}-new`, nextDoor));
    await limitCaller(`key-${here}-new`, elsewhere);
  });
});

it("lets strangers ask no more than those who are known", () =>
  expect(strangersPerNeighbourhood).toBeLessThanOrEqual(perNeighbourhood));
