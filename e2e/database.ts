import { readFileSync } from "node:fs";
import { createConnection } from "mysql2/promise";
import { demoEnvironment } from "./stack";

/** Changes rows of the demo's database by hand, for what only time brings about. */
export async function changeRows(statement: string, values: string[]): Promise<void> {
  const uri = readFileSync(demoEnvironment().DATABASE_URL_FILE ?? "", "utf8").trim();
  const connection = await createConnection({ uri });
  try {
    await connection.execute(statement, values);
  } finally {
    await connection.end();
  }
}
