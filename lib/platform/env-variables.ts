import ipaddr from "ipaddr.js";
import { z } from "zod";
import { type MailPort, mailPorts } from "@/lib/platform/doors";

/*
 * The variables of the environment. Their descriptions are public: docs/reference/settings.md is made of them.
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

export const isLoopback = (host: string) => ["localhost", "127.0.0.1", "[::1]"].includes(host);

const needed = {
  DATABASE_URL: z
    .url({
      protocol: /^(mysql|mariadb)$/,
      error: "must be a URL such as mysql://user:password@127.0.0.1:3306/letterlock",
    })
    .describe("The database, such as `mysql://letterlock:PASSWORD@127.0.0.1:3306/letterlock`."),
  LETTERLOCK_SECRET: secret
    .refine(
      (text) => Buffer.from(text, "base64").length >= 32,
      "must be at least 32 random bytes in base64, such as the output of: openssl rand -base64 32",
    )
    .describe(
      "At least 32 random bytes in base64 (`openssl rand -base64 32`). Every key of the product is derived from it; keep a copy apart from the database's backups.",
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
    .transform((url) => url.origin)
    .describe(
      "The public address of the portal, such as `https://mail.example.org`, without a path. `http` is accepted on localhost only.",
    ),
};

const machines = {
  MACHINE_TOKEN: secret
    .optional()
    .describe("What Dovecot and nginx prove themselves with; at least 24 characters."),
  MACHINE_NETWORKS: networks
    .default([])
    .describe(
      "Comma-separated networks that may ask the machine endpoints without the token. The gate does not start with neither this nor `MACHINE_TOKEN`: nobody could ask it.",
    ),
  WEBMAIL_SECRET: secret
    .optional()
    .describe("What SOGo gets as password; Dovecot has it in `master-users`. At least 24 characters."),
  TRUSTED_PROXIES: networks
    .default(["127.0.0.1/32", "::1/128"])
    .describe("Comma-separated networks whose `X-Forwarded-For` and `X-Real-IP` are believed."),
  PROVIDER_NETWORKS: networks
    .default([])
    .describe(
      "Comma-separated networks in which identity providers may announce addresses, beyond the internet and their own ([when that is needed](../operations.md#which-addresses-a-provider-may-lead-to)).",
    ),
  LETTERLOCK_GEOIP_FILE: z
    .string()
    .trim()
    .min(1)
    .optional()
    .describe(
      "A GeoIP file in MaxMind's format (`.mmdb`) with cities or countries, so that [sessions and sign-ins say where they come from](../operations.md#where-sign-ins-come-from). Left out: they say the network.",
    ),
};

export const mailPortNames = Object.keys(mailPorts) as MailPort[];
type MailPortVariable = `MAIL_${Uppercase<MailPort>}_PORT`;

/** The variable that says which number a port of the mail host has on this installation. */
export const mailPortVariable = (name: MailPort) => `MAIL_${name.toUpperCase()}_PORT` as MailPortVariable;

const mailPortVariables = Object.fromEntries(
  mailPortNames.map((name) => {
    const { number, use } = mailPorts[name];
    return [mailPortVariable(name), port(number).describe(`The port for ${use} that people are told.`)];
  }),
) as Record<MailPortVariable, ReturnType<typeof port>>;

const mailServer = {
  DOVEADM_URL: z
    .url({ protocol: /^https?$/, error: "must be the URL of Dovecot's doveadm HTTP API" })
    .optional()
    .describe(
      "Dovecot's doveadm HTTP API, which [ends open mail connections](../operations.md#when-access-ends) and knows how much storage is used. Without it, connections last until the mail app ends them.",
    ),
  DOVEADM_API_KEY: z.string().trim().min(1).optional().describe("The key of that API (`doveadm_api_key`)."),
  MAIL_HOST: z
    .string()
    .trim()
    .min(1)
    .optional()
    .describe("The host name that people are told to enter in mail apps."),
  ...mailPortVariables,
};

