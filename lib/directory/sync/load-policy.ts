import { pickTemplateFields } from "@/lib/accounts/template/fields";
import { listTemplates } from "@/lib/accounts/template/queries";
import type { SyncPolicy } from "@/lib/directory/sync/policy";
import type { Handle } from "@/lib/platform/db/client";
import type { SignInProvider } from "@/lib/providers/provider/queries";

/** The rules of a provider's sync as they are now. */
export async function loadPolicy(db: Handle, provider: SignInProvider): Promise<SyncPolicy> {
  const templates = await listTemplates(db);
  return {
    provider,
    templates: new Map(templates.map((row) => [row.id, { id: row.id, fields: pickTemplateFields(row) }])),
    now: new Date(),
  };
}
