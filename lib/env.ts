import { readFileSync } from "node:fs";
import ipaddr from "ipaddr.js";
import { z } from "zod";

/*
 * The only reader of the environment. Every secret may be given as NAME or as NAME_FILE (a file that holds it).
 * Errors name the variable and what is expected, never the value.
 */

const networks = z
  .string()
  .transform((text) =>
    text
      .split(",")
      .map((part) => part.trim())
      .filter(Boolean),
  )
  .refine(
    (list) => list.every((cidr) => ipaddr.isValidCIDR(cidr)),
    "must be a comma-separated list of networks, such as 10.0.0.0/8",
  );

const port = (fallback: number) => z.coerce.number().int().min(1).max(65535).default(fallback);
const secret = z.string().trim().min(24, "must have at least 24 characters");

const isLoopback = (host: string) => ["localhost", "127.0.0.1", "[::1]"].includes(host);

const schema = z.object({
  NODE_ENV: z.enum(["development", "test", "production"]).default("production"),
  DATABASE_URL: z.url({
    protocol: /^(mysql|mariadb)$/,
    error: "must be a URL such as mysql://user:password@127.0.0.1:3306/letterlock",
  }),
  LETTERLOCK_SECRET: secret.refine(
    (text) => Buffer.from(text, "base64").length >= 32,
    "must be at least 32 random bytes in base64, such as the output of: openssl rand -base64 32",
  ),
  PORTAL_URL: z
    .url({
      protocol: /^https?$/,
      error: "must be the public address of the portal, such as https://mail.example.org",
    })
    .transform((text) => new URL(text))
    .refine(
      (url) => url.protocol === "https:" || isLoopback(url.hostname),
      "must be https (http only on localhost)",
    )
    .transform((url) => url.origin),
  MACHINE_TOKEN: secret.optional(),
  MACHINE_NETWORKS: networks.default([]),
  WEBMAIL_SECRET: secret.optional(),
  /** Networks that providers may announce addresses in, beyond the internet and where they stand themselves. */
  PROVIDER_NETWORKS: networks.default([]),
  TRUSTED_PROXIES: networks.default(["127.0.0.1/32", "::1/128"]),
  DOVEADM_URL: z
    .url({ protocol: /^https?$/, error: "must be the URL of Dovecot's doveadm HTTP API" })
    .optional(),
  DOVEADM_API_KEY: z.string().trim().min(1).optional(),
  MAIL_HOST: z.string().trim().min(1).optional(),
  MAIL_IMAPS_PORT: port(993),
  MAIL_POP3S_PORT: port(995),
  MAIL_SUBMISSION_PORT: port(587),
  MAIL_SIEVE_PORT: port(4190),
  LOG_LEVEL: z.enum(["debug", "info", "warn", "error", "silent"]).default("info"),
  GATE_HOST: z.string().default("127.0.0.1"),
  GATE_PORT: port(9080),
  /** Files with a certificate (and those above it) and its key, in PEM; with both the gate speaks TLS. */
  GATE_TLS_CERTIFICATE: z.string().trim().min(1).optional(),
  GATE_TLS_KEY: z.string().trim().min(1).optional(),
  /** Where Postfix asks whether the From line of submitted mail belongs to its login; left out: nowhere. */
  MILTER_PORT: z.coerce.number().int().min(1).max(65535).optional(),
  /** Where the web process asks for the health of the gate; left out: there is none, or it is watched elsewhere. */
  GATE_URL: z.url({ protocol: /^https?$/, error: "must be the URL of the gate" }).optional(),
  GATE_WORKERS: z.coerce.number().int().min(1).max(256).default(1),
});

export type Env = z.infer<typeof schema>;

const secretNames = [
  "LETTERLOCK_SECRET",
  "MACHINE_TOKEN",
  "WEBMAIL_SECRET",
  "DOVEADM_API_KEY",
  "DATABASE_URL",
] as const;

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

/** Reads and checks the given environment. Throws EnvironmentError with every problem found. */
export function parseEnv(source: NodeJS.ProcessEnv): Env {
  const problems: string[] = [];
  const values = readSecretFiles(source, problems);
  const parsed = schema.safeParse(values);
  if (!parsed.success)
    for (const issue of parsed.error.issues) {
      const name = String(issue.path[0]);
      problems.push(values[name] === undefined ? `${name} is missing` : `${name} ${issue.message}`);
    }
  if (Boolean(values.GATE_TLS_CERTIFICATE) !== Boolean(values.GATE_TLS_KEY))
    problems.push("GATE_TLS_CERTIFICATE and GATE_TLS_KEY belong together: set both or neither");
  if (!parsed.success || problems.length > 0)
    throw new EnvironmentError(
      `The environment is not complete:\n${problems.map((line) => `  - ${line}`).join("\n")}`,
    );
  return parsed.data;
}

let cached: Env | undefined;

/** The checked environment of this process, read once at first use. */
export function env(): Env {
  cached ??= parseEnv(process.env);
  return cached;
}

/** Auth.js builds its callback addresses from AUTH_URL, never from a request's Host header. */
export function publishAuthUrl(): void {
  process.env.AUTH_URL = env().PORTAL_URL;
}
