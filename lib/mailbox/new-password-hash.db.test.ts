import { expect, it } from "vitest";
import { setMailboxPassword } from "@/lib/mailbox/set-mailbox-password";
import { setSettings } from "@/lib/settings/set-settings";
import { testDatabase } from "@/lib/testing/database";
import { createTestMailbox } from "@/lib/testing/fixtures";

const database = testDatabase();

it("asks for what the administrators' password policy asks for", async () => {
  const context = database.context();
  const { id: mailboxId } = await createTestMailbox(context);
  await setMailboxPassword(context, { mailboxId, password: "fourteen chars" });
  await setSettings(context, { name: "passwordPolicy", changes: { minLength: 15 } });
  await expect(setMailboxPassword(context, { mailboxId, password: "fourteen chars" })).rejects.toMatchObject({
    code: "invalid-input",
    fields: { password: "Choose a password of at least 15 characters." },
  });
  await setMailboxPassword(context, { mailboxId, password: "fifteen letters" });
});
