import cluster from "node:cluster";
import { runPrimary } from "@/lib/faces/gate/primary";
import { sharePasswords } from "@/lib/faces/gate/share-passwords";
import { startWorker } from "@/lib/faces/gate/worker";
import { EnvironmentError, env } from "@/lib/platform/env";

/* The gate: `node dist/gate.mjs`. The primary watches, GATE_WORKERS workers answer. */

/** Why the gate cannot start, in one sentence for whoever started it. */
function startFailure(error: unknown): string {
  if (error instanceof EnvironmentError) return error.message;
  const { code, message } = error as NodeJS.ErrnoException;
  const { GATE_HOST, GATE_PORT, MILTER_PORT } = env();
  const taken = (error as { port?: number }).port;
  const name = taken !== undefined && taken === MILTER_PORT ? "MILTER_PORT" : "GATE_PORT";
  if (code === "EADDRINUSE")
    return `port ${taken ?? GATE_PORT} on ${GATE_HOST} is taken by another process: stop it or set ${name}.`;
  if (code === "EADDRNOTAVAIL" || code === "ENOTFOUND")
    return `GATE_HOST ${GATE_HOST} is not an address of this machine.`;
  if (code === "EACCES" && (error as NodeJS.ErrnoException).syscall === "listen")
    return `port ${GATE_PORT} needs privileges: set GATE_PORT to one above 1023.`;
  if (isCertificateError(error as NodeJS.ErrnoException))
    return `GATE_TLS_CERTIFICATE or GATE_TLS_KEY cannot be used: ${message}`;
  return message;
}

/** Of OpenSSL, or of a file that is not there. */
const isCertificateError = ({ code = "" }: NodeJS.ErrnoException): boolean =>
  env().GATE_TLS_CERTIFICATE !== undefined &&
  (code.startsWith("ERR_OSSL") || code === "ENOENT" || code === "EACCES");

function requireCallers(): void {
  const { MACHINE_TOKEN, MACHINE_NETWORKS } = env();
  if (!MACHINE_TOKEN && MACHINE_NETWORKS.length === 0)
    throw new EnvironmentError(
      "nobody is allowed to call it: set MACHINE_TOKEN (or MACHINE_TOKEN_FILE) or MACHINE_NETWORKS.",
    );
}

async function work(): Promise<void> {
  try {
    sharePasswords();
    const { close } = await startWorker();
    const end = () => void close().then(() => process.exit(0));
    process.once("SIGTERM", end);
    // The terminal sends Ctrl-C to the whole group; the primary passes on its own signal.
    process.on("SIGINT", () => undefined);
    process.once("disconnect", end);
  } catch (error) {
    process.send?.({ startFailure: startFailure(error) }, () => process.exit(1));
  }
}

if (cluster.isPrimary) {
  try {
    requireCallers();
    runPrimary();
  } catch (error) {
    process.stderr.write(`letterlock gate: ${startFailure(error)}\n`);
    process.exitCode = 1;
  }
} else {
  await work();
}
