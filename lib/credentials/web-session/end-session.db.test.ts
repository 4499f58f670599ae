import { expect, it } from "vitest";
import { createSession } from "@/lib/credentials/web-session/create-session";
import { endSession } from "@/lib/credentials/web-session/end-session";
import { findProviderForSignIn } from "@/lib/providers/provider/queries";
import { testDatabase } from "@/lib/testing/database";
import { createTestMailbox, createTestProvider } from "@/lib/testing/fixtures";

const database = testDatabase();

it("keeps an ID token of whatever size may come, for the provider's own logout", async () => {
  const { db } = database.client();
  const { slug } = await createTestProvider(database.context(), {});
  const { id } = (await findProviderForSignIn(db, slug)) ?? { id: "" };
  const mailbox = await createTestMailbox(database.context(), {});
  for (const length of [900, 50_000, 256 * 1_024]) {
    const idToken = "x".repeat(length);
    const provider = { id, sessionId: null, idToken };
    const { token } = await createSession(db, { mailboxId: mailbox.id, provider });
    expect((await endSession(db, token))?.idToken.length).toBe(length);
  }
});
