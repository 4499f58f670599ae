import { beforeAll, beforeEach, describe, expect, it } from "vitest";
import { perform } from "@/app/(console)/perform";
import { type ConsoleFixture, createConsoleFixture } from "@/lib/testing/console-fixture";
import { testDatabase } from "@/lib/testing/database";
import { arriveWith } from "@/lib/testing/next-request";
import { callAction } from "@/lib/testing/page-visit";
import { sentForm } from "@/lib/testing/sent-form";
import { digestTables } from "@/lib/testing/table-digest";

const database = testDatabase();
let fixture: ConsoleFixture;
beforeAll(async () => {
  fixture = await createConsoleFixture(database.context());
});
beforeEach(() => arriveWith(fixture.cookies.superadmin));

const press = (call: object, sent: Record<string, string> = {}) =>
  callAction((...args) => (perform as (...all: unknown[]) => unknown)(...args), [call, {}, sentForm(sent)]);

const revoking = () => ({
  role: "superadmin",
  operation: "api-key.revoke",
  button: "revoke",
  key: { id: fixture.keys["domain-admin"].id },
});

it.each<[string, object]>([
  ["an operation that there is not", { operation: "api-key.steal" }],
  ["an operation that no page offers as a button", { operation: "domain.create" }],
  ["a button that the operation has not", { button: "create" }],
  ["a button that everything has", { button: "constructor" }],
  ["an input", { input: { all: true } }],
  ["a way to another site", { leadsTo: "//evil.test" }],
  ["a way out of the pages of the role", { leadsTo: "/../domain-admin" }],
  ["a key of more than texts", { key: { id: ["1", "2"] } }],
])("refuses %s, which no page sends", async (_, odd) => {
  const before = await digestTables(database.client());
  expect(await press({ ...revoking(), ...odd })).toEqual({
    kind: "returned",
    value: { problem: "This page is out of date. Reload it and try again." },
  });
  expect(await digestTables(database.client())).toEqual(before);
});

it("does what the button says, and leads on", async () => {
  expect(await press({ ...revoking(), leadsTo: "/api-keys" })).toEqual({
    kind: "redirect",
    to: "/admin/api-keys",
  });
  expect(await press(revoking())).toMatchObject({ value: { problem: expect.stringContaining("not found") } });
});

describe("what must be typed first", () => {
  const deleting = () => ({
    role: "superadmin",
    operation: "mailbox.delete",
    button: "delete",
    key: { address: fixture.mailbox.address },
    expectedVersion: fixture.mailboxRow.version,
  });

  it.each(["", "person", "somebody@else.test"])("is not %j", async (confirmation) =>
    expect(await press(deleting(), { confirmation })).toEqual({
      kind: "returned",
      value: { fields: { confirmation: "This is not the address of the mailbox." } },
    }),
  );

  it("may be written in capitals and with blanks around it", async () => {
    const confirmation = ` ${fixture.mailbox.address.toUpperCase()} `;
    expect(await press(deleting(), { confirmation })).toMatchObject({ value: { result: { saved: true } } });
  });
});

it("refuses what somebody else has changed meanwhile, and says what", async () => {
  const { login, version } = fixture.domainAdminRow;
  const state = (active: string) => ({
    role: "superadmin",
    operation: "admin.set-state",
    button: active,
    key: { login },
    expectedVersion: version,
  });
  expect(await press(state("disable"))).toMatchObject({ value: { result: { saved: true } } });
  expect(await press(state("enable"))).toMatchObject({
    value: { problem: expect.stringContaining("was changed"), result: { stale: [{ value: "off" }] } },
  });
});
