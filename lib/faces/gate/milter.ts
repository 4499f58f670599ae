import { once } from "node:events";
import { createServer, type Server, type Socket } from "node:net";
import { MilterSession } from "@/lib/doors/submission/milter-session";
import { env } from "@/lib/platform/env";
import { logger } from "@/lib/platform/log";

/** Postfix keeps a connection as long as its client's; that ends after five minutes of silence (RFC 5321, section 4.5.3.2). */
const silenceMs = 600_000;
const maxConnections = 1_000;

function serve(socket: Socket): void {
  const session = new MilterSession();
  socket.setTimeout(silenceMs, () => socket.destroy());
  socket.on("error", () => socket.destroy());
  socket.on("data", (bytes: Buffer) => {
    try {
      socket.write(session.take(bytes));
      if (session.ended) socket.end();
    } catch (error) {
      logger("gate").warn({ error }, "a milter connection broke off");
      socket.destroy();
    }
  });
}

/** Listens for Postfix where MILTER_PORT is set; it holds the From line of submitted mail to the login. */
export async function startMilter(): Promise<{ close(): void } | null> {
  const { GATE_HOST, MILTER_PORT } = env();
  if (MILTER_PORT === undefined) return null;
  const open = new Set<Socket>();
  const server: Server = createServer((socket) => {
    open.add(socket);
    socket.once("close", () => open.delete(socket));
    serve(socket);
  });
  server.maxConnections = maxConnections;
  server.listen(MILTER_PORT, GATE_HOST);
  await once(server, "listening");
  return {
    close() {
      server.close();
      for (const socket of open) socket.destroy();
    },
  };
}
