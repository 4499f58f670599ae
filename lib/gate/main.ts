import cluster from "node:cluster";
import { EnvironmentError, env } from "@/lib/env";
import { runPrimary } from "@/lib/gate/primary";
import { startWorker } from "@/lib/gate/worker";

/* The gate: `node dist/gate.mjs`. The primary watches, GATE_WORKERS workers answer. */

/** Why the gate cannot start, in one sentence for whoever started it. */
function startFailure(error: unknown): string {
  if (error instanceof EnvironmentError) return error.message;
  const { code, message } = error as NodeJS.ErrnoException;
  const { GATE_HOST, GATE_PORT } = env();
  if (code === "EADDRINUSE")
    return `port ${GATE_PORT} on ${GATE_HOST} is taken by another process: stop it or set GATE_PORT.`;
  if (code === "EADDRNOTAVAIL" || code === "ENOTFOUND")
    return `GATE_HOST ${GATE_HOST} is no address of this machine.`;
  if (code === "EACCES") return `port ${GATE_PORT} needs privileges: set GATE_PORT to one above 1023.`;
  return message;
}

function requireCallers(): void {
  const { MACHINE_TOKEN, MACHINE_NETWORKS } = env();
  if (!MACHINE_TOKEN && MACHINE_NETWORKS.length === 0)
    throw new EnvironmentError(
      "nobody could call it: set MACHINE_TOKEN (or MACHINE_TOKEN_FILE), or MACHINE_NETWORKS.",
    );
}

async function work(): Promise<void> {
  try {
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
