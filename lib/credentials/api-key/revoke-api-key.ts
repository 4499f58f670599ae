import { eq } from "drizzle-orm";
import { z } from "zod";
import { mayRevoke } from "@/lib/credentials/api-key/owner";
import { findApiKey } from "@/lib/credentials/api-key/queries";
import { recordEvent } from "@/lib/platform/audit/record-event";
import type { Context } from "@/lib/platform/db/context";
import { apiKey } from "@/lib/platform/db/schema";
import { inTransaction } from "@/lib/platform/db/transaction";
import { AppError } from "@/lib/platform/errors";
import { parseInput } from "@/lib/platform/input/parse-input";

export const revokeApiKeyInput = z.strictObject({ id: z.uuid() });

/** Ends a key at once. For its owner, the shell and superadmins. Throws `not-found`, also for somebody else's. */
export async function revokeApiKey(
  context: Context,
  input: z.input<typeof revokeApiKeyInput>,
): Promise<void> {
  const { id } = parseInput(revokeApiKeyInput, input);
  await inTransaction(context, async (tx) => {
    const found = await findApiKey(tx.db, id);
    if (!found || !mayRevoke(tx.actor, found.owner))
      throw new AppError("not-found", "There is no such API key. It may have been revoked already.");
    await tx.db.delete(apiKey).where(eq(apiKey.id, id));
    await recordEvent(tx, {
      action: "api-key.revoke",
      subject: { kind: "api-key", id, label: `${found.ownerLabel}: ${found.name}` },
      ...(found.domainName ? { domainName: found.domainName } : {}),
      before: {
        name: found.name,
        scopes: found.scopes,
        allowedNetworks: found.allowedNetworks,
        expiresAt: found.expiresAt,
        owner: found.ownerLabel,
      },
      after: null,
    });
  });
}
