import { eq, sql } from "drizzle-orm";
import { v7 as uuidv7 } from "uuid";
import { z } from "zod";
import { requirePermission } from "@/lib/access/require-permission";
import { verbOn } from "@/lib/catalogue/run";
import { appPasswordDigest } from "@/lib/credentials/app-password/digest";
import { appPasswordShapes } from "@/lib/credentials/app-password/fields";
import { owners, recordedPassword } from "@/lib/credentials/app-password/kept";
import { nameTaken, requireFutureEnd, requireProtocols } from "@/lib/credentials/app-password/limits";
import { notify } from "@/lib/notification/outbox/notify";
import { refuseImpersonated, requireMailboxAccess } from "@/lib/platform/actor";
import { eventOf } from "@/lib/platform/audit/event-of";
import type { Transaction } from "@/lib/platform/db/client";
import type { ClientProtocol } from "@/lib/platform/db/protocols";
import { appPassword } from "@/lib/platform/db/schema";
import { isDuplicate } from "@/lib/platform/db/transaction";
import { AppError } from "@/lib/platform/errors";
import { newAppPassword } from "@/lib/platform/secrets/app-password-form";
import { requestRevocationAt } from "@/lib/revocation/outbox/request-revocation";
import { words } from "@/lib/words/text";

const creationWords = words("appPassword.creation", {
  limit:
    "A mailbox can have at most {count, plural, one {# app password} other {# app passwords}}. Revoke one first.",
});

/** More than anybody has devices; keeps the page and the sync of one mailbox small. */
export const maxAppPasswords = 100;

export const appPasswordInput = z.object({ mailboxId: z.string(), ...appPasswordShapes });

/** Whoever may make one, never somebody who has only opened the mailbox. */
const makers: typeof owners = {
  ...owners,
  authoriseRow(actor, row) {
    requireMailboxAccess(actor, row);
    refuseImpersonated(actor);
    requirePermission(actor, row, "mayCreateAppPasswords");
  },
};

/**
 * Makes an app password for a mailbox: its owner or an administrator of the domain may. The password is returned this
 * once; only a keyed digest stays. Throws `forbidden`, also for who has only opened the mailbox and for an owner without the
 * permission, `limit-reached` at 100 per mailbox, `conflict` for a name that another one of the mailbox has, in whatever
 * case, `invalid-input` for a protocol that the mailbox itself may not use.
 */
export const createAppPassword = verbOn(makers, {
  input: appPasswordInput,
  async work(tx, owner, { name, protocols, allowedNetworks, expiresAt }) {
    const { db } = tx;
    requireProtocols(owner, protocols);
    requireFutureEnd(expiresAt);
    if ((await db.$count(appPassword, eq(appPassword.mailboxId, owner.id))) >= maxAppPasswords)
      throw new AppError("limit-reached", creationWords("limit", { count: maxAppPasswords }));
    const password = newAppPassword();
    const row = { id: uuidv7(), name, allowedNetworks, expiresAt };
    await insertPassword(db, { ...row, mailboxId: owner.id }, protocols, password);
    const { address, domainName } = owner;
    if (expiresAt)
      await requestRevocationAt(db, row.id, expiresAt, {
        address,
        domainName,
        reason: "app-password-expired",
      });
    await notify(tx, { kind: "app-password-added", mailboxId: owner.id, name });
    const made = { ...row, protocols, owner };
    const states = { before: null, after: recordedPassword.facts(made) };
    return {
      events: [eventOf(recordedPassword, "app-password.create", made, states)],
      answer: { id: row.id, password },
    };
  },
});

async function insertPassword(
  db: Transaction,
  row: Omit<typeof appPassword.$inferInsert, "digest">,
  protocols: ClientProtocol[],
  password: string,
): Promise<void> {
  const digest = appPasswordDigest(password);
  if (!digest) throw new Error("A new app password did not have the form of one.");
  const flags: Partial<Record<ClientProtocol, boolean>> = {};
  for (const protocol of protocols) flags[protocol] = true;
  await db
    .insert(appPassword)
    // drizzle takes BINARY for text; a parameter of its own stays bytes.
    .values({ ...row, digest: sql`${digest}`, ...flags })
    .catch((error: unknown) => {
      throw isDuplicate(error) ? nameTaken(row.name, error) : error;
    });
}
