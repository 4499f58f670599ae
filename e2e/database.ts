import { readFileSync } from "node:fs";
import { createConnection } from "mysql2/promise";
import { demoEnvironment } from "./stack";

const demoDatabaseUrl = () => readFileSync(demoEnvironment().DATABASE_URL_FILE ?? "", "utf8").trim();

/** Reads rows of the demo's database. */
export async function readRows<Row>(statement: string, values: string[]): Promise<Row[]> {
  const connection = await createConnection({ uri: demoDatabaseUrl() });
  try {
    const [rows] = await connection.execute(statement, values);
    return rows as Row[];
  } finally {
    await connection.end();
  }
}

/** Changes rows of the demo's database by hand, for what only time brings about. */
export async function changeRows(statement: string, values: string[]): Promise<void> {
  const connection = await createConnection({ uri: demoDatabaseUrl() });
  try {
    await connection.execute(statement, values);
  } finally {
    await connection.end();
  }
}
