import { parse } from "plist";
import { beforeAll, describe, expect, it } from "vitest";
import { profileForOwner } from "@/lib/accounts/device/profile-for-owner";
import { mayTryProfileLink } from "@/lib/accounts/device/try-profile-link";
import { createAppPassword } from "@/lib/credentials/app-password/create-app-password";
import type { Actor } from "@/lib/platform/actor";
import { testDatabase } from "@/lib/testing/database";
import { createTestMailbox } from "@/lib/testing/fixtures";

const database = testDatabase();
let mailbox: { id: string; address: string };
let password: string;

const owner = (): Extract<Actor, { kind: "mailbox" }> => ({
  kind: "mailbox",
  id: mailbox.id,
  address: mailbox.address,
});
const ask = (given: string, actor: Actor = owner()) =>
  profileForOwner(database.context(actor), { mailboxId: mailbox.id, password: given });

beforeAll(async () => {
  mailbox = await createTestMailbox(database.context());
  const wanted = { mailboxId: mailbox.id, name: "Mac", protocols: ["imap", "smtp"] as ["imap", "smtp"] };
  ({ password } = await createAppPassword(database.context(owner()), wanted));
});

describe("a profile for the device that it is asked from", () => {
  it("is for what the app password may do, for whoever has it in hand", async () => {
    const profile = parse((await ask(password))?.toString() ?? "") as { PayloadContent: object[] };
    expect(profile.PayloadContent).toMatchObject([{ IncomingPassword: password }]);
  });

  it("is nobody else's, and not for another app password", async () => {
    const stranger = await createTestMailbox(database.context());
    const asStranger: Actor = { kind: "mailbox", id: stranger.id, address: stranger.address };
    await expect(ask(password, asStranger)).rejects.toMatchObject({ code: "forbidden" });
    const impersonating: Actor = { ...owner(), impersonatedBy: "admin" };
    await expect(ask(password, impersonating)).rejects.toMatchObject({ code: "forbidden" });
    const theirs = { mailboxId: stranger.id, name: "Mac", protocols: ["imap"] as ["imap"] };
    const other = await createAppPassword(database.context(), theirs);
    for (const given of [other.password, "", "aaaa-bbbb-cccc-dddd-eeee-ffff"])
      expect(await ask(given)).toBeNull();
  });
});

it("lets links be tried thirty times a minute from one network, and elsewhere all the same", () => {
  const tries = Array.from({ length: 31 }, () => mayTryProfileLink("2001:db8::1"));
  expect(tries.filter(Boolean)).toHaveLength(30);
  expect(mayTryProfileLink("2001:db8::2"), "its neighbour").toBe(false);
  expect(mayTryProfileLink("192.0.2.1")).toBe(true);
});
