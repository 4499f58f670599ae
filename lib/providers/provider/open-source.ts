import { DirectoryError } from "@/lib/providers/directory/directory-error";
import type { NoticeSource } from "@/lib/providers/directory/notice-source";
import type { DirectorySource } from "@/lib/providers/directory/source";
import type { ReachedProvider } from "@/lib/providers/kinds/kind";
import { kindOf, labelsOf, type ProviderKindName } from "@/lib/providers/kinds/registry";
import type { ProviderSettings } from "@/lib/providers/settings/settings";

type Named = ReachedProvider<ProviderSettings> & { name: string; kind: ProviderKindName };

/** The directory behind a provider. Throws `DirectoryError` for a kind whose people cannot be read. */
export function openSource(provider: Named, signal: AbortSignal): DirectorySource {
  const { personSource } = kindOf(provider.kind);
  if (!personSource) throw unreadable(provider);
  return personSource.open(provider, signal);
}

/** As `openSource`, for what a directory tells by itself. */
export function openNotices(provider: Named, signal: AbortSignal): NoticeSource {
  const { eventSource } = kindOf(provider.kind);
  if (!eventSource) throw unreadable(provider);
  return eventSource.open(provider, signal);
}

/** What to ask about single people, with somebody waiting; null for a kind whose people cannot be read. */
export function openFinder(provider: Named, signal: AbortSignal): Pick<DirectorySource, "find"> | null {
  const { eventSource, personSource } = kindOf(provider.kind);
  return (eventSource ?? personSource)?.open(provider, signal) ?? null;
}

function unreadable({ name }: Named): DirectoryError {
  const readable = labelsOf(({ personSource }) => personSource !== null);
  return new DirectoryError(
    `The people of ${name} cannot be read: only a ${readable} has a directory for us.`,
    `Enter the provider as ${readable}, if it is one.`,
  );
}
