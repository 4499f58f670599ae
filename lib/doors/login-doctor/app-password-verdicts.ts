import { type Credential, decideAccess } from "@/lib/access/decide-access";
import type { AccessFacts } from "@/lib/access/facts";
import { type AppPasswordEntry, listAppPasswords } from "@/lib/credentials/app-password/queries";
import { verdictOf } from "@/lib/doors/login-doctor/credentials";
import type { Handle } from "@/lib/platform/db/client";
import { type Door, protocolFlags } from "@/lib/platform/db/protocols";
import { isInNetworks } from "@/lib/platform/networks";

/** What the access decision says of each app password of a mailbox; without an address, networks count as allowed. */
export async function judgeAppPasswords(
  db: Handle,
  mailbox: { id: string; facts: AccessFacts },
  door: Door,
  ip: string | null,
) {
  const entries = await listAppPasswords(db, mailbox.id);
  return entries.map((entry) => ({
    id: entry.id,
    name: entry.name,
    ...verdictOf(decideAccess(mailbox.facts, door, credentialOf(entry, ip))),
    onlyFrom: entry.allowedNetworks,
    lastUsedAt: entry.lastUsedAt,
  }));
}

export type AppPasswordVerdict = Awaited<ReturnType<typeof judgeAppPasswords>>[number];

function credentialOf(entry: AppPasswordEntry, ip: string | null): Credential {
  const anywhere = entry.allowedNetworks.length === 0 || ip === null;
  return {
    kind: "app-password",
    protocols: protocolFlags(entry.protocols),
    expiresAt: entry.expiresAt,
    networkAllowed: anywhere || isInNetworks(ip, entry.allowedNetworks),
  };
}
