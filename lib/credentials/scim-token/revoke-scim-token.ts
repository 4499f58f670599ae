import { eq } from "drizzle-orm";
import { z } from "zod";
import { change } from "@/lib/catalogue/run";
import { scimTokens } from "@/lib/credentials/scim-token/kept";
import { scimToken } from "@/lib/platform/db/schema";

/** Ends a token at once. What was pushed with it stays. For superadmins and the shell. Throws `not-found`. */
export const revokeScimToken = change(scimTokens, {
  action: "scim-token.revoke",
  input: z.strictObject({ id: z.uuid() }),
  async work({ db }, _, { id }) {
    await db.delete(scimToken).where(eq(scimToken.id, id));
    return null;
  },
});
