import { beforeEach, expect, it } from "vitest";
import { getMailbox } from "@/lib/access/queries";
import { updateProfile } from "@/lib/accounts/mailbox/update-profile";
import type { Actor } from "@/lib/platform/actor";
import { testDatabase } from "@/lib/testing/database";
import { createTestMailbox } from "@/lib/testing/fixtures";

const database = testDatabase();
let own: { id: string; address: string };
let person: Actor;

beforeEach(async () => {
  own = await createTestMailbox(database.context());
  person = { kind: "mailbox", ...own };
});

const as = (actor: Actor) => ({ ...database.context(), actor });
const stored = () => getMailbox(database.context().db, own.id);

it("keeps a person's own language, in its own spelling, against the directory's, and the zone", async () => {
  await updateProfile(as(person), { mailboxId: own.id, language: "DE_at", timeZone: "europe/berlin" });
  expect(await stored()).toMatchObject({
    language: "de-AT",
    timeZone: "Europe/Berlin",
    pinnedFields: ["language"],
  });
  await updateProfile(as(person), { mailboxId: own.id, timeZone: null });
  expect(await stored()).toMatchObject({ language: "de-AT", timeZone: null });
});

it.each<[string, (id: string) => Actor]>([
  [
    "another mailbox",
    () => ({ kind: "mailbox", id: "00000000-0000-4000-8000-000000000000", address: "x@y.test" }),
  ],
  [
    "whoever impersonates the person",
    (id) => ({ kind: "mailbox", id, address: own.address, impersonatedBy: "root@example.org" }),
  ],
])("is closed to %s", async (_, actor) => {
  const change = updateProfile(as(actor(own.id)), { mailboxId: own.id, language: "de" });
  await expect(change).rejects.toMatchObject({ code: "forbidden" });
  expect(await stored()).toMatchObject({ language: null, pinnedFields: [] });
});

it("takes no zone that there is not", () =>
  expect(updateProfile(as(person), { mailboxId: own.id, timeZone: "Mars/Olympus" })).rejects.toMatchObject({
    code: "invalid-input",
    fields: { timeZone: expect.stringContaining("must be a time zone") },
  }));
