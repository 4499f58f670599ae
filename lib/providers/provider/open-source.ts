import { DirectoryError } from "@/lib/providers/directory/directory-error";
import type { DirectoryEventSource } from "@/lib/providers/directory/event-source";
import type { PasswordDirectory } from "@/lib/providers/directory/password-directory";
import type { DirectorySource } from "@/lib/providers/directory/source";
import type { ReachedProvider } from "@/lib/providers/kinds/kind";
import { kindOf, labelsOf, type ProviderKindName } from "@/lib/providers/kinds/registry";
import type { ProviderSettings } from "@/lib/providers/settings/settings";
import { words } from "@/lib/words/text";

const sourceWords = words("provider.source", {
  unreadable: "The people of {name} can't be read. Only {kinds} has a directory that this product can read.",
  remedy: "Add the provider as {kinds} if it is one.",
});

type Named = ReachedProvider<ProviderSettings> & { name: string; kind: ProviderKindName };

/** The directory behind a provider. Throws `DirectoryError` for a kind whose people cannot be read. */
export function openSource(provider: Named, signal: AbortSignal): DirectorySource {
  const { personSource } = kindOf(provider.kind);
  if (!personSource) throw unreadable(provider);
  return personSource.open(provider, signal);
}

/** As `openSource`, for what a directory tells by itself. */
export function openDirectoryEvents(provider: Named, signal: AbortSignal): DirectoryEventSource {
  const { eventSource } = kindOf(provider.kind);
  if (!eventSource) throw unreadable(provider);
  return eventSource.open(provider, signal);
}

/** What to ask about single people, with somebody waiting; null for a kind whose people cannot be read. */
export function openFinder(provider: Named, signal: AbortSignal): Pick<DirectorySource, "find"> | null {
  const { eventSource, personSource } = kindOf(provider.kind);
  return (eventSource ?? personSource)?.open(provider, signal) ?? null;
}

/** The directory that checks the passwords of a provider's people itself; null for a kind that does not. */
export function openPasswords(provider: Named, signal: AbortSignal): PasswordDirectory | null {
  const { credentialCheck } = kindOf(provider.kind);
  return credentialCheck?.by === "bind" ? credentialCheck.open(provider, signal) : null;
}

/** How long a password that was right opens while the provider's directory does not answer; 0: not at all. */
export function offlineMinutesOf({ kind, settings }: Pick<Named, "kind" | "settings">): number {
  const { credentialCheck } = kindOf(kind);
  return credentialCheck?.by === "bind" ? credentialCheck.offlineMinutes(settings) : 0;
}

function unreadable({ name }: Named): DirectoryError {
  const kinds = labelsOf(({ personSource }) => personSource !== null);
  return new DirectoryError(sourceWords("unreadable", { name, kinds }), sourceWords("remedy", { kinds }));
}