const devices = {
  LETTERLOCK_PROFILE_CERTIFICATE: z
    .string()
    .trim()
    .min(1)
    .optional()
    .describe(
      "A file in PEM with the certificate that [configuration profiles for Apple devices](../devices.md#signed-profiles) are signed with, and those above it. Left out: profiles are not signed, and pages say so.",
    ),
  LETTERLOCK_PROFILE_KEY: z
    .string()
    .trim()
    .min(1)
    .optional()
    .describe("A file in PEM with that certificate's key (RSA or EC), readable by `web` alone."),
};

const outgoingMail = {
  LETTERLOCK_SMTP_URL: z
    .url({
      protocol: /^smtps?$/,
      error:
        "must be the URL of a mail server, such as smtp://127.0.0.1:25 or smtps://user:password@mail.example.org",
    })
    .optional()
    .describe(
      "Where `web` hands over [the mails that Letterlock sends](../notifications.md), usually the site's own Postfix: `smtp://127.0.0.1:25`. `smtp` speaks in the clear on localhost only, unless `LETTERLOCK_SMTP_CA` is set; everywhere else it must become TLS (STARTTLS). `smtps` is TLS from the start. A user and a password may stand in it. Left out: no mails are sent.",
    ),
  LETTERLOCK_SMTP_CA: z
    .string()
    .trim()
    .min(1)
    .optional()
    .describe(
      "A file in PEM with the certificates that the mail server's is checked against, in place of the system's.",
    ),
  LETTERLOCK_MAIL_FROM: z
    .email("must be an address, such as letterlock@example.org")
    .optional()
    .describe("The address that these mails come from. Needed with `LETTERLOCK_SMTP_URL`."),
};

const gate = {
  GATE_HOST: z.string().default("127.0.0.1").describe("The address that the gate listens on."),
  GATE_PORT: port(9080).describe("The port that the gate listens on."),
  GATE_WORKERS: z.coerce
    .number()
    .int()
    .min(1)
    .max(256)
    .default(1)
    .describe("How many processes of one gate answer."),
  GATE_TLS_CERTIFICATE: z
    .string()
    .trim()
    .min(1)
    .optional()
    .describe(
      "A file in PEM with the gate's certificate and those above it. With this and `GATE_TLS_KEY` the gate speaks TLS (1.2 or newer) and nothing else; renewed files are taken up within half a minute.",
    ),
  GATE_TLS_KEY: z.string().trim().min(1).optional().describe("A file in PEM with the certificate's key."),
  MILTER_PORT: z.coerce
    .number()
    .int()
    .min(1)
    .max(65535)
    .optional()
    .describe(
      "Where the gate answers Postfix whether [the From line of submitted mail](../operations.md#forged-senders) belongs to its login. Left out: nowhere.",
    ),
  GATE_URL: z
    .url({ protocol: /^https?$/, error: "must be the URL of the gate" })
    .optional()
    .describe(
      "Where `web` asks for the gate's health, for the overview. Left out: the overview says that the gate is not watched.",
    ),
};

const processes = {
  LOG_LEVEL: z
    .enum(["debug", "info", "warn", "error", "silent"])
    .default("info")
    .describe("The least severe lines that are written to the log."),
  NODE_ENV: z
    .enum(["development", "test", "production"])
    .default("production")
    .describe("Leave it at `production` on a server."),
};

/** Every variable, by what it is for. */
export const variableGroups = {
  "Needed by every process": needed,
  "Machines and networks": machines,
  "The mail server": mailServer,
  Devices: devices,
  "Mails that Letterlock sends": outgoingMail,
  "The gate": gate,
  "Every process": processes,
};

/** All of them, each checked by itself. */
export const environment = z.object({
  ...needed,
  ...machines,
  ...mailServer,
  ...devices,
  ...outgoingMail,
  ...gate,
  ...processes,
});

/** What can also be given as NAME_FILE. */
export const secretNames = [
  "LETTERLOCK_SECRET",
  "MACHINE_TOKEN",
  "WEBMAIL_SECRET",
  "DOVEADM_API_KEY",
  "LETTERLOCK_SMTP_URL",
  "DATABASE_URL",
] as const;
