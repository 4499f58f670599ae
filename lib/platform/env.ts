import { readFileSync } from "node:fs";
import type { z } from "zod";
import { environment, secretNames } from "@/lib/platform/env-variables";
import { processWide } from "@/lib/platform/process-wide";

/*
 * The only reader of the environment. Every secret may be given as NAME or as NAME_FILE (a file that holds it).
 * Errors name the variable and what is expected, never the value.
 */

export type Env = z.infer<typeof environment>;

/** Thrown when the environment is incomplete or wrong; the message lists every problem, one a line. */
export class EnvironmentError extends Error {
  override name = "EnvironmentError";
}

function readSecretFiles(source: NodeJS.ProcessEnv, problems: string[]): Record<string, string | undefined> {
  const values: Record<string, string | undefined> = { ...source };
  for (const name of secretNames) {
    const file = source[`${name}_FILE`];
    if (!file) continue;
    if (source[name]) problems.push(`${name} and ${name}_FILE are both set: set only one`);
    try {
      values[name] = readFileSync(file, "utf8").trim();
    } catch (cause) {
      problems.push(
        `${name}_FILE cannot be read (${(cause as NodeJS.ErrnoException).code ?? "unknown error"})`,
      );
    }
  }
  for (const [name, value] of Object.entries(values)) if (value === "") delete values[name];
  return values;
}

/** Files of a certificate and its key. */
const pairs = [
  ["GATE_TLS_CERTIFICATE", "GATE_TLS_KEY"],
  ["LETTERLOCK_PROFILE_CERTIFICATE", "LETTERLOCK_PROFILE_KEY"],
] as const;

/** Reads and checks the given environment. Throws EnvironmentError with every problem found. */
export function parseEnv(source: NodeJS.ProcessEnv): Env {
  const problems: string[] = [];
  const values = readSecretFiles(source, problems);
  const parsed = environment.safeParse(values);
  if (!parsed.success)
    for (const issue of parsed.error.issues) {
      const name = String(issue.path[0]);
      problems.push(values[name] === undefined ? `${name} is missing` : `${name} ${issue.message}`);
    }
  for (const [certificate, key] of pairs)
    if (Boolean(values[certificate]) !== Boolean(values[key]))
      problems.push(`${certificate} and ${key} belong together: set both or neither`);
  if (values.LETTERLOCK_SMTP_URL && !values.LETTERLOCK_MAIL_FROM)
    problems.push(
      "LETTERLOCK_MAIL_FROM is missing: mails that are sent through LETTERLOCK_SMTP_URL come from it",
    );
  if (!parsed.success || problems.length > 0)
    throw new EnvironmentError(
      `The environment is not complete:\n${problems.map((line) => `  - ${line}`).join("\n")}`,
    );
  return parsed.data;
}

/** The checked environment of this process, read once at first use. */
export const env = (): Env => processWide("environment", () => parseEnv(process.env));

/** Auth.js builds its callback addresses from AUTH_URL, never from a request's Host header. */
export function publishAuthUrl(): void {
  process.env.AUTH_URL = env().PORTAL_URL;
}
