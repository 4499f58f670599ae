import { setTimeout as delay } from "node:timers/promises";
import { expect, it } from "vitest";
import {
  acquireLease,
  LeaseLost,
  pauseLease,
  releaseLease,
  renewLease,
  requireLease,
} from "@/lib/platform/db/lease";
import { testDatabase } from "@/lib/testing/database";

const database = testDatabase();
const db = () => database.client().db;

it("is held by one, and by the next when it ends or is given back", async () => {
  const takers = await Promise.all(
    ["a", "b", "c", "d"].map((holder) => acquireLease(db(), "job", holder, 60_000)),
  );
  const [first, ...others] = takers.filter((taken) => taken !== null);
  if (!first) throw new Error("nobody took it");
  expect(others).toEqual([]);
  await releaseLease(db(), first);
  const second = await acquireLease(db(), "job", "b", 50);
  expect(second?.token).toBe(first.token + 1);
  await delay(80);
  expect((await acquireLease(db(), "job", "c", 60_000))?.token).toBe(first.token + 2);
});

it("refuses the holder that overslept, also at writing", async () => {
  const overslept = await acquireLease(db(), "other", "a", 1);
  if (!overslept) throw new Error("not taken");
  await db().transaction((tx) => requireLease(tx, overslept));
  await delay(10);
  const taken = await acquireLease(db(), "other", "b", 60_000);
  expect(taken).not.toBeNull();
  expect(await renewLease(db(), overslept, 60_000)).toBe(false);
  await expect(db().transaction((tx) => requireLease(tx, overslept))).rejects.toThrow(LeaseLost);
  // Giving back what one no longer has takes nothing from the one who has it.
  await releaseLease(db(), overslept);
  expect(await acquireLease(db(), "other", "c", 60_000)).toBeNull();
});

it("can be paused, also before anybody had it: its holder writes nothing meanwhile", async () => {
  for (const name of ["paused", "never-held"]) {
    const held = name === "paused" ? await acquireLease(db(), name, "a", 60_000) : null;
    const order: string[] = [];
    const paused = db().transaction(async (tx) => {
      await pauseLease(tx, name);
      order.push("paused");
      await delay(100);
      order.push("done");
    });
    while (order.length === 0) await delay(5);
    if (held) await db().transaction((tx) => requireLease(tx, held));
    else await acquireLease(db(), name, "b", 60_000);
    order.push("written");
    await paused;
    expect(order).toEqual(["paused", "done", "written"]);
  }
});
