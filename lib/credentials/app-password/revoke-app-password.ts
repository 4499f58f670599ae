import { eq } from "drizzle-orm";
import { z } from "zod";
import { change } from "@/lib/catalogue/run";
import { appPasswords } from "@/lib/credentials/app-password/kept";
import { appPassword } from "@/lib/platform/db/schema";
import { requestRevocation, withdrawRevocation } from "@/lib/revocation/outbox/request-revocation";

/**
 * Ends an app password at once: the next login with it is refused, and what the mailbox has open at the mail server ends.
 * Throws `not-found`, also for somebody else's.
 */
export const revokeAppPassword = change(appPasswords, {
  action: "app-password.revoke",
  input: z.object({ id: z.string().max(36) }),
  async work({ db }, { owner: { address, domainName } }, { id }) {
    await db.delete(appPassword).where(eq(appPassword.id, id));
    await withdrawRevocation(db, id);
    await requestRevocation(db, { address, domainName, reason: "app-password-revoked" });
    return null;
  },
});
