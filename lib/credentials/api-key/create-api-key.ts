import { eq, type SQL } from "drizzle-orm";
import { v7 as uuidv7 } from "uuid";
import { z } from "zod";
import { verb } from "@/lib/catalogue/run";
import { apiKeyShapes } from "@/lib/credentials/api-key/fields";
import { recordedKey } from "@/lib/credentials/api-key/kept";
import { type ApiKeyOwner, requireOwner } from "@/lib/credentials/api-key/owner";
import { apiKeyDigest, newApiKeyToken } from "@/lib/credentials/api-key/token";
import { eventOf } from "@/lib/platform/audit/event-of";
import type { Transaction } from "@/lib/platform/db/client";
import { adminAccount, apiKey, domain, mailbox } from "@/lib/platform/db/schema";
import { AppError, invalidInput } from "@/lib/platform/errors";
import { words } from "@/lib/words/text";

const creationWords = words("apiKey.creation", {
  noAdmin: "API keys belong to accounts on this server. Sign in with one to create a key.",
  noMailbox: "Mailbox not found.",
  limit: "There can be at most {count, plural, one {# API key} other {# API keys}}. Revoke one first.",
  past: "must be in the future",
});

/** Keeps the lists small; nobody has so many programs. */
const maxApiKeys = 100;

const createApiKeyInput = z.strictObject({
  owner: z.union([z.strictObject({ adminId: z.uuid() }), z.strictObject({ mailboxId: z.uuid() })]),
  ...apiKeyShapes,
});

/**
 * Makes a key for the REST APIs. For its owner and for the shell. The token is returned this once; only its digest
 * stays. Throws `forbidden`, `not-found` for an unknown owner, `limit-reached` at 100 keys.
 */
export const createApiKey = verb({
  input: createApiKeyInput,
  authoriseNamed(actor, { owner, expiresAt }) {
    requireOwner(actor, owner);
    if (expiresAt && expiresAt <= new Date()) throw invalidInput({ expiresAt: creationWords("past") });
  },
  async work({ db }, { owner, ...given }) {
    const { condition, ...named } = await lockOwner(db, owner);
    if ((await db.$count(apiKey, condition)) >= maxApiKeys)
      throw new AppError("limit-reached", creationWords("limit", { count: maxApiKeys }));
    const token = newApiKeyToken();
    const digest = apiKeyDigest(token);
    if (!digest) throw new Error("A new API key did not have the form of one.");
    const id = uuidv7();
    await db.insert(apiKey).values({ ...given, ...owner, id, digest });
    const row = { ...given, ...named, id };
    const states = { before: null, after: recordedKey.facts(row) };
    return { events: [eventOf(recordedKey, "api-key.create", row, states)], answer: { id, token } };
  },
});

interface Owner {
  ownerLabel: string;
  domainName: string | null;
  /** The owner's keys. */
  condition: SQL;
}

/** The owner, locked so that two keys made at the same time are both counted. Throws `not-found`. */
async function lockOwner(db: Transaction, owner: ApiKeyOwner): Promise<Owner> {
  if ("adminId" in owner) {
    const [row] = await db
      .select({ ownerLabel: adminAccount.login })
      .from(adminAccount)
      .where(eq(adminAccount.id, owner.adminId))
      .for("update");
    if (!row) throw new AppError("not-found", creationWords("noAdmin"));
    return { ...row, domainName: null, condition: eq(apiKey.adminId, owner.adminId) };
  }
  const [row] = await db
    .select({ ownerLabel: mailbox.address, domainName: domain.name })
    .from(mailbox)
    .innerJoin(domain, eq(domain.id, mailbox.domainId))
    .where(eq(mailbox.id, owner.mailboxId))
    .for("update");
  if (!row) throw new AppError("not-found", creationWords("noMailbox"));
  return { ...row, condition: eq(apiKey.mailboxId, owner.mailboxId) };
}
