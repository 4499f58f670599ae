import { and, eq, lt, or, type SQL } from "drizzle-orm";
import { z } from "zod";
import { loginAttempt } from "@/lib/platform/db/schema";
import { readCursor } from "@/lib/platform/list/cursor";

const place = z.tuple([z.iso.datetime().transform((text) => new Date(text)), z.string().max(36)]);

/** The logins after the last of a page, newest first. Throws `invalid-input` for what is no cursor. */
export function afterCursor(cursor: string | undefined): SQL | undefined {
  if (cursor === undefined) return undefined;
  const [at, id] = readCursor(cursor, place);
  return or(lt(loginAttempt.lastAt, at), and(eq(loginAttempt.lastAt, at), lt(loginAttempt.id, id)));
}
