import { sql } from "drizzle-orm";
import { beforeAll, describe, expect, it } from "vitest";
import { adminSession } from "@/lib/platform/db/schema";
import { actionSamples, placeOf } from "@/lib/testing/action-samples";
import { loadAppFile } from "@/lib/testing/app-files";
import { type ConsoleFixture, createConsoleFixture } from "@/lib/testing/console-fixture";
import { testDatabase } from "@/lib/testing/database";
import { arriveWith } from "@/lib/testing/next-request";
import { callAction } from "@/lib/testing/page-visit";
import { sentForm } from "@/lib/testing/sent-form";

const database = testDatabase();
let fixture: ConsoleFixture;

/** A superadmin who authenticated a while ago. */
beforeAll(async () => {
  fixture = await createConsoleFixture(database.context());
  await database
    .client()
    .db.update(adminSession)
    .set({ authenticatedAt: sql`${adminSession.authenticatedAt} - INTERVAL 30 MINUTE` });
});

type Arrival = "superadmin" | "domain-admin";

async function answerOf(name: string, sent?: Record<string, string>, as: Arrival = "superadmin") {
  const [file = "", exported = ""] = placeOf(name).split("#");
  const sample = actionSamples[name];
  const action = (await loadAppFile(file))[exported];
  if (!sample || "open" in sample || typeof action !== "function") throw new Error(`${name} is no action`);
  arriveWith(fixture.cookies[as]);
  const args = sent ? [{}, sentForm({ role: as, ...sent })] : sample.args(fixture, as);
  return callAction((...all) => action(...all), args);
}

const rooms = "(console)/[role]";

it.each([
  `${rooms}/mailboxes/[address]/mailbox-actions.ts#setMailboxSource`,
  `${rooms}/mailboxes/[address]/mailbox-actions.ts#setMailboxPassword`,
  `${rooms}/mailboxes/[address]/mailbox-actions.ts#allowLocalPassword`,
  `${rooms}/admins/admin-actions.ts#createAdmin`,
  `${rooms}/admins/admin-actions.ts#createPasswordLink`,
  `${rooms}/api-keys/api-key-actions.ts#createApiKey`,
  "(console)/perform.ts#perform domain.delete delete",
  "(console)/perform.ts#perform mailbox.delete delete",
  "(console)/perform.ts#perform admin.set-role superadmin",
  "(console)/perform.ts#perform identity-provider.update disable",
  "(console)/perform.ts#perform client-key.activate activate",
  `${rooms}/settings/settings-actions.ts#setAccess`,
])("%s wants a fresh proof", async (name) => {
  expect(await answerOf(name)).toMatchObject({ value: { proof: expect.any(Array) } });
});

const aliasOf = (address: string, mailbox: string) => ({ address, mailbox, description: "", expiresAt: "" });
const createAlias = `${rooms}/aliases/alias-actions.ts#createAlias`;

describe("what the operation refuses is said at the field it belongs to", () => {
  it("a mailbox that is not there, with what was typed", async () => {
    const sent = aliasOf(`a@${fixture.domain}`, `nobody@${fixture.domain}`);
    expect(await answerOf(createAlias, sent)).toMatchObject({
      value: { fields: { mailbox: `Mailbox not found: nobody@${fixture.domain}.` }, values: sent },
    });
  });

  it("an address that is taken", async () => {
    const { address } = fixture.mailbox;
    const { value } = (await answerOf(createAlias, aliasOf(address, address))) as { value: object };
    expect(value).toMatchObject({ fields: { address: expect.stringContaining("already used") } });
  });

  it("a domain of others, before anything about what is in it", async () => {
    const sent = aliasOf("a@others.test", fixture.mailbox.address);
    expect(await answerOf(createAlias, sent, "domain-admin")).toMatchObject({
      value: { problem: "You can't manage aliases in others.test." },
    });
  });
});

it.each([
  `${rooms}/mailboxes/[address]/mailbox-actions.ts#updateMailbox`,
  `${rooms}/settings/settings-actions.ts#setBranding`,
  "(console)/perform.ts#perform admin.end-sessions end-sessions",
])("%s does not", async (name) => {
  expect(await answerOf(name)).toMatchObject({ value: { result: { saved: true } } });
});
