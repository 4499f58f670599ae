import { pickTemplateFields, type TemplateFields } from "@/lib/accounts/template/fields";
import { listTemplates } from "@/lib/accounts/template/queries";
import type { Handle } from "@/lib/platform/db/client";
import { valuesMapped } from "@/lib/providers/claims/template-choice";
import { groupsClaim } from "@/lib/providers/directory/person";
import { listGroupNames } from "@/lib/providers/group/queries";
import type { EnabledProvider } from "@/lib/providers/provider/queries";

/** What a template gives to a mailbox. */
export type GivenByTemplate = TemplateFields & { templateId: string };

/** By what rules a directory's people become mailboxes: the provider's settings, and the templates they lead to. */
export interface SyncPolicy {
  provider: Pick<EnabledProvider, "id" | "slug" | "issuer" | "settings" | "mappings" | "defaultTemplateId">;
  templates: ReadonlyMap<string, GivenByTemplate>;
  /** The groups that a mapping names, and so the only ones that the directory is asked for. */
  groupsInUse: readonly string[];
  now: Date;
}

/** The rules of a provider's sync as they are now. */
export async function loadPolicy(db: Handle, provider: SyncPolicy["provider"]): Promise<SyncPolicy> {
  const templates = await listTemplates(db);
  return {
    provider,
    templates: new Map(templates.map((row) => [row.id, { ...pickTemplateFields(row), templateId: row.id }])),
    groupsInUse: await groupsInUse(db, provider),
    now: new Date(),
  };
}

/**
 * The paths of the groups that matter of a provider: those that template mappings name, and those by which members administer or share mailboxes.
 * Where groups come from another claim than the directory's, only tokens know those.
 */
export async function groupsInUse(
  db: Handle,
  provider: Pick<EnabledProvider, "id" | "settings" | "mappings">,
): Promise<string[]> {
  const names = valuesMapped(provider, [groupsClaim]);
  if (provider.settings.groupsClaim !== groupsClaim) return names;
  return [...new Set([...names, ...(await listGroupNames(db, provider.id))])];
}
