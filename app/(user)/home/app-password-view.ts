import { z } from "zod";
import type { ClientProtocol } from "@/lib/platform/db/protocols";

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
  /** What it may be used for. */
  protocols: readonly ClientProtocol[];
  /** From where alone; from anywhere where there are none. */
  networks: readonly string[];
  createdAt: string;
  expiry: { at: string; over: boolean } | null;
  lastUse: LastUse | null;
}

export interface LastUse {
  /** ISO 8601, UTC. */
  at: string;
  /** For what, by the name that is stored; null where it is not known. */
  service: string | null;
  /** From where; null where it is not known. */
  ip: string | null;
}

/** A stored app password as the page shows it. */
export function appPasswordView(entry: AppPasswordEntry, now: Date): AppPasswordView {
  const { id, name, protocols, allowedNetworks, createdAt, expiresAt, lastUsedAt } = entry;
  return {
    id,
    name,
    protocols,
    networks: allowedNetworks,
    createdAt: createdAt.toISOString(),
    expiry: expiresAt && { at: expiresAt.toISOString(), over: expiresAt <= now },
    lastUse: lastUsedAt && {
      at: lastUsedAt.toISOString(),
      service: entry.lastUsedService,
      ip: entry.lastUsedIp,
    },
  };
}

const lastUse = z.object({
  lastUsedAt: z.string().nullable(),
  lastUsedIp: z.string().nullable(),
  lastUsedService: z.string().nullable(),
});
const listed = z.object({ items: z.array(lastUse.extend({ id: z.string() })) });

const useIn = ({ lastUsedAt: at, lastUsedIp: ip, lastUsedService: service }: z.output<typeof lastUse>) =>
  at === null ? null : { at, service, ip };

/** The last use of an app password as the REST API shows it; null: never used. Throws on anything else. */
export const lastUseOf = (answer: unknown): LastUse | null => useIn(lastUse.parse(answer));

/** The last uses in the REST API's list of app passwords, by id. Throws on anything else. */
export const lastUses = (answer: unknown): Map<string, LastUse> =>
  new Map(
    listed.parse(answer).items.flatMap((item) => {
      const use = useIn(item);
      return use ? [[item.id, use]] : [];
    }),
  );
