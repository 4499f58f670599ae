import { eq } from "drizzle-orm";
import { beforeAll, expect, it } from "vitest";
import { dovecotUserdb } from "@/lib/doors/mail/dovecot-userdb";
import { mailbox } from "@/lib/platform/db/schema";
import { testDatabase } from "@/lib/testing/database";
import { createTestMailbox } from "@/lib/testing/fixtures";
import { postJson } from "@/lib/testing/machine-request";

const database = testDatabase();
const ask = (username: unknown) => postJson(dovecotUserdb, { username, service: "lmtp" });
const setState = (adminState: "active" | "receive-only" | "disabled") =>
  database.client().db.update(mailbox).set({ adminState }).where(eq(mailbox.address, "carol@demo.test"));

beforeAll(async () => {
  await createTestMailbox(database.context(), { address: "carol@demo.test", quotaBytes: 5_000 });
});

it("knows who receives mail, in canonical form, with the quota", async () => {
  const { status, body } = await ask("Carol@DEMO.test");
  expect([status, body]).toEqual([
    200,
    { success: true, user: "carol@demo.test", quota_rule: "*:bytes=5000" },
  ]);
});

it("delivers to receive-only mailboxes, not to disabled ones", async () => {
  await setState("receive-only");
  expect((await ask("carol@demo.test")).status).toBe(200);
  await setState("disabled");
  expect((await ask("carol@demo.test")).status).toBe(404);
  await setState("active");
});

it("does not know anybody else, and refuses what is malformed", async () => {
  for (const name of ["nobody@demo.test", "carol", "carol@demo.test\n", "' OR 1=1 -- @demo.test", ""])
    expect((await ask(name)).status, name).toBe(404);
  expect((await ask(["carol@demo.test"])).status).toBe(400);
});
