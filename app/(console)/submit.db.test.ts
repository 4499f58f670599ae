import { sql } from "drizzle-orm";
import { beforeAll, expect, it, vi } from "vitest";
import { adminSession } from "@/lib/platform/db/schema";
import { actionSamples } from "@/lib/testing/action-samples";
import { loadAppFile } from "@/lib/testing/app-files";
import { type ConsoleWorld, createConsoleWorld } from "@/lib/testing/console-world";
import { testDatabase } from "@/lib/testing/database";
import { arriveWith } from "@/lib/testing/next-request";
import { callAction } from "@/lib/testing/page-visit";

vi.mock("next/headers", async () => (await import("@/lib/testing/next-request")).nextHeaders);
vi.mock("next/cache", async () => (await import("@/lib/testing/next-request")).nextCache);

const database = testDatabase();
let world: ConsoleWorld;

/** A superadmin who proved a while ago who it is. */
beforeAll(async () => {
  world = await createConsoleWorld(database.context());
  await database
    .client()
    .db.update(adminSession)
    .set({ authenticatedAt: sql`${adminSession.authenticatedAt} - INTERVAL 30 MINUTE` });
});

async function answerOf(name: string): Promise<unknown> {
  const [file = "", exported = ""] = name.split("#");
  const sample = actionSamples[name];
  const action = (await loadAppFile(file))[exported];
  if (!sample || "open" in sample || typeof action !== "function") throw new Error(`${name} is no action`);
  arriveWith(world.cookies.superadmin);
  return callAction((...args) => action(...args), sample.args(world, "superadmin"));
}

const rooms = "(console)/[role]";

it.each([
  `${rooms}/domains/domain-actions.ts#deleteDomain`,
  `${rooms}/mailboxes/[address]/mailbox-actions.ts#setMailboxSource`,
  `${rooms}/mailboxes/[address]/sign-in-actions.ts#setMailboxPassword`,
  `${rooms}/mailboxes/[address]/sign-in-actions.ts#allowLocalPassword`,
  `${rooms}/mailboxes/[address]/sign-in-actions.ts#deleteMailbox`,
  `${rooms}/admins/admin-actions.ts#createAdmin`,
  `${rooms}/admins/[login]/admin-access-actions.ts#setAdminRole`,
  `${rooms}/providers/provider-actions.ts#switchProvider`,
  `${rooms}/providers/client-key-actions.ts#activateClientKey`,
  `${rooms}/settings/settings-actions.ts#setAccess`,
])("%s wants a fresh proof", async (name) => {
  expect(await answerOf(name)).toMatchObject({ value: { proof: expect.any(Array) } });
});

it.each([
  `${rooms}/mailboxes/[address]/mailbox-actions.ts#updateMailbox`,
  `${rooms}/settings/settings-actions.ts#setBranding`,
  `${rooms}/admins/[login]/admin-access-actions.ts#endAdminSessions`,
])("%s does not", async (name) => {
  expect(await answerOf(name)).toMatchObject({ value: { result: { saved: true } } });
});
