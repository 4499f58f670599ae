import { type AppPasswordEntry, listAppPasswords } from "@/lib/app-password/queries";
import type { Handle } from "@/lib/db/client";
import { clientProtocols } from "@/lib/db/protocols";
import { verdictOf } from "@/lib/login-doctor/credentials";
import { type AccessFacts, type Credential, type Door, decideAccess } from "@/lib/mailbox/access";
import { isInNetworks } from "@/lib/networks";

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
  const protocols = Object.fromEntries(
    clientProtocols.map((protocol) => [protocol, entry.protocols.includes(protocol)]),
  ) as Extract<Credential, { kind: "app-password" }>["protocols"];
  const anywhere = entry.allowedNetworks.length === 0 || ip === null;
  return {
    kind: "app-password",
    protocols,
    expiresAt: entry.expiresAt,
    networkAllowed: anywhere || isInNetworks(ip, entry.allowedNetworks),
  };
}
