import { eq, type SQL } from "drizzle-orm";
import { v7 as uuidv7 } from "uuid";
import { z } from "zod";
import { type ApiKeyOwner, requireOwner } from "@/lib/credentials/api-key/owner";
import { type Scope, scopes } from "@/lib/credentials/api-key/scopes";
import { apiKeyDigest, newApiKeyToken } from "@/lib/credentials/api-key/token";
import { recordEvent } from "@/lib/platform/audit/record-event";
import type { Transaction } from "@/lib/platform/db/client";
import type { Context } from "@/lib/platform/db/context";
import { adminAccount, apiKey, domain, mailbox } from "@/lib/platform/db/schema";
import { inTransaction } from "@/lib/platform/db/transaction";
import { AppError } from "@/lib/platform/errors";
import { parseInput } from "@/lib/platform/input/parse-input";
import { networkPattern } from "@/lib/platform/networks";

/** Keeps the lists small; nobody has so many programs. */
const maxApiKeys = 100;

export const apiKeyShapes = {
  name: z
    .string()
    .trim()
    .min(1, "must not be empty")
    .max(100, "must have at most 100 characters")
    .regex(/^\P{Cc}*$/u, "must not contain control characters"),
  scopes: z.array(z.enum(scopes as [Scope, ...Scope[]])).min(1, "must name at least one"),
  /** Where it may be used from; empty: anywhere. */
  allowedNetworks: z
    .array(z.string().regex(networkPattern, "must be a network such as 192.0.2.0/24"))
    .max(50)
    .default([]),
};

export const createApiKeyInput = z.strictObject({
  owner: z.union([z.strictObject({ adminId: z.uuid() }), z.strictObject({ mailboxId: z.uuid() })]),
  ...apiKeyShapes,
  expiresAt: z.date().nullable().default(null),
});

/**
 * Makes a key for the REST APIs. For its owner and for the shell. The token is returned this once; only its digest
 * stays. Throws `forbidden`, `not-found` for an unknown owner, `limit-reached` at 100 keys.
 */
export async function createApiKey(
  context: Context,
  input: z.input<typeof createApiKeyInput>,
): Promise<{ id: string; token: string }> {
  const { owner, ...given } = parseInput(createApiKeyInput, input);
  requireOwner(context.actor, owner);
  if (given.expiresAt && given.expiresAt <= new Date())
    throw new AppError("invalid-input", "expiresAt: must lie in the future", {
      fields: { expiresAt: "must lie in the future" },
    });
  const token = newApiKeyToken();
  const digest = apiKeyDigest(token);
  if (!digest) throw new AppError("internal", "A new API key did not have the form of one.");
  const id = uuidv7();
  await inTransaction(context, async (tx) => {
    const { label, domainName, condition } = await lockOwner(tx.db, owner);
    if ((await tx.db.$count(apiKey, condition)) >= maxApiKeys)
      throw new AppError("limit-reached", `There can be ${maxApiKeys} API keys. Revoke one first.`);
    await tx.db.insert(apiKey).values({ ...given, ...owner, id, digest });
    await recordEvent(tx, {
      action: "api-key.create",
      subject: { kind: "api-key", id, label: `${label}: ${given.name}` },
      ...(domainName ? { domainName } : {}),
      before: null,
      after: { ...given, owner: label },
    });
  });
  return { id, token };
}

interface Owner {
  label: string;
  domainName: string | null;
  /** The owner's keys. */
  condition: SQL;
}

/** The owner, locked so that two keys made at the same time are both counted. Throws `not-found`. */
async function lockOwner(db: Transaction, owner: ApiKeyOwner): Promise<Owner> {
  if ("adminId" in owner) {
    const [row] = await db
      .select({ label: adminAccount.login })
      .from(adminAccount)
      .where(eq(adminAccount.id, owner.adminId))
      .for("update");
    if (!row) throw new AppError("not-found", "There is no such administrator.");
    return { ...row, domainName: null, condition: eq(apiKey.adminId, owner.adminId) };
  }
  const [row] = await db
    .select({ label: mailbox.address, domainName: domain.name })
    .from(mailbox)
    .innerJoin(domain, eq(domain.id, mailbox.domainId))
    .where(eq(mailbox.id, owner.mailboxId))
    .for("update");
  if (!row) throw new AppError("not-found", "There is no such mailbox.");
  return { ...row, condition: eq(apiKey.mailboxId, owner.mailboxId) };
}
