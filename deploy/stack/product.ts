import { join } from "node:path";
import { mailPortNames, mailPortVariable } from "@/lib/platform/env-variables";
import { findCertificates } from "./certificates";
import { run } from "./command";
import { asIdentity, ownFile } from "./identity";
import type { Stack } from "./stack";

/** Public origin of the portal: behind nginx in the demo, `web` itself in `up`. */
export function portalUrl(stack: Stack): string {
  return stack.kind === "demo"
    ? `https://localhost:${stack.ports.portal}`
    : `http://localhost:${stack.ports.portal}`;
}

/** `mysql://` URL of the product's database: the one given from outside, or that of the embedded server. */
function databaseUrl(stack: Stack): string {
  const given = stack.kind === "up" ? process.env.DATABASE_URL : undefined;
  const password = stack.secrets.get("mariadb-letterlock");
  return given ?? `mysql://letterlock:${password}@127.0.0.1:${stack.ports.mariadb}/letterlock`;
}

/** Environment of `web`, `gate` and the command line on this stack. */
export function productEnvironment(stack: Stack): Record<string, string> {
  const { ports, secrets, paths } = stack;
  const urlFile = join(paths.config, "database-url");
  ownFile(stack.identity, urlFile, `${databaseUrl(stack)}\n`);
  const environment: Record<string, string> = {
    NEXT_TELEMETRY_DISABLED: "1",
    DATABASE_URL_FILE: urlFile,
    LETTERLOCK_SECRET_FILE: secrets.file("letterlock-secret"),
    MACHINE_TOKEN_FILE: secrets.file("machine-token"),
    WEBMAIL_SECRET_FILE: secrets.file("webmail-secret"),
    PORTAL_URL: portalUrl(stack),
    GATE_HOST: "127.0.0.1",
    GATE_PORT: String(ports.gate),
    GATE_URL: `http://127.0.0.1:${ports.gate}`,
  };
  if (stack.kind === "up") return environment;
  const { authority, certificate, key } = findCertificates(stack);
  return {
    ...environment,
    NODE_EXTRA_CA_CERTS: authority,
    LETTERLOCK_PROFILE_CERTIFICATE: certificate,
    LETTERLOCK_PROFILE_KEY: key,
    DOVEADM_URL: `http://127.0.0.1:${ports.doveadm}`,
    DOVEADM_API_KEY_FILE: secrets.file("doveadm-key"),
    LETTERLOCK_SMTP_URL: `smtp://127.0.0.1:${ports.smtp}`,
    LETTERLOCK_MAIL_FROM: "letterlock@demo.test",
    MAIL_HOST: "localhost",
    ...Object.fromEntries(mailPortNames.map((name) => [mailPortVariable(name), String(ports[name])])),
  };
}

/** Runs the `letterlock` command on this stack's database and returns its standard output. */
export function letterlock(stack: Stack, argv: readonly string[], input = ""): Promise<string> {
  const script = join(stack.paths.app, "dist/letterlock.mjs");
  return run(asIdentity(stack.identity, [nodeProgram(stack), script, ...argv]), {
    cwd: stack.paths.app,
    env: { PATH: process.env.PATH, ...productEnvironment(stack) },
    input,
  });
}

/** The Node that the daemons' user runs: a copy when the one running now lies where that user cannot go. */
export function nodeProgram(stack: Stack): string {
  return stack.identity.switches ? join(stack.paths.app, "bin/node") : process.execPath;
}
