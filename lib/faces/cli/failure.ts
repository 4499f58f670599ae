import { CommanderError } from "commander";
import { outageCode } from "@/lib/platform/db/outage";
import { databaseErrorCode } from "@/lib/platform/db/transaction";
import { EnvironmentError } from "@/lib/platform/env";
import { AppError, toAppError } from "@/lib/platform/errors";
import { serializeError } from "@/lib/platform/log";

/** How a run ended badly: for standard error and the exit code (2: wrong usage, 1: everything else). */
export interface Failure {
  code: string;
  message: string;
  fields: Record<string, string>;
  exitCode: 1 | 2;
}

const refused = new Set(["ER_ACCESS_DENIED_ERROR", "ER_DBACCESS_DENIED_ERROR", "ER_BAD_DB_ERROR"]);
const unmigrated = new Set(["ER_NO_SUCH_TABLE", "ER_BAD_FIELD_ERROR"]);

function databaseProblem(thrown: unknown): string | null {
  const code = databaseErrorCode(thrown) ?? "";
  if (refused.has(code)) return `The database refuses us (${code}). Check DATABASE_URL.`;
  if (unmigrated.has(code)) return "The database does not have the newest tables. Run: letterlock migrate";
  const connection = outageCode(thrown);
  return connection
    ? `The database cannot be reached (${connection}). Check DATABASE_URL, and that it runs.`
    : null;
}

/** What to tell about anything that was thrown. */
export function failureOf(thrown: unknown): Failure {
  if (thrown instanceof CommanderError)
    return { code: "usage", message: thrown.message.replace(/^error: /, ""), fields: {}, exitCode: 2 };
  if (thrown instanceof EnvironmentError)
    return { code: "environment", message: thrown.message, fields: {}, exitCode: 1 };
  if (!(thrown instanceof AppError)) {
    const problem = databaseProblem(thrown);
    if (problem) return { code: "unavailable", message: problem, fields: {}, exitCode: 1 };
    // There is no log to look into: the cause is shown, by the log's own rules about secrets.
    const message = `Something went wrong: ${JSON.stringify(serializeError(thrown))}`;
    return { code: "internal", message, fields: {}, exitCode: 1 };
  }
  const { code, message, fields } = toAppError(thrown);
  return { code, message, fields, exitCode: 1 };
}

/** The failure as one JSON document or as `error[code]: message`. */
export const failureText = ({ code, message, fields }: Failure, json: boolean): string =>
  json ? `${JSON.stringify({ error: { code, message, fields } })}\n` : `error[${code}]: ${message}\n`;
