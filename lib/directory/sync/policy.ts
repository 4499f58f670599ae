import { pickTemplateFields, type TemplateFields } from "@/lib/accounts/template/fields";
import { listTemplates } from "@/lib/accounts/template/queries";
import type { Handle } from "@/lib/platform/db/client";
import type { EnabledProvider } from "@/lib/providers/provider/queries";

/** A template as the plan needs it. */
export interface PlannedTemplate {
  id: string;
  fields: TemplateFields;
}

/** By what rules a directory's people become mailboxes: the provider's settings, and the templates they lead to. */
export interface SyncPolicy {
  provider: Pick<EnabledProvider, "id" | "slug" | "issuer" | "settings" | "mappings" | "defaultTemplateId">;
  templates: ReadonlyMap<string, PlannedTemplate>;
  now: Date;
}

/** The rules of a provider's sync as they are now. */
export async function loadPolicy(db: Handle, provider: EnabledProvider): Promise<SyncPolicy> {
  const templates = await listTemplates(db);
  return {
    provider,
    templates: new Map(templates.map((row) => [row.id, { id: row.id, fields: pickTemplateFields(row) }])),
    now: new Date(),
  };
}
