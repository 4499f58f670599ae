import { afterAll, afterEach, beforeAll, beforeEach, expect, it, vi } from "vitest";
import { revocation } from "@/lib/platform/db/schema";
import { inTransaction } from "@/lib/platform/db/transaction";
import { startLifecycleJob } from "@/lib/revocation/delivery/start-lifecycle-job";
import { requestRevocation } from "@/lib/revocation/outbox/request-revocation";
import { logged } from "@/lib/testing/captured-log";
import { testDatabase } from "@/lib/testing/database";
import { type FakeDoveadm, startFakeDoveadm } from "@/lib/testing/fake-doveadm";

vi.mock("@/lib/platform/log", async () => (await import("@/lib/testing/captured-log")).capturedLog);

const said = () => logged.map(({ level, message }) => `${level}: ${message}`);
const failing = expect.stringMatching(/^warn: revocations cannot be delivered/);
const ended = "info: mail access ended";
const again = "info: revocations are delivered again";

const database = testDatabase();
let doveadm: FakeDoveadm;
let stop: () => void;

beforeAll(async () => {
  doveadm = await startFakeDoveadm();
});
afterAll(() => doveadm.close());
beforeEach(async () => {
  await database.client().db.delete(revocation);
  logged.length = 0;
  doveadm.calls = [];
  doveadm.behaviour = "works";
  stop = startLifecycleJob();
});
afterEach(() => stop());

const request = () =>
  inTransaction(database.context(), ({ db }) =>
    requestRevocation(db, { address: "a@demo.test", domainName: "demo.test", reason: "state-changed" }),
  );

it("says once that it fails, and that it works again only when everything has been delivered", async () => {
  doveadm.behaviour = "refuses";
  await request();
  // The pauses between tries get longer than that between two looks, which then find nothing due.
  await expect.poll(() => doveadm.calls.length).toBe(4);
  expect(said()).toEqual([failing]);
  doveadm.behaviour = "works";
  await expect.poll(said).toEqual([failing, ended, again]);
});

it("says nothing of one failure alone", async () => {
  doveadm.nextOnly = "refuses";
  await request();
  await expect.poll(said).toEqual([ended]);
  await expect.poll(() => doveadm.calls.length).toBe(3);
  expect(said()).toEqual([ended]);
});
