import { sql } from "drizzle-orm";
import { beforeAll, describe, expect, it } from "vitest";
import type { FormName } from "@/app/(console)/forms";
import { send } from "@/app/(console)/send";
import { sends } from "@/app/(console)/sends";
import { adminSession } from "@/lib/platform/db/schema";
import { actionSamples, placeOf } from "@/lib/testing/action-samples";
import { sending } from "@/lib/testing/actions/action-sample";
import { loadAppFile } from "@/lib/testing/app-files";
import { type ConsoleFixture, createConsoleFixture } from "@/lib/testing/console-fixture";
import { testDatabase } from "@/lib/testing/database";
import { arriveWith } from "@/lib/testing/next-request";
import { callAction } from "@/lib/testing/page-visit";
import { sentForm } from "@/lib/testing/sent-form";
import { digestTables } from "@/lib/testing/table-digest";

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
  const [form, ...args] = sample.args(fixture, as);
  return callAction(
    (...all) => action(...all),
    sent ? [form, {}, sentForm({ role: as, ...sent })] : [form, ...args],
  );
}

it.each([
  sending("setMailboxSource"),
  sending("setMailboxPassword"),
  sending("allowLocalPassword"),
  sending("createAdmin"),
  sending("createPasswordLink"),
  sending("createApiKey"),
  "(console)/perform.ts#perform domain.delete delete",
  "(console)/perform.ts#perform mailbox.delete delete",
  "(console)/perform.ts#perform admin.set-role superadmin",
  "(console)/perform.ts#perform identity-provider.update disable",
  "(console)/perform.ts#perform client-key.activate activate",
  sending("setAccess"),
])("%s wants a fresh proof", async (name) => {
  expect(await answerOf(name)).toMatchObject({ value: { proof: expect.any(Array) } });
});

const aliasOf = (address: string, mailbox: string) => ({ address, mailbox, description: "", expiresAt: "" });
const createAlias = sending("createAlias");

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
  sending("updateMailbox"),
  sending("setBranding"),
  "(console)/perform.ts#perform admin.end-sessions end-sessions",
])("%s does not", async (name) => {
  expect(await answerOf(name)).toMatchObject({ value: { result: { saved: true } } });
});

const outOfDate = { problem: "This page is out of date. Reload it and try again." };

it.each(["createNothing", "constructor", "__proto__", "toString", "", " createAlias"])(
  "sends no form that is called %j",
  async (name) => {
    arriveWith(fixture.cookies.superadmin);
    expect(await send(name as FormName, {}, sentForm({ role: "superadmin" }))).toEqual(outOfDate);
  },
);

it.each([
  ["without the version that its page has shown", { expectedVersion: "" }],
  ["of a version that is none", { expectedVersion: "latest" }],
])("an edit %s changes nothing", async (_, odd) => {
  arriveWith(fixture.cookies.superadmin);
  const { address } = fixture.mailbox;
  const before = await digestTables(database.client());
  const form = sentForm({ role: "superadmin", address, adminState: "disabled", ...odd });
  if (!odd.expectedVersion) form.delete("expectedVersion");
  expect(await sends("setMailboxState")({}, form)).toMatchObject(outOfDate);
  expect(await digestTables(database.client())).toEqual(before);
});
