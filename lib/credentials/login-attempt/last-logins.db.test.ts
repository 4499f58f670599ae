import { expect, it } from "vitest";
import { lastLogins } from "@/lib/credentials/login-attempt/last-logins";
import { loginAttempt } from "@/lib/platform/db/schema";
import { testDatabase } from "@/lib/testing/database";
import { createTestMailbox } from "@/lib/testing/fixtures";

const database = testDatabase();

it("finds when each mailbox last let somebody in, whatever was tried since", async () => {
  const context = database.context();
  const [used, tried, idle] = [
    await createTestMailbox(context),
    await createTestMailbox(context),
    await createTestMailbox(context),
  ];
  const attempt = (
    mailbox: { id: string; address: string },
    day: number,
    result: "accepted" | "rejected",
  ) => ({
    firstAt: new Date(Date.UTC(2026, 0, day)),
    lastAt: new Date(Date.UTC(2026, 0, day)),
    count: 1,
    address: mailbox.address,
    mailboxId: mailbox.id,
    door: "imap",
    credential: "app-password",
    result,
  });
  await context.db
    .insert(loginAttempt)
    .values([
      attempt(used, 1, "accepted"),
      attempt(used, 3, "accepted"),
      attempt(used, 5, "rejected"),
      attempt(tried, 4, "rejected"),
    ]);
  const ids = [used, tried, idle].map(({ id }) => id);
  expect(await lastLogins(context.db, ids)).toEqual(new Map([[used.id, new Date(Date.UTC(2026, 0, 3))]]));
  expect(await lastLogins(context.db, [tried.id])).toEqual(new Map());
  expect(await lastLogins(context.db, [])).toEqual(new Map());
});
