import { readFileSync, statSync } from "node:fs";
import type { Server as TlsServer } from "node:https";
import { env } from "@/lib/platform/env";
import { logger } from "@/lib/platform/log";

/** How soon a renewed certificate is in use. */
const lookEveryMs = 30_000;

interface Certificate {
  cert: Buffer;
  key: Buffer;
}

/** The files of GATE_TLS_CERTIFICATE and GATE_TLS_KEY, or null when the gate speaks plain HTTP. */
export function readCertificate(): Certificate | null {
  const { GATE_TLS_CERTIFICATE, GATE_TLS_KEY } = env();
  if (GATE_TLS_CERTIFICATE === undefined || GATE_TLS_KEY === undefined) return null;
  return { cert: readFileSync(GATE_TLS_CERTIFICATE), key: readFileSync(GATE_TLS_KEY) };
}

const changedAt = (): string =>
  [env().GATE_TLS_CERTIFICATE, env().GATE_TLS_KEY].map((path) => path && statSync(path).mtimeMs).join();

/**
 * Takes a renewed certificate for new connections within half a minute. One that cannot be used, since only one of its two
 * files is there yet, changes nothing and is looked at again.
 */
export function followCertificate(server: TlsServer, everyMs = lookEveryMs): NodeJS.Timeout {
  let inUse = changedAt();
  const look = () => {
    try {
      const found = changedAt();
      const certificate = found === inUse ? null : readCertificate();
      if (!certificate) return;
      server.setSecureContext({ ...certificate, minVersion: "TLSv1.2" });
      inUse = found;
      logger("gate").info("uses the renewed certificate");
    } catch (error) {
      logger("gate").warn({ error }, "the renewed certificate cannot be used; going on with the old one");
    }
  };
  return setInterval(look, everyMs).unref();
}
