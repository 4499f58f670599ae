import { eq } from "drizzle-orm";
import { z } from "zod";
import { change } from "@/lib/catalogue/run";
import { apiKeys } from "@/lib/credentials/api-key/kept";
import { apiKey } from "@/lib/platform/db/schema";

const revokeApiKeyInput = z.strictObject({ id: z.uuid() });

/** Ends a key at once. For its owner, the shell and superadmins. Throws `not-found`, also for somebody else's. */
export const revokeApiKey = change(apiKeys, {
  action: "api-key.revoke",
  input: revokeApiKeyInput,
  async work({ db }, _, { id }) {
    await db.delete(apiKey).where(eq(apiKey.id, id));
    return null;
  },
});
