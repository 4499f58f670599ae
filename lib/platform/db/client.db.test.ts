import { sql } from "drizzle-orm";
import { afterAll, beforeAll, expect, it } from "vitest";
import { type DatabaseClient, openDatabase } from "@/lib/platform/db/client";
import { hangProcess } from "@/lib/testing/hang-process";
import { type PrivateMariadb, startPrivateMariadb } from "@/lib/testing/private-mariadb";

let mariadb: PrivateMariadb;
let client: DatabaseClient;

beforeAll(async () => {
  mariadb = await startPrivateMariadb("memory");
  client = openDatabase(mariadb.urlFor("mysql"), { connectionLimit: 2, answerWithinMs: 300 });
});

afterAll(async () => {
  process.kill(mariadb.pid, "SIGCONT");
  await client.close();
  await mariadb.stop();
});

const ask = () => client.db.execute(sql`SELECT 1 AS one`);

it("gives up on a database that hangs, and goes on by itself when it is back", async () => {
  await ask();
  await hangProcess(mariadb.pid);
  const begun = Date.now();
  await expect(ask()).rejects.toMatchObject({ cause: { message: "no answer within 300 ms" } });
  await expect(client.db.transaction(() => ask())).rejects.toThrow();
  expect(Date.now() - begun).toBeLessThan(4_000);
  process.kill(mariadb.pid, "SIGCONT");
  await expect(ask()).resolves.toBeDefined();
});

it("keeps a connection that nobody is using", async () => {
  const idOf = async () => JSON.stringify((await client.db.execute(sql`SELECT CONNECTION_ID()`))[0]);
  const before = await idOf();
  await new Promise((resolve) => setTimeout(resolve, 600));
  expect(await idOf()).toBe(before);
});
