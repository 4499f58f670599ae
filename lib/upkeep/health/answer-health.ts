import { boundedRead } from "@/lib/platform/db/bounded-read";
import { databaseClient } from "@/lib/platform/db/client";
import { AppError } from "@/lib/platform/errors";

const headers = { "cache-control": "no-store" };

/** `GET /api/health`: 200 when this process and its database work, else 503; never more detail than that. */
export async function answerHealth(_request: Request): Promise<Response> {
  try {
    await boundedRead(databaseClient().pool, "SELECT 1", []);
    return Response.json({ status: "ok" }, { headers });
  } catch (error) {
    if (!(error instanceof AppError) || error.code !== "unavailable") throw error;
    return Response.json({ status: "unavailable" }, { status: 503, headers });
  }
}
