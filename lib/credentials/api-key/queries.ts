import { desc, eq, getTableColumns, type SQL } from "drizzle-orm";
import type { ApiKeyOwner } from "@/lib/credentials/api-key/owner";
import type { Handle } from "@/lib/platform/db/client";
import { adminAccount, apiKey, domain, mailbox } from "@/lib/platform/db/schema";

const { digest: _never, ...publicColumns } = getTableColumns(apiKey);

/** Reads keys with their owners, never the digest. */
export const selectKeys = (db: Handle) =>
  db
    .select({
      ...publicColumns,
      login: adminAccount.login,
      address: mailbox.address,
      domainName: domain.name,
    })
    .from(apiKey)
    .leftJoin(adminAccount, eq(adminAccount.id, apiKey.adminId))
    .leftJoin(mailbox, eq(mailbox.id, apiKey.mailboxId))
    .leftJoin(domain, eq(domain.id, mailbox.domainId))
    .$dynamic();

type Row = Awaited<ReturnType<typeof selectKeys>>[number];

/** A row of `selectKeys` as it may be shown. */
export const entryOf = ({ adminId, mailboxId, login, address, ...row }: Row) => ({
  ...row,
  owner: (adminId === null ? { mailboxId: mailboxId ?? "" } : { adminId }) as ApiKeyOwner,
  ownerKind: adminId === null ? ("mailbox" as const) : ("admin" as const),
  /** The owner's login or address. */
  ownerLabel: login ?? address ?? "",
});

/** A key as it may be shown: nothing in it helps to use it. */
export type ApiKeyEntry = ReturnType<typeof entryOf>;

/** The key with this id, or null. */
export async function findApiKey(db: Handle, id: string): Promise<ApiKeyEntry | null> {
  const [row] = await selectKeys(db).where(eq(apiKey.id, id));
  return row ? entryOf(row) : null;
}

const ownedBy = (owner: ApiKeyOwner): SQL =>
  "adminId" in owner ? eq(apiKey.adminId, owner.adminId) : eq(apiKey.mailboxId, owner.mailboxId);

/** The keys of one owner, newest first. */
export async function listApiKeys(db: Handle, owner: ApiKeyOwner): Promise<ApiKeyEntry[]> {
  const rows = await selectKeys(db).where(ownedBy(owner)).orderBy(desc(apiKey.id));
  return rows.map(entryOf);
}
