import { z } from "zod";
import { type ClientProtocol, doorLabel } from "@/lib/platform/db/protocols";

interface AppPasswordEntry {
  id: string;
  name: string;
  protocols: readonly ClientProtocol[];
  allowedNetworks: readonly string[];
  createdAt: Date;
  expiresAt: Date | null;
  lastUsedAt: Date | null;
  lastUsedIp: string | null;
  lastUsedService: string | null;
}

/** An app password as the page shows it; times are ISO 8601, so that the browser can put them into its own zone. */
export interface AppPasswordView {
  id: string;
  name: string;
  /** What it may be used for, in words. */
  uses: string;
  createdAt: string;
  expiry: { at: string; over: boolean } | null;
  lastUse: LastUse | null;
}

export interface LastUse {
  /** ISO 8601, UTC. */
  at: string;
  /** For what and from where, in words, as far as that is known. */
  from: string;
}

function usesInWords({ protocols, allowedNetworks }: AppPasswordEntry): string {
  const names = protocols.map(doorLabel).join(", ");
  return allowedNetworks.length === 0 ? names : `${names}; only from ${allowedNetworks.join(", ")}`;
}

function lastUseFrom({
  lastUsedService,
  lastUsedIp,
}: Pick<AppPasswordEntry, "lastUsedService" | "lastUsedIp">): string {
  const service = lastUsedService && `for ${doorLabel(lastUsedService)}`;
  return [service, lastUsedIp && `from ${lastUsedIp}`].filter(Boolean).join(" ");
}

/** Puts a stored app password into words. */
export function appPasswordView(entry: AppPasswordEntry, now: Date): AppPasswordView {
  const { id, name, createdAt, expiresAt, lastUsedAt } = entry;
  return {
    id,
    name,
    uses: usesInWords(entry),
    createdAt: createdAt.toISOString(),
    expiry: expiresAt && { at: expiresAt.toISOString(), over: expiresAt <= now },
    lastUse: lastUsedAt && { at: lastUsedAt.toISOString(), from: lastUseFrom(entry) },
  };
}

const listed = z.object({
  items: z.array(
    z.object({
      id: z.string(),
      lastUsedAt: z.string().nullable(),
      lastUsedIp: z.string().nullable(),
      lastUsedService: z.string().nullable(),
    }),
  ),
});

/** The last uses in the REST API's list of app passwords, by id. Throws on anything else. */
export const lastUses = (answer: unknown): Map<string, LastUse> =>
  new Map(
    listed
      .parse(answer)
      .items.flatMap((one) =>
        one.lastUsedAt === null ? [] : [[one.id, { at: one.lastUsedAt, from: lastUseFrom(one) }]],
      ),
  );
