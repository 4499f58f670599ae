import { eq, sql } from "drizzle-orm";
import { v7 as uuidv7 } from "uuid";
import { z } from "zod";
import { lockMailbox, type MailboxRow } from "@/lib/access/queries";
import { requirePermission } from "@/lib/access/require-permission";
import { appPasswordDigest } from "@/lib/credentials/app-password/digest";
import { appPasswordShapes } from "@/lib/credentials/app-password/fields";
import { refuseOpened, requireMailboxAccess } from "@/lib/platform/actor";
import { recordEvent } from "@/lib/platform/audit/record-event";
import type { Context } from "@/lib/platform/db/context";
import type { ClientProtocol } from "@/lib/platform/db/protocols";
import { appPassword } from "@/lib/platform/db/schema";
import { inTransaction, isDuplicate } from "@/lib/platform/db/transaction";
import { AppError } from "@/lib/platform/errors";
import { parseInput } from "@/lib/platform/input/parse-input";
import { newAppPassword } from "@/lib/platform/secrets/app-password-form";
import { requestRevocationAt } from "@/lib/revocation/outbox/request-revocation";

/** More than anybody has devices; keeps the page and the sync of one mailbox small. */
export const maxAppPasswords = 100;

export const appPasswordInput = z.object({ mailboxId: z.string(), ...appPasswordShapes });

function requireAllowed(row: MailboxRow, protocols: ClientProtocol[], expiresAt: Date | null): void {
  const missing = protocols.filter((protocol) => !row[protocol]);
  if (missing.length > 0)
    throw new AppError("invalid-input", `This mailbox may not use: ${missing.join(", ")}.`, {
      fields: { protocols: `Not allowed for this mailbox: ${missing.join(", ")}.` },
    });
  if (expiresAt && expiresAt <= new Date())
    throw new AppError("invalid-input", "The end must lie in the future.", {
      fields: { expiresAt: "Choose a moment in the future." },
    });
}

const nameTaken = (name: string, cause: unknown) =>
  new AppError("conflict", `This mailbox has an app password named “${name}” already.`, {
    cause,
    fields: { name: "There is one of this name already. Choose another, so that they can be told apart." },
  });

/**
 * Makes an app password for a mailbox: its owner or an administrator of the domain may. The password is returned this
 * once; only a keyed digest stays. Throws `forbidden`, also for who has only opened the mailbox and for an owner without the
 * permission, `limit-reached` at 100 per mailbox, `conflict` for a name that another one of the mailbox has, in whatever
 * case, `invalid-input` for a protocol that the mailbox itself may not use.
 */
export async function createAppPassword(
  context: Context,
  input: z.input<typeof appPasswordInput>,
): Promise<{ id: string; password: string }> {
  const wanted = parseInput(appPasswordInput, input);
  const password = newAppPassword();
  const digest = appPasswordDigest(password);
  if (!digest) throw new AppError("internal", "A new app password did not have the form of one.");
  const id = uuidv7();
  await inTransaction(context, async (tx) => {
    const { row, domainName } = await lockMailbox(tx.db, wanted.mailboxId);
    requireMailboxAccess(tx.actor, { id: row.id, domainName });
    refuseOpened(tx.actor);
    requirePermission(tx.actor, row, "mayCreateAppPasswords");
    requireAllowed(row, wanted.protocols, wanted.expiresAt);
    if ((await tx.db.$count(appPassword, eq(appPassword.mailboxId, row.id))) >= maxAppPasswords)
      throw new AppError(
        "limit-reached",
        `A mailbox can have ${maxAppPasswords} app passwords. Revoke one first.`,
      );
    const { name, allowedNetworks, expiresAt } = wanted;
    const flags: Partial<Record<ClientProtocol, boolean>> = {};
    for (const protocol of wanted.protocols) flags[protocol] = true;
    await tx.db
      .insert(appPassword)
      // drizzle takes BINARY for text; a parameter of its own stays bytes.
      .values({ id, mailboxId: row.id, name, digest: sql`${digest}`, allowedNetworks, expiresAt, ...flags })
      .catch((error: unknown) => {
        throw isDuplicate(error) ? nameTaken(name, error) : error;
      });
    if (expiresAt) {
      const { address } = row;
      const ending = { address, domainName, reason: "app-password-expired" as const };
      await requestRevocationAt(tx.db, id, expiresAt, ending);
    }
    await recordEvent(tx, {
      action: "app-password.create",
      subject: { kind: "app-password", id, label: `${row.address}: ${name}` },
      domainName,
      before: null,
      after: { name, protocols: wanted.protocols, allowedNetworks, expiresAt },
    });
  });
  return { id, password };
}
