import type { Handle } from "@/lib/platform/db/client";
import { personGroup } from "@/lib/platform/db/schema";
import { valuesMapped } from "@/lib/providers/claims/template-choice";
import { groupsClaim } from "@/lib/providers/directory/person";
import { isInGroups, listGroupNames } from "@/lib/providers/group/queries";
import { listProviders } from "@/lib/providers/provider/queries";

type Provider = Awaited<ReturnType<typeof listProviders>>[number];

/**
 * The groups that give something, by the slugs of enabled providers, and that nobody is known to be in. Groups are known by their
 * names alone: one that was renamed at the provider gives nothing any more, and another of the former name would.
 */
export async function listEmptyGroups(db: Handle): Promise<{ provider: string; groups: string[] }[]> {
  const enabled = (await listProviders(db)).filter((provider) => provider.enabled);
  const found = await Promise.all(
    enabled.map(async (provider) => ({ provider: provider.slug, groups: await emptyGroupsOf(db, provider) })),
  );
  return found.filter(({ groups }) => groups.length > 0);
}

async function emptyGroupsOf(db: Handle, provider: Provider): Promise<string[]> {
  const { id, settings } = provider;
  const mapped = valuesMapped(provider, [groupsClaim, settings.groupsClaim]);
  const named = [...new Set([...(await listGroupNames(db, id)), ...mapped])];
  if (named.length === 0) return [];
  const rows = await db
    .selectDistinct({ groupName: personGroup.groupName })
    .from(personGroup)
    .where(isInGroups(provider, named));
  const met = new Set(rows.map(({ groupName }) => groupName));
  return named.filter((name) => !met.has(name)).sort();
}
