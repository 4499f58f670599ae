import { eq, sql } from "drizzle-orm";
import { v7 as uuidv7 } from "uuid";
import { z } from "zod";
import type { MailboxRow } from "@/lib/access/queries";
import { requirePermission } from "@/lib/access/require-permission";
import { doorLabel } from "@/lib/catalogue/door-texts";
import { verbOn } from "@/lib/catalogue/run";
import { appPasswordDigest } from "@/lib/credentials/app-password/digest";
import { appPasswordShapes } from "@/lib/credentials/app-password/fields";
import { owners, recordedPassword } from "@/lib/credentials/app-password/kept";
import { refuseOpened, requireMailboxAccess } from "@/lib/platform/actor";
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
  notAllowed: "This mailbox is not allowed to use {services}.",
  notAllowedHere: "Not allowed for this mailbox: {services}.",
  past: "The expiry date must be in the future.",
  chooseFuture: "Choose a date in the future.",
  nameTaken: "This mailbox already has an app password named “{name}”.",
  chooseName: "This name is already in use. Choose a different one.",
  limit:
    "A mailbox can have at most {count, plural, one {# app password} other {# app passwords}}. Revoke one first.",
});

/** More than anybody has devices; keeps the page and the sync of one mailbox small. */
export const maxAppPasswords = 100;

export const appPasswordInput = z.object({ mailboxId: z.string(), ...appPasswordShapes });

function requireAllowed(row: MailboxRow, protocols: ClientProtocol[], expiresAt: Date | null): void {
  const missing = protocols.filter((protocol) => !row[protocol]);
  const services = missing.map(doorLabel);
  if (missing.length > 0)
    throw new AppError("invalid-input", creationWords("notAllowed", { services }), {
      fields: { protocols: creationWords("notAllowedHere", { services }) },
    });
  if (expiresAt && expiresAt <= new Date())
    throw new AppError("invalid-input", creationWords("past"), {
      fields: { expiresAt: creationWords("chooseFuture") },
    });
}

const nameTaken = (name: string, cause: unknown) =>
  new AppError("conflict", creationWords("nameTaken", { name }), {
    cause,
    fields: { name: creationWords("chooseName") },
  });

/** Whoever may make one, never somebody who has only opened the mailbox. */
const makers: typeof owners = {
  ...owners,
  authoriseRow(actor, row) {
    requireMailboxAccess(actor, row);
    refuseOpened(actor);
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
  async work({ db }, owner, { name, protocols, allowedNetworks, expiresAt }) {
    requireAllowed(owner, protocols, expiresAt);
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
