import { getTableColumns, getTableName } from "drizzle-orm";
import type { MySqlTable } from "drizzle-orm/mysql-core";
import type { Pool } from "mysql2/promise";
import { auditEvent, externalIdentity, mailbox, syncChange } from "@/lib/platform/db/schema";

/** The tables that a first import writes for each person, each once. */
const tables: MySqlTable[] = [mailbox, externalIdentity, syncChange, auditEvent];

/** In one transaction, as many as the product has in one. */
const rowsAtOnce = 500;

export interface BareInserts {
  /** Empties the copies of the tables. */
  empty(): Promise<void>;
  /** Writes the rows into them. */
  write(): Promise<void>;
}

/**
 * The rows of the first import that was just made, held in memory, to be written again into copies of their tables (with
 * their indexes, without their foreign keys): nothing read, judged or hashed, only SQL text that says the same.
 */
export async function bareInserts(pool: Pool, people: number): Promise<BareInserts> {
  const copies: { name: string; rows: unknown[][] }[] = [];
  for (const table of tables) {
    const name = `bare_${getTableName(table)}`;
    await pool.query(`CREATE TABLE ${name} LIKE ${getTableName(table)}`);
    const rows = await newestRows(pool, table, people);
    if (rows.length !== people) throw new Error(`${name} would get ${rows.length} rows for ${people} people`);
    copies.push({ name, rows });
  }
  return {
    async empty() {
      for (const { name } of copies) await pool.query(`TRUNCATE ${name}`);
    },
    async write() {
      const connection = await pool.getConnection();
      try {
        for (let start = 0; start < people; start += rowsAtOnce) {
          await connection.beginTransaction();
          for (const { name, rows } of copies)
            await connection.query(`INSERT INTO ${name} VALUES ?`, [rows.slice(start, start + rowsAtOnce)]);
          await connection.commit();
        }
      } finally {
        connection.release();
      }
    },
  };
}

/** As text wherever the driver would make objects. The newest first, since the audit log has those of earlier imports. */
async function newestRows(pool: Pool, table: MySqlTable, people: number): Promise<unknown[][]> {
  const key = "sequence" in getTableColumns(table) ? "sequence" : "id";
  const [rows] = await pool.query({
    sql: `SELECT * FROM ${getTableName(table)} ORDER BY ${key} DESC LIMIT ${people}`,
    rowsAsArray: true,
    typeCast: (field, next) =>
      ["JSON", "BLOB", "DATETIME", "TIMESTAMP"].includes(field.type) ? field.string("utf8") : next(),
  });
  return (rows as unknown[][]).reverse();
}
