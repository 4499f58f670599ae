import { CommanderError } from "commander";
import { said } from "@/lib/faces/cli/said";
import { outageCode } from "@/lib/platform/db/outage";
import { databaseErrorCode } from "@/lib/platform/db/transaction";
import { EnvironmentError } from "@/lib/platform/env";
import { AppError, toAppError } from "@/lib/platform/errors";
import { serializeError } from "@/lib/platform/log";
import { type Text, words } from "@/lib/words/text";

const failureWords = words("cli.failure", {
  refused: "The database refused the connection ({code}). Check DATABASE_URL.",
  unmigrated: "The database schema is out of date. Run: letterlock migrate",
  unreachable:
    "The database can't be reached ({code}). Check DATABASE_URL, and that the database is running.",
  internal: "Something went wrong: {error}",
});

/** How a run ended badly: for standard error and the exit code (2: wrong usage, 1: everything else). */
export interface Failure {
  code: string;
  message: string;
  fields: Record<string, string>;
  exitCode: 1 | 2;
}

const refused = new Set(["ER_ACCESS_DENIED_ERROR", "ER_DBACCESS_DENIED_ERROR", "ER_BAD_DB_ERROR"]);
const unmigrated = new Set(["ER_NO_SUCH_TABLE", "ER_BAD_FIELD_ERROR"]);

function databaseProblem(thrown: unknown): Text | null {
  const code = databaseErrorCode(thrown) ?? "";
  if (refused.has(code)) return failureWords("refused", { code });
  if (unmigrated.has(code)) return failureWords("unmigrated");
  const connection = outageCode(thrown);
  return connection ? failureWords("unreachable", { code: connection }) : null;
}

/** What to tell about anything that was thrown. */
export function failureOf(thrown: unknown): Failure {
  if (thrown instanceof CommanderError)
    return { code: "usage", message: thrown.message.replace(/^error: /, ""), fields: {}, exitCode: 2 };
  if (thrown instanceof EnvironmentError)
    return { code: "environment", message: thrown.message, fields: {}, exitCode: 1 };
  if (!(thrown instanceof AppError)) {
    const problem = databaseProblem(thrown);
    if (problem) return { code: "unavailable", message: said(problem), fields: {}, exitCode: 1 };
    // There is no log to look into: the cause is shown, by the log's own rules about secrets.
    const message = said(failureWords("internal", { error: JSON.stringify(serializeError(thrown)) }));
    return { code: "internal", message, fields: {}, exitCode: 1 };
  }
  const { code, text, fieldTexts } = toAppError(thrown);
  const fields = Object.entries(fieldTexts).map(([name, problem]) => [name, said(problem)]);
  return { code, message: said(text), fields: Object.fromEntries(fields), exitCode: 1 };
}

/** The failure as one JSON document or as `error[code]: message`. */
export const failureText = ({ code, message, fields }: Failure, json: boolean): string =>
  json ? `${JSON.stringify({ error: { code, message, fields } })}\n` : `error[${code}]: ${message}\n`;
