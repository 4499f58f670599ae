import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import { createPool, type RowDataPacket } from "mysql2/promise";
import { loginStatement } from "@/lib/credentials/app-password/find-login";
import { sessionStatement } from "@/lib/doors/webmail/decide-session";

/*
 * The floor: what node:http and mysql2 cost by themselves. A question comes in, the same one indexed read is made, an
 * answer goes out. It checks no caller, no password and no state; it derives no digest (the client sends it).
 */

const pool = createPool({
  uri: process.env.DATABASE_URL ?? "",
  connectionLimit: 10,
  timezone: "Z",
  charset: "utf8mb4_bin",
});

interface Question {
  username: string;
  digest: string;
}

function answer(response: ServerResponse, status: number, body: object): void {
  const text = JSON.stringify(body);
  response
    .writeHead(status, { "content-type": "application/json", "content-length": Buffer.byteLength(text) })
    .end(text);
}

async function readRow({ username, digest }: Question): Promise<RowDataPacket | undefined> {
  const [rows] = await pool.execute<RowDataPacket[]>(loginStatement, [
    Buffer.from(digest, "base64"),
    username,
  ]);
  return rows[0];
}

/** As nginx asks: no body comes in and none goes out. */
async function answerSession(request: IncomingMessage, response: ServerResponse): Promise<void> {
  const [rows] = await pool.execute<RowDataPacket[]>(sessionStatement, [
    request.headers["x-digest"] as string,
    new Date(),
  ]);
  const [row] = rows;
  response.writeHead(row ? 200 : 401, { "content-length": 0, ...(row && { "x-user": row.address }) }).end();
}

function handle(request: IncomingMessage, response: ServerResponse): void {
  if (request.url === "/api/health") {
    answer(response, 200, { status: "ok" });
    return;
  }
  if (request.method === "GET") {
    void answerSession(request, response);
    return;
  }
  let text = "";
  request.setEncoding("utf8").on("data", (part: string) => {
    text += part;
  });
  request.on("end", async () => {
    const question = JSON.parse(text) as Question;
    const row = await readRow(question);
    if (!row) return answer(response, 401, { success: false });
    answer(response, 200, {
      success: true,
      user: question.username,
      userdb_quota_rule: `*:bytes=${row.quotaBytes}`,
    });
  });
}

createServer(handle).listen(Number(process.env.FLOOR_PORT), "127.0.0.1");
process.on("SIGTERM", () => process.exit(0));
