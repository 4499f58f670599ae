import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { ForeignProblem } from "@/lib/platform/foreign-answer/foreign-problem";
import { BindConnections } from "@/lib/providers/kinds/ldap/bind-connections";
import type { LdapConnection } from "@/lib/providers/kinds/ldap/connection";
import { verbatim } from "@/lib/words/compose-text";

/* Which connection a password is tried on; these answer nothing by themselves. */

interface Opened {
  number: number;
  isOpen: boolean;
  close(): void;
}
const opened: Opened[] = [];
const isOpen = () => opened.map((connection) => connection.isOpen);
const open = async () => {
  const connection: Opened = {
    number: opened.length,
    isOpen: true,
    close() {
      connection.isOpen = false;
    },
  };
  opened.push(connection);
  return connection as unknown as LdapConnection;
};
const numberOf = async (connection: LdapConnection) => (connection as unknown as Opened).number;
const goodbye = new ForeignProblem("unreachable", verbatim("closed"));
const late = new ForeignProblem("timeout", verbatim("late"));
const failing = (problem: Error) => async () => {
  throw problem;
};

let binds = new BindConnections(open);
beforeEach(() => {
  vi.useFakeTimers();
  opened.length = 0;
  binds = new BindConnections(open);
});
afterEach(() => void vi.useRealTimers());

it("is one after the other the same, and never one for two at once", async () => {
  expect([await binds.use(numberOf), await binds.use(numberOf)]).toEqual([0, 0]);
  expect(await Promise.all([binds.use(numberOf), binds.use(numberOf)])).toEqual([0, 1]);
});

it("ends when nobody needs it, and after a minute even if somebody does", async () => {
  await binds.use(numberOf);
  vi.advanceTimersByTime(20_000);
  expect(isOpen()).toEqual([false]);
  for (let seconds = 0; seconds <= 60; seconds += 10) {
    await binds.use(numberOf);
    vi.advanceTimersByTime(10_000);
  }
  expect(isOpen()).toEqual([false, false]);
});

it("is none that the server has closed, seen before it is used or by using it", async () => {
  await binds.use(numberOf);
  Object.assign(opened[0] ?? {}, { isOpen: false });
  expect(await binds.use(numberOf)).toBe(1);
  const gone = vi.fn(numberOf).mockRejectedValueOnce(goodbye);
  expect(await binds.use(gone)).toBe(2);
  expect(isOpen()).toEqual([false, false, true]);
});

it("is not another one after a failure that is no goodbye, or on a new one: the password may have counted", async () => {
  const fresh = vi.fn(failing(goodbye));
  await expect(binds.use(fresh)).rejects.toBe(goodbye);
  expect(fresh).toHaveBeenCalledTimes(1);
  await binds.use(numberOf);
  const slow = vi.fn(failing(late));
  await expect(binds.use(slow)).rejects.toBe(late);
  expect(slow).toHaveBeenCalledTimes(1);
  expect(isOpen()).toEqual([false, false]);
});

it("is refused while sixty-four are in use, and kept for sixteen of them", async () => {
  let end = () => {};
  const until = new Promise<void>((resolve) => {
    end = resolve;
  });
  const many = Array.from({ length: 64 }, () => binds.use(() => until));
  await expect(binds.use(numberOf)).rejects.toThrow("More passwords are being checked");
  end();
  await Promise.all(many);
  expect(isOpen().filter(Boolean)).toHaveLength(16);
  expect(await binds.use(numberOf)).toBeLessThan(64);
});
