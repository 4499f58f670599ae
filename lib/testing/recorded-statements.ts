import { vi } from "vitest";
import { databaseClient } from "@/lib/platform/db/client";
import { drainWrites } from "@/lib/platform/db/write-behind";

interface Connection {
  query(...given: unknown[]): unknown;
  execute(...given: unknown[]): unknown;
}

/** A connection is set up once for all; settings and a key's last use are noted now and then, whoever asks; tries are recorded after the answer. */
const ofNobody = /^set session time_zone|from `setting`|into login_attempt|^\s*update `?api_key/i;

/** Where all connections of the product's pool have their methods from: what is asked within a transaction comes by there, too. */
async function connectionMethods(): Promise<Connection> {
  const { pool } = databaseClient();
  const taken = await pool.getConnection();
  let methods: object = (taken as unknown as { connection: Connection }).connection;
  taken.release();
  while (!Object.hasOwn(methods, "execute")) methods = Object.getPrototypeOf(methods);
  return methods as Connection;
}

/** Does something, and gives the statements that the database was asked for it. */
export async function recordStatements<Outcome>(work: () => Promise<Outcome>) {
  await drainWrites();
  const statements: string[] = [];
  const methods = await connectionMethods();
  const spies = (["query", "execute"] as const).map((name) => {
    const own = methods[name];
    return vi.spyOn(methods, name).mockImplementation(function (this: Connection, ...given: unknown[]) {
      const [asked] = given as [string | { sql: string }];
      const sql = typeof asked === "string" ? asked : asked.sql;
      if (!ofNobody.test(sql)) statements.push(sql);
      return own.apply(this, given);
    });
  });
  try {
    return { outcome: await work(), statements };
  } finally {
    for (const spy of spies) spy.mockRestore();
  }
}
