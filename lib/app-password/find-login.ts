import type { Pool } from "mysql2/promise";
import { boundedRead } from "@/lib/db/bounded-read";
import type { ClientProtocol } from "@/lib/db/protocols";
import type { AccessFacts } from "@/lib/mailbox/access";
import {
  packedFactsColumns,
  packedProtocolsColumn,
  unpackFacts,
  unpackProtocols,
} from "@/lib/mailbox/packed-facts";

/** All that a login with a password needs to know of a mailbox, from one indexed read. */
export interface Login {
  mailboxId: string;
  quotaBytes: number;
  /** Not read when an app password was found: nobody will compare it then. */
  passwordHash: string | null;
  facts: Readonly<AccessFacts>;
  /** The app password that was given, if it is one of this mailbox. */
  appPassword: {
    id: string;
    protocols: Readonly<Record<ClientProtocol, boolean>>;
    expiresAt: Date | null;
    allowedNetworks: string[];
  } | null;
}

/** Three unique indexes: the address, the domain's key, the digest. Exported for the benchmark's bare server. */
export const loginStatement = `SELECT mailbox.id, mailbox.quota_bytes, IF(app_password.id IS NULL, mailbox.password_hash, NULL), ${packedFactsColumns},
 app_password.id, ${packedProtocolsColumn("app_password")}, app_password.expires_at, app_password.allowed_networks
 FROM mailbox JOIN domain ON domain.id = mailbox.domain_id
 LEFT JOIN app_password ON app_password.digest = ? AND app_password.mailbox_id = mailbox.id
 WHERE mailbox.address = ?`;

/** The mailbox with this canonical address and its app password with this digest; null when there is no such mailbox. */
export async function findLogin(pool: Pool, address: string, digest: Buffer | null): Promise<Login | null> {
  const [row] = await boundedRead(pool, loginStatement, [digest, address]);
  if (!row) return null;
  const [mailboxId, quotaBytes, passwordHash] = row;
  return {
    mailboxId: String(mailboxId),
    quotaBytes: Number(quotaBytes),
    passwordHash: passwordHash === null ? null : String(passwordHash),
    facts: unpackFacts(row, 3),
    appPassword: readAppPassword(row),
  };
}

function readAppPassword([
  ,
  ,
  ,
  ,
  ,
  ,
  ,
  id,
  protocols,
  expiresAt,
  networks,
]: readonly unknown[]): Login["appPassword"] {
  if (id === null || id === undefined) return null;
  return {
    id: String(id),
    protocols: unpackProtocols(Number(protocols)),
    expiresAt: expiresAt instanceof Date ? expiresAt : null,
    // MySQL hands JSON over parsed, MariaDB as text in some versions.
    allowedNetworks: (typeof networks === "string" ? JSON.parse(networks) : networks) as string[],
  };
}
