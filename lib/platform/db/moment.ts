import { type SQL, sql } from "drizzle-orm";

/** The database's clock, which all processes share. */
export const databaseNow = sql`UTC_TIMESTAMP(3)`;

/** A moment so many milliseconds from now by the database's clock. */
export const inMs = (milliseconds: number | SQL): SQL =>
  sql`TIMESTAMPADD(MICROSECOND, ROUND(${milliseconds} * 1000), UTC_TIMESTAMP(3))`;
