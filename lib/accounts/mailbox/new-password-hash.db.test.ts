import { describe, expect, it } from "vitest";
import { passwordHashOf } from "@/lib/access/queries";
import { setMailboxPassword } from "@/lib/accounts/mailbox/set-mailbox-password";
import { testDatabase } from "@/lib/testing/database";
import { createTestMailbox } from "@/lib/testing/fixtures";
import { setSettings } from "@/lib/upkeep/settings/set-settings";

const database = testDatabase();

it("asks for what the administrators' password policy asks for", async () => {
  const context = database.context();
  const { id: mailboxId } = await createTestMailbox(context);
  await setMailboxPassword(context, { mailboxId, password: "fourteen chars" });
  await setSettings(context, { name: "passwordPolicy", changes: { minLength: 15 } });
  await expect(setMailboxPassword(context, { mailboxId, password: "fourteen chars" })).rejects.toMatchObject({
    code: "invalid-input",
    fields: { password: "Choose a password with at least 15 characters." },
  });
  await setMailboxPassword(context, { mailboxId, password: "fifteen letters" });
});

describe("a ready hash", () => {
  const context = database.context;
  const crypt =
    "$6$rounds=656000$MZkFdsclevqmif8U$2aFfcpG/ppS/odaF7k2ipGg/0S.EOYs48dUTMZlaAaZnyJ02U2UZBnc9Ge8IGJRUzjU57Sjt4Y.bRDNDvKZUy1";

  it("is kept without the blanks around it, with or without a label", async () => {
    const { id: mailboxId } = await createTestMailbox(context());
    for (const hash of [crypt, `{SHA512-CRYPT}${crypt}`]) {
      await setMailboxPassword(context(), { mailboxId, passwordHash: ` ${hash} \n` });
      expect(await passwordHashOf(context().db, mailboxId)).toBe(hash);
    }
  });

  it.each([
    ["hunter2", "must begin with its scheme"],
    ["{NT}0123456789abcdef0123456789abcdef", "must have a scheme"],
    ["{PLAIN}hunter2", "must be a hash, not a password in plain text"],
    ["{SSHA256}hunter2", "must be well formed"],
    [crypt.replace("656000", "99999999"), "must not take longer than ten seconds"],
  ])("that cannot be used says which reason it has: %s", async (passwordHash, words) => {
    const { id: mailboxId } = await createTestMailbox(context());
    const refused = setMailboxPassword(context(), { mailboxId, passwordHash });
    await expect(refused).rejects.toMatchObject({ fields: { passwordHash: expect.stringContaining(words) } });
    await expect(refused).rejects.not.toThrow(/hunter2|2aFfcp/);
  });
});
