import { v7 as uuidv7 } from "uuid";
import { z } from "zod";
import { domainFieldShapes } from "@/lib/accounts/domain/fields";
import { requireReferences } from "@/lib/accounts/domain/references";
import { requireSuperadmin } from "@/lib/platform/actor";
import { domainName } from "@/lib/platform/address/domain-name";
import { recordEvent } from "@/lib/platform/audit/record-event";
import type { Context } from "@/lib/platform/db/context";
import { domain } from "@/lib/platform/db/schema";
import { inTransaction, isDuplicate } from "@/lib/platform/db/transaction";
import { AppError } from "@/lib/platform/errors";
import { parseInput } from "@/lib/platform/input/parse-input";
import { withChanges } from "@/lib/platform/with-changes";

export const createDomainInput = z
  .strictObject({ name: domainName })
  .extend(z.object(domainFieldShapes).partial().shape);

const defaults: z.infer<z.ZodObject<typeof domainFieldShapes>> = {
  active: true,
  maxMailboxes: null,
  maxAliases: null,
  maxQuotaBytes: null,
  totalQuotaBytes: null,
  defaultTemplateId: null,
  identityProviderId: null,
};

/**
 * Creates a mail domain, without limits unless given. Superadmins only. Throws `conflict` when it exists and
 * `not-found` for an unknown template or provider.
 */
export async function createDomain(
  context: Context,
  input: z.input<typeof createDomainInput>,
): Promise<{ id: string; name: string }> {
  requireSuperadmin(context.actor);
  const given = parseInput(createDomainInput, input);
  return inTransaction(context, async (tx) => {
    const row = { ...withChanges(defaults, given), id: uuidv7() };
    await requireReferences(tx.db, row);
    await tx.db
      .insert(domain)
      .values(row)
      .catch((error: unknown) => {
        if (isDuplicate(error)) throw new AppError("conflict", `The domain ${row.name} exists already.`);
        throw error;
      });
    await recordEvent(tx, {
      action: "domain.create",
      subject: { kind: "domain", id: row.id, label: row.name },
      domainName: row.name,
      before: null,
      after: row,
    });
    return { id: row.id, name: row.name };
  });
}
