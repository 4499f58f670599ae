import { randomInt, randomUUID } from "node:crypto";
import { expect, it, vi } from "vitest";
import { recordAttempt } from "@/lib/credentials/login-attempt/record-attempt";
import { askForPasswordReset } from "@/lib/doors/sign-in/ask-for-password-reset";
import { notification, recoveryAddress } from "@/lib/platform/db/schema";
import { drainWrites } from "@/lib/platform/db/write-behind";
import { testDatabase } from "@/lib/testing/database";
import { createTestMailbox } from "@/lib/testing/fixtures";

const database = testDatabase();
const db = () => database.client().db;
const anywhere = () => `10.${randomInt(256)}.${randomInt(256)}.${randomInt(1, 255)}`;
const ask = (address: string, ip = anywhere()) =>
  askForPasswordReset(
    { ...database.context({ kind: "system", job: "forgotten-password" }), ip },
    { address, next: null },
  );

async function withRecovery(): Promise<string> {
  const { id, address } = await createTestMailbox(database.context(), { password: "a long password 1" });
  const at = `${randomUUID()}@elsewhere.test`;
  await db().insert(recoveryAddress).values({ mailboxId: id, address: at, confirmedAt: new Date() });
  await db().delete(notification);
  return address;
}
const mailed = () => db().$count(notification);

it("takes any address at once, and mails afterwards where there is something to mail", async () => {
  const address = await withRecovery();
  for (const unknown of [`no-${address}`, "nobody", "a@nowhere.test", "x".repeat(320)]) {
    const asked = ask(unknown);
    expect(asked.taken).toBe(true);
    await asked.done;
  }
  expect(await mailed()).toBe(0);
  const asked = ask(address.toUpperCase());
  expect(asked.taken).toBe(true);
  expect(await mailed(), "the answer does not wait").toBe(0);
  await asked.done;
  expect(await mailed()).toBe(1);
});

it("mails three times an hour for an address, from wherever it is asked, and answers the same", async () => {
  const address = await withRecovery();
  for (let time = 0; time < 5; time++) {
    const asked = ask(address);
    expect(asked.taken).toBe(true);
    await asked.done;
  }
  expect(await mailed()).toBe(3);
  vi.useFakeTimers({ toFake: ["Date"], now: Date.now() + 3_600_000 });
  await ask(address).done;
  vi.useRealTimers();
  expect(await mailed()).toBe(4);
});

it("mails twice more for who asks from where the account has signed in, whatever strangers have asked for", async () => {
  const address = await withRecovery();
  const home = anywhere();
  const signedIn = { address, mailboxId: null, door: "portal", credential: "passkey", ip: home } as const;
  recordAttempt({ ...signedIn, result: "accepted", reason: null, providerSlug: null });
  await drainWrites();
  for (let time = 0; time < 4; time++) await ask(address).done;
  expect(await mailed()).toBe(3);
  for (let time = 0; time < 4; time++) await ask(address, home).done;
  expect(await mailed()).toBe(5);
});

it("takes twenty an hour from a network, whatever the addresses", async () => {
  const ip = anywhere();
  const taken = Array.from({ length: 25 }, (_, index) => ask(`u${index}@nowhere.test`, ip).taken);
  expect(taken.filter(Boolean)).toHaveLength(20);
  expect(taken.at(-1)).toBe(false);
  expect(ask("u1@nowhere.test").taken, "another network").toBe(true);
});

it("says nothing of a database that is gone, and does not break", async () => {
  const context = database.context({ kind: "system", job: "forgotten-password" });
  const broken = { ...context, ip: anywhere(), db: null as never };
  await expect(
    askForPasswordReset(broken, { address: "a@b.test", next: null }).done,
  ).resolves.toBeUndefined();
});
