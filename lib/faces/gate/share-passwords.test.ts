import { EventEmitter } from "node:events";
import { expect, it, vi } from "vitest";
import { passwordKey, passwordMemory } from "@/lib/credentials/directory-password/password-memory";
import { passOnPasswords, sharePasswords } from "@/lib/faces/gate/share-passwords";
import { stubProductEnv } from "@/lib/testing/stub-product-env";

stubProductEnv();

/** As messages between processes arrive: a copy, and nothing that JSON has not. */
const copyOf = (message: unknown): unknown => JSON.parse(JSON.stringify(message));

function worker(id: number) {
  const channel = Object.assign(new EventEmitter(), { sent: [] as unknown[] });
  const process = Object.assign(channel, {
    send: (message: unknown) => channel.sent.push(copyOf(message)) > 0,
  });
  return { id, isConnected: () => true, send: vi.fn(), process };
}

const key = passwordKey(["p1", "ldap:///dc=demo"], ["id", "anna"], "old");

it("tells the other workers what a directory has refused, and takes what they tell", () => {
  const [one, other, gone] = [worker(1), worker(2), { ...worker(3), isConnected: () => false }];
  sharePasswords(one.process as unknown as NodeJS.Process);
  passwordMemory().note(key, "wrong", "1");
  expect(one.process.sent).toHaveLength(1);
  for (const message of one.process.sent) passOnPasswords(1, message, [one, other, gone]);
  expect(other.send).toHaveBeenCalledWith(one.process.sent[0]);
  expect([one.send, gone.send].flatMap(({ mock }) => mock.calls)).toEqual([]);

  const next = passwordKey(["p1", "ldap:///dc=demo"], ["id", "anna"], "next");
  const tried = { verdict: "right", mark: "1", at: Date.now() };
  one.process.emit("message", copyOf({ directoryPassword: { key: next, tried } }));
  expect(passwordMemory().tried(next)).toEqual(tried);
  expect(passwordMemory().wasRight(next, 1_000)).toBe(true);
  one.process.emit("message", copyOf({ directoryPassword: { key: next, tried: null } }));
  expect(passwordMemory().wasRight(next, 1_000)).toBe(false);
  expect(one.process.sent, "nothing goes round in a circle").toHaveLength(1);
});

it("tells nobody what no directory has said", () => {
  const other = worker(2);
  for (const message of [{ startFailure: "x" }, null, "text", { cmd: "NODE_CLUSTER" }])
    passOnPasswords(1, message, [other]);
  expect(other.send).not.toHaveBeenCalled();
});

it("shows no password, and not whose it is, to whoever reads along", () => {
  const told = JSON.stringify(passwordKey(["p1", "ldap:///dc=demo"], ["login", "anna"], "a secret password"));
  for (const part of ["anna", "secret", "p1", "demo"]) expect(told).not.toContain(part);
});
