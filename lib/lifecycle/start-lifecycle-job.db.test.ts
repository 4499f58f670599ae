import { afterAll, afterEach, beforeAll, beforeEach, expect, it, vi } from "vitest";
import { revocation } from "@/lib/db/schema";
import { inTransaction } from "@/lib/db/transaction";
import { startLifecycleJob } from "@/lib/lifecycle/start-lifecycle-job";
import { requestRevocation } from "@/lib/revocation/request-revocation";
import { testDatabase } from "@/lib/testing/database";
import { type StandInDoveadm, startStandInDoveadm } from "@/lib/testing/stand-in-doveadm";

const said = vi.hoisted(() => [] as string[]);
vi.mock("@/lib/log", () => {
  const at = (level: string) => (first: unknown, message?: string) =>
    void said.push(`${level}: ${message ?? first}`);
  return { logger: () => ({ info: at("info"), warn: at("warn"), error: at("error"), debug: at("debug") }) };
});

const failing = expect.stringMatching(/^warn: revocations cannot be delivered/);
const ended = "info: mail access ended";
const again = "info: revocations are delivered again";

const database = testDatabase();
let doveadm: StandInDoveadm;
let stop: () => void;

beforeAll(async () => {
  doveadm = await startStandInDoveadm();
});
afterAll(() => doveadm.close());
beforeEach(async () => {
  await database.client().db.delete(revocation);
  said.length = 0;
  doveadm.calls = [];
  doveadm.behaviour = "refuses";
  stop = startLifecycleJob();
});
afterEach(() => stop());

const request = () =>
  inTransaction(database.context(), ({ db }) =>
    requestRevocation(db, { address: "a@demo.test", domainName: "demo.test", reason: "state-changed" }),
  );
const patience = { timeout: 10_000, interval: 20 };

it("says once that it fails, and that it works again only when everything has been delivered", async () => {
  await request();
  // The pauses between tries get longer than that between two looks, which then find nothing due.
  await expect.poll(() => doveadm.calls.length, patience).toBe(4);
  expect(said).toEqual([failing]);
  doveadm.behaviour = "works";
  await expect.poll(() => said, patience).toEqual([failing, ended, again]);
}, 25_000);

it("says nothing of one failure alone", async () => {
  await request();
  await expect.poll(() => doveadm.calls.length, patience).toBe(1);
  doveadm.behaviour = "works";
  await expect.poll(() => said, patience).toEqual([ended]);
  await expect.poll(() => doveadm.calls.length, patience).toBe(3);
  expect(said).toEqual([ended]);
}, 25_000);
