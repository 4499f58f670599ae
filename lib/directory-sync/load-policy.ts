import type { Handle } from "@/lib/db/client";
import type { SyncPolicy } from "@/lib/directory-sync/policy";
import type { SignInProvider } from "@/lib/identity-provider/queries";
import { pickTemplateFields } from "@/lib/template/fields";
import { listTemplates } from "@/lib/template/queries";

/** The rules of a provider's sync as they are now. */
export async function loadPolicy(db: Handle, provider: SignInProvider): Promise<SyncPolicy> {
  const templates = await listTemplates(db);
  return {
    provider,
    templates: new Map(templates.map((row) => [row.id, { id: row.id, fields: pickTemplateFields(row) }])),
    now: new Date(),
  };
}
