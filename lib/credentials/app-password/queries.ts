import { and, desc, eq, getTableColumns, sql } from "drizzle-orm";
import { appPasswordDigest } from "@/lib/credentials/app-password/digest";
import type { Handle } from "@/lib/platform/db/client";
import { type ClientProtocol, clientProtocols } from "@/lib/platform/db/protocols";
import { appPassword } from "@/lib/platform/db/schema";

const { digest: _never, nameKey: _sameAsName, ...publicColumns } = getTableColumns(appPassword);

export interface AppPasswordEntry {
  id: string;
  name: string;
  protocols: ClientProtocol[];
  allowedNetworks: string[];
  expiresAt: Date | null;
  version: number;
  createdAt: Date;
  lastUsedAt: Date | null;
  lastUsedIp: string | null;
  lastUsedService: string | null;
}

/** The app passwords of a mailbox, newest first; nothing in them helps to log in. */
export async function listAppPasswords(db: Handle, mailboxId: string): Promise<AppPasswordEntry[]> {
  const rows = await db
    .select(publicColumns)
    .from(appPassword)
    .where(eq(appPassword.mailboxId, mailboxId))
    .orderBy(desc(appPassword.createdAt), desc(appPassword.id));
  return rows.map((row) => ({
    id: row.id,
    name: row.name,
    protocols: clientProtocols.filter((protocol) => row[protocol]),
    allowedNetworks: row.allowedNetworks,
    expiresAt: row.expiresAt,
    version: row.version,
    createdAt: row.createdAt,
    lastUsedAt: row.lastUsedAt,
    lastUsedIp: row.lastUsedIp,
    lastUsedService: row.lastUsedService,
  }));
}

/** Which app password of the mailbox this is; null: none. */
export async function findAppPassword(
  db: Handle,
  mailboxId: string,
  password: string,
): Promise<{ id: string } | null> {
  const digest = appPasswordDigest(password);
  if (!digest) return null;
  const [row] = await db
    .select({ id: appPassword.id })
    .from(appPassword)
    .where(and(eq(appPassword.mailboxId, mailboxId), eq(appPassword.digest, sql`${digest}`)));
  return row ?? null;
}
