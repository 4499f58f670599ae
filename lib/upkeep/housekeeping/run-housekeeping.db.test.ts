import { expect, it } from "vitest";
import { createAppPassword } from "@/lib/credentials/app-password/create-app-password";
import {
  loginAttempt,
  passkeyChallenge,
  pendingSignIn,
  profileLink,
  session,
  setupLink,
} from "@/lib/platform/db/schema";
import { testDatabase } from "@/lib/testing/database";
import { createTestMailbox } from "@/lib/testing/fixtures";
import { runHousekeeping } from "@/lib/upkeep/housekeeping/run-housekeeping";
import { setSettings } from "@/lib/upkeep/settings/set-settings";

const database = testDatabase();
const day = 86_400_000;

it("removes what has ended and keeps the rest", async () => {
  const { db } = database.client();
  const mailbox = await createTestMailbox(database.context());
  const past = new Date(Date.now() - 100 * day);
  const future = new Date(Date.now() + day);
  const app = { mailboxId: mailbox.id, name: "Phone", protocols: ["imap"] as ["imap"] };
  const { id: appPasswordId } = await createAppPassword(database.context(), app);
  for (const [name, end] of [
    ["old", past],
    ["live", future],
  ] as const) {
    await db.insert(session).values({ sessionToken: name, userId: mailbox.id, expires: end });
    await db.insert(setupLink).values({ tokenDigest: name, expiresAt: end });
    await db
      .insert(profileLink)
      .values({ tokenDigest: name, appPasswordId, sealedPassword: "x", expiresAt: end });
    const owner = { ownerKind: "mailbox" as const, ownerId: mailbox.id, expiresAt: end };
    await db.insert(pendingSignIn).values({ ...owner, tokenDigest: name });
    await db.insert(passkeyChallenge).values({ ...owner, digest: name, purpose: "prove" });
    const at = { firstAt: end, lastAt: end, count: 1 };
    await db
      .insert(loginAttempt)
      .values({ ...at, address: name, door: "imap", credential: "x", result: "rejected" });
  }
  await runHousekeeping(database.context({ kind: "system", job: "housekeeping" }));
  expect((await db.select().from(session)).map((row) => row.sessionToken)).toEqual(["live"]);
  expect((await db.select().from(setupLink)).map((row) => row.tokenDigest)).toEqual(["live"]);
  expect((await db.select().from(profileLink)).map((row) => row.tokenDigest)).toEqual(["live"]);
  expect((await db.select().from(pendingSignIn)).map((row) => row.tokenDigest)).toEqual(["live"]);
  expect((await db.select().from(passkeyChallenge)).map((row) => row.digest)).toEqual(["live"]);
  expect((await db.select().from(loginAttempt)).map((row) => row.address)).toEqual(["live"]);
});

it("keeps logins for as many days as the settings say", async () => {
  const { db } = database.client();
  await setSettings(database.context(), { name: "logs", changes: { loginDays: 10 } });
  for (const days of [9, 11]) {
    const at = new Date(Date.now() - days * day);
    const row = { firstAt: at, lastAt: at, count: 1, address: `${days} days` };
    await db.insert(loginAttempt).values({ ...row, door: "imap", credential: "x", result: "rejected" });
  }
  await runHousekeeping(database.context({ kind: "system", job: "housekeeping" }));
  const kept = (await db.select().from(loginAttempt)).map((row) => row.address);
  expect(kept).toContain("9 days");
  expect(kept).not.toContain("11 days");
});
