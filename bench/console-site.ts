import { randomBytes, randomUUID } from "node:crypto";
import { existsSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { createConnection, type Pool, type RowDataPacket } from "mysql2/promise";
import { type Child, startChild } from "@/bench/child";
import type { Rounds } from "@/bench/interleave";
import type { OwnDomain } from "@/bench/list-queries";
import { adminCookieName } from "@/lib/credentials/admin-session/cookie";
import { createAdminSession } from "@/lib/credentials/admin-session/create-session";
import { type DatabaseClient, openDatabase } from "@/lib/platform/db/client";
import { migrate } from "@/lib/platform/db/migrate";
import { adminAccount, adminDomain, secondFactor } from "@/lib/platform/db/schema";
import type { AdminRole } from "@/lib/platform/db/schema/admin-account";
import { startPrivateMariadb } from "@/lib/testing/private-mariadb";

/** Half of the mailboxes are in the first domain; the others share the rest. */
const mailboxes = { full: 100_000, small: 5_000 };
const domains = 500;
const loginsPerMailbox = 2;

export interface ConsoleSite {
  web: Child;
  database: DatabaseClient;
  /** The first, which is the largest, and two others. */
  ownDomains: OwnDomain[];
  /** A Cookie header of a signed-in administrator. */
  cookies: Record<AdminRole, string>;
  stop(): Promise<void>;
}

const webServer = fileURLToPath(new URL("../.next/standalone/server.js", import.meta.url));

/** A valid UUIDv7 made of a number, so that the database can make the rows by itself. */
const idOf = (kind: number, number: string): string =>
  `CONCAT(LPAD(HEX(${number}), 8, '0'), '-000${kind}-7000-8000-000000000000')`;

const domainOf = (number: string, all: number): string =>
  `IF(${number} <= ${all / 2}, 1, 2 + ${number} % ${domains - 1})`;

const statements = (all: number): string[] => [
  `INSERT INTO domain (id, name, active, created_at, updated_at, version)
   SELECT ${idOf(1, "seq")}, CONCAT('d', seq, '.bench.test'), TRUE, NOW(3), NOW(3), 1 FROM seq_1_to_${domains}`,
  // Spread over the alphabet, so that no order is the order of insertion.
  `INSERT INTO mailbox (id, address, domain_id, display_name, quota_bytes, imap, smtp, pinned_fields, created_at, updated_at, version)
   SELECT ${idOf(2, "seq")}, CONCAT(LEFT(MD5(seq), 6), '.user', seq, '@d', ${domainOf("seq", all)}, '.bench.test'), ${idOf(1, domainOf("seq", all))},
          CONCAT(LEFT(MD5(seq + 1), 5), ' Person ', seq), 1000000000 * (1 + seq % 50), TRUE, TRUE, '[]', NOW(3), NOW(3), 1
     FROM seq_1_to_${all}`,
  `INSERT INTO login_attempt (id, first_at, last_at, count, address, mailbox_id, door, credential, result, ip)
   SELECT ${idOf(3, "l.seq")}, NOW(3) - INTERVAL l.seq SECOND, NOW(3) - INTERVAL l.seq SECOND, 1, m.address, m.id, 'imap', 'app-password',
          IF(l.seq % 10 = 0, 'rejected', 'accepted'), '192.0.2.1'
     FROM seq_1_to_${loginsPerMailbox * all} l JOIN mailbox m ON m.id = ${idOf(2, `1 + (l.seq * 7919) % ${all}`)}`,
  "ANALYZE TABLE mailbox, domain, login_attempt",
];

async function fill(pool: Pool, all: number): Promise<void> {
  for (const statement of statements(all)) await pool.query(statement);
}

async function signIn({ db }: DatabaseClient, role: AdminRole, own: OwnDomain[]): Promise<string> {
  const adminId = randomUUID();
  await db
    .insert(adminAccount)
    .values({ id: adminId, login: `${role}@bench.test`, role, passwordHash: "none" });
  await db.insert(secondFactor).values({ ownerKind: "admin", ownerId: adminId, kind: "totp", name: "none" });
  for (const { id: domainId } of own) await db.insert(adminDomain).values({ adminId, domainId });
  return `${adminCookieName(role)}=${await createAdminSession(db, { adminId, role })}`;
}

async function firstDomains(pool: Pool): Promise<OwnDomain[]> {
  const [rows] = await pool.query<(RowDataPacket & OwnDomain)[]>(
    "SELECT id, name FROM domain ORDER BY id LIMIT 3",
  );
  return rows;
}

async function openFilled(serverUrl: string, url: string, all: number): Promise<DatabaseClient> {
  const server = await createConnection({ uri: serverUrl });
  await server.query("CREATE DATABASE bench");
  await server.end();
  await migrate(url);
  const database = openDatabase(url);
  await fill(database.pool, all);
  return database;
}

/**
 * A console of its own for measuring: a private MariaDB with 100 000 mailboxes in 500 domains and 200 000 logins, the
 * production build of the web, two signed-in administrators. Throws when the web has not been built. `preload` is a module that the web loads first.
 */
export async function startConsoleSite(
  { small = false }: Pick<Rounds, "small">,
  preload?: string,
): Promise<ConsoleSite> {
  if (!existsSync(webServer))
    throw new Error(".next/standalone/server.js is missing: run `npm run build` first.");
  const mariadb = await startPrivateMariadb(small ? "memory" : "disk");
  const url = mariadb.urlFor("bench");
  const environment = {
    DATABASE_URL: url,
    LETTERLOCK_SECRET: process.env.LETTERLOCK_SECRET ?? randomBytes(32).toString("base64"),
    PORTAL_URL: "https://localhost",
    NODE_ENV: "production",
    LOG_LEVEL: "warn",
    HOSTNAME: "127.0.0.1",
  };
  Object.assign(process.env, environment);
  const ends: (() => Promise<void>)[] = [() => mariadb.stop()];
  const stop = async () => {
    for (const end of ends.reverse()) await end();
  };
  try {
    const database = await openFilled(mariadb.urlFor("mysql"), url, mailboxes[small ? "small" : "full"]);
    ends.push(() => database.close());
    const ownDomains = await firstDomains(database.pool);
    const cookies = {
      superadmin: await signIn(database, "superadmin", []),
      "domain-admin": await signIn(database, "domain-admin", ownDomains),
    };
    const web = await startChild([...(preload ? ["--import", preload] : []), webServer], environment, "PORT");
    ends.push(() => web.stop());
    return { web, database, ownDomains, cookies, stop };
  } catch (error) {
    await stop();
    throw error;
  }
}
