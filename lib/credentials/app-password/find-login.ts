import type { Pool } from "mysql2/promise";
import type { AccessFacts } from "@/lib/access/facts";
import {
  hasSharesColumn,
  packedFactsColumns,
  packedFactsJoins,
  packedProtocolsColumn,
  readAclGroups,
  unpackFacts,
  unpackProtocols,
} from "@/lib/access/packed-facts";
import type { PasswordHashes } from "@/lib/access/queries";
import { boundedRead, type Row } from "@/lib/platform/db/bounded-read";
import type { ClientProtocol } from "@/lib/platform/db/protocols";

/** All that a login with a password needs to know of a mailbox, from one indexed read; from a second one where mailboxes are shared with it. */
export interface Login {
  mailboxId: string;
  quotaBytes: number;
  /** Dovecot's groups of the mailboxes that are shared with it, separated by commas; null: none. */
  aclGroups: string | null;
  /** Not read when an app password was found: nobody will compare them then. */
  hashes: PasswordHashes;
  facts: Readonly<AccessFacts>;
  /** The app password that was given, if it is one of this mailbox. */
  appPassword: {
    id: string;
    name: string;
    protocols: Readonly<Record<ClientProtocol, boolean>>;
    expiresAt: Date | null;
    allowedNetworks: string[];
  } | null;
}

/** Unique indexes only: the address, the digest, the keys of domain and provider. Exported for the benchmark's bare server. */
export const loginStatement = `SELECT mailbox.id AS mailboxId, mailbox.quota_bytes AS quotaBytes,
 IF(app_password.id IS NULL, mailbox.password_hash, NULL) AS passwordHash,
 IF(app_password.id IS NULL, mailbox.directory_password_hash, NULL) AS directoryPasswordHash, ${packedFactsColumns},
 ${hasSharesColumn}, app_password.id AS appPasswordId, app_password.name AS appPasswordName, ${packedProtocolsColumn("app_password")}, app_password.expires_at AS expiresAt,
 app_password.allowed_networks AS allowedNetworks
 FROM mailbox ${packedFactsJoins}
 LEFT JOIN app_password ON app_password.digest = ? AND app_password.mailbox_id = mailbox.id
 WHERE mailbox.address = ?`;

/** The mailbox with this canonical address and its app password with this digest; null when there is no such mailbox. */
export async function findLogin(pool: Pool, address: string, digest: Buffer | null): Promise<Login | null> {
  const [row] = await boundedRead(pool, loginStatement, [digest, address]);
  if (!row) return null;
  return {
    mailboxId: row.mailboxId as string,
    quotaBytes: Number(row.quotaBytes),
    aclGroups: row.hasShares ? await readAclGroups(pool, row.mailboxId as string) : null,
    hashes: {
      passwordHash: row.passwordHash as string | null,
      directoryPasswordHash: row.directoryPasswordHash as string | null,
    },
    facts: unpackFacts(row),
    appPassword: row.appPasswordId === null ? null : readAppPassword(row),
  };
}

function readAppPassword({
  appPasswordId,
  appPasswordName,
  protocols,
  expiresAt,
  allowedNetworks,
}: Row): Login["appPassword"] {
  return {
    id: appPasswordId as string,
    name: appPasswordName as string,
    protocols: unpackProtocols(protocols as number),
    expiresAt: expiresAt as Date | null,
    // Parsed by the driver where the server says that it is JSON; older servers hand it over as text.
    allowedNetworks: (typeof allowedNetworks === "string"
      ? JSON.parse(allowedNetworks)
      : allowedNetworks) as string[],
  };
}
