import { enabledProtocols, type ProtocolFlags, protocolWords } from "@/app/(user)/home/protocol-words";
import { serviceWords } from "@/app/(user)/home/service-words";

interface AppPasswordRow extends ProtocolFlags {
  id: string;
  name: string;
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
  protocols: string[];
  createdAt: string;
  expiry: { at: string; over: boolean } | null;
  lastUse: { at: string; from: string } | null;
}

/** Puts a stored app password into words. */
export function appPasswordView(row: AppPasswordRow, now: Date): AppPasswordView {
  const service = row.lastUsedService === null ? null : serviceWords(row.lastUsedService);
  const from = [service, row.lastUsedIp && `from ${row.lastUsedIp}`].filter(Boolean).join(" ");
  return {
    id: row.id,
    name: row.name,
    protocols: enabledProtocols(row).map((protocol) => protocolWords[protocol].name),
    createdAt: row.createdAt.toISOString(),
    expiry: row.expiresAt && { at: row.expiresAt.toISOString(), over: row.expiresAt <= now },
    lastUse: row.lastUsedAt && { at: row.lastUsedAt.toISOString(), from },
  };
}
