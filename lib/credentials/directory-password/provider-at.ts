import { LRUCache } from "lru-cache";
import { databaseClient } from "@/lib/platform/db/client";
import { processWide } from "@/lib/platform/process-wide";
import { type EnabledProvider, findEnabledProvider } from "@/lib/providers/provider/queries";

/** Every change of a provider is another version of it, so these are never out of date. */
const providers = () =>
  processWide("directory-providers", () => new LRUCache<string, EnabledProvider>({ max: 50 }));

/** The enabled provider with this slug as it is at this version, read once; null when it is gone by now. */
export async function providerAt(slug: string, version: number): Promise<EnabledProvider | null> {
  const key = `${slug} ${version}`;
  const provider = providers().get(key) ?? (await findEnabledProvider(databaseClient().db, slug));
  if (provider) providers().set(key, provider);
  return provider;
}
