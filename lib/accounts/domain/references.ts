import { getTemplate } from "@/lib/accounts/template/queries";
import type { Handle } from "@/lib/platform/db/client";
import { getProvider } from "@/lib/providers/provider/queries";

interface References {
  defaultTemplateId?: string | null | undefined;
  identityProviderId?: string | null | undefined;
}

/** Throws `not-found`, naming which, when the template or the identity provider of a domain does not exist. */
export async function requireReferences(db: Handle, given: References): Promise<void> {
  if (given.defaultTemplateId) await getTemplate(db, given.defaultTemplateId);
  if (given.identityProviderId) await getProvider(db, given.identityProviderId);
}
