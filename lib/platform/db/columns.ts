import { sql } from "drizzle-orm";
import { boolean, char, datetime, int } from "drizzle-orm/mysql-core";
import { v7 as uuidv7 } from "uuid";
import {
  byDoor,
  clientProtocols,
  isClientProtocol,
  type Protocol,
  protocols,
} from "@/lib/platform/db/protocols";

/** Primary key: UUIDv7 as text, made by us, so no key depends on gap-free auto-increment (Galera, TiDB). */
export const id = () =>
  char("id", { length: 36 })
    .primaryKey()
    .$defaultFn(() => uuidv7());

/** A reference to another table's UUID. */
export const reference = (name: string) => char(name, { length: 36 });

/** A moment in UTC with milliseconds. */
export const moment = (name: string) => datetime(name, { mode: "date", fsp: 3 });

export const createdAt = () =>
  moment("created_at")
    .notNull()
    .$defaultFn(() => new Date());

export const updatedAt = () =>
  moment("updated_at")
    .notNull()
    .$defaultFn(() => new Date())
    .$onUpdateFn(() => new Date());

const protocolFlag = (name: Protocol) => boolean(name).notNull().default(!isClientProtocol(name));

/** One flag per protocol a mail app may use. */
export const clientProtocolColumns = () => byDoor(clientProtocols, protocolFlag);

/** One flag per protocol. */
export const protocolColumns = () => byDoor(protocols, protocolFlag);

/** What the owner of a mailbox may do, and must have, at the portal. */
export const selfServiceFlags = () => ({
  mayCreateAppPasswords: boolean("may_create_app_passwords").notNull().default(true),
  mayUseTemporaryAliases: boolean("may_use_temporary_aliases").notNull().default(true),
  mayChangePassword: boolean("may_change_password").notNull().default(true),
  mayChooseStartPage: boolean("may_choose_start_page").notNull().default(true),
  requireSecondFactor: boolean("require_second_factor").notNull().default(false),
});

/** Counts the changes of a row, so that an edit of a stale copy shows; every update through drizzle adds one. */
export const version = () =>
  int("version")
    .notNull()
    .default(1)
    .$onUpdateFn(() => sql`version + 1`);
