import { v7 as uuidv7 } from "uuid";
import { z } from "zod";
import { domainFieldShapes } from "@/lib/accounts/domain/fields";
import { recordedDomain } from "@/lib/accounts/domain/kept";
import { requireReferences } from "@/lib/accounts/domain/references";
import { creation } from "@/lib/catalogue/run";
import { domainName } from "@/lib/platform/address/domain-name";
import { domain } from "@/lib/platform/db/schema";
import { isDuplicate } from "@/lib/platform/db/transaction";
import { AppError } from "@/lib/platform/errors";
import { withChanges } from "@/lib/platform/with-changes";
import { words } from "@/lib/words/text";

const creationWords = words("domain.creation", {
  exists: "The domain {name} already exists.",
});

const createDomainInput = z
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
export const createDomain = creation(recordedDomain, {
  action: "domain.create",
  input: createDomainInput,
  async work({ db }, given) {
    const row = { ...withChanges(defaults, given), id: uuidv7() };
    await requireReferences(db, row);
    await db
      .insert(domain)
      .values(row)
      .catch((error: unknown) => {
        if (isDuplicate(error)) throw new AppError("conflict", creationWords("exists", { name: row.name }));
        throw error;
      });
    return row;
  },
});
