import { gigabytesOf } from "@/app/(console)/gigabytes";
import type { DomainDetails } from "@/lib/accounts/domain/queries";
import { listTemplates } from "@/lib/accounts/template/queries";
import type { adminContext } from "@/lib/faces/session/admin";
import { listProviders } from "@/lib/providers/provider/queries";

/** A domain as its form shows it. */
export const domainValues = (row: DomainDetails): Record<string, string> => ({
  id: row.id,
  name: row.name,
  expectedVersion: String(row.version),
  ...(row.active ? { active: "on" } : {}),
  maxMailboxes: row.maxMailboxes === null ? "" : String(row.maxMailboxes),
  maxAliases: row.maxAliases === null ? "" : String(row.maxAliases),
  maxQuotaBytes: gigabytesOf(row.maxQuotaBytes),
  totalQuotaBytes: gigabytesOf(row.totalQuotaBytes),
  defaultTemplateId: row.defaultTemplateId ?? "",
  identityProviderId: row.identityProviderId ?? "",
});

/** What a domain can be given, for its form. */
export async function domainChoices({ db }: Awaited<ReturnType<typeof adminContext>>["context"]) {
  const [templates, providers] = await Promise.all([listTemplates(db), listProviders(db)]);
  const option = ({ id, name }: { id: string; name: string }) => ({ value: id, label: name });
  return { templates: templates.map(option), providers: providers.map(option) };
}
