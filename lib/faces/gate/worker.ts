import { once } from "node:events";
import { createServer, type Server, type ServerOptions } from "node:http";
import { createServer as createTlsServer } from "node:https";
import { getRequestListener } from "@hono/node-server";
import { gateApp } from "@/lib/faces/gate/app";
import { followCertificate, readCertificate } from "@/lib/faces/gate/certificate";
import { followDirectories } from "@/lib/faces/gate/follow-directories";
import { startMilter } from "@/lib/faces/gate/milter";
import { databaseClient } from "@/lib/platform/db/client";
import { drainWrites } from "@/lib/platform/db/write-behind";
import { env } from "@/lib/platform/env";
import { logger } from "@/lib/platform/log";

/** nginx and Dovecot keep connections for 30 to 60 s; the server must be the one that waits longer. */
const keepAliveMs = 75_000;
const slowClientMs = 5_000;
/** Node looks for slow clients every 30 s unless told. */
const slowClientCheckMs = 1_000;
const lastRequestsMs = 3_000;
const sweepMs = 50;

const options: ServerOptions = {
  keepAliveTimeout: keepAliveMs,
  headersTimeout: slowClientMs,
  requestTimeout: slowClientMs,
  connectionsCheckingInterval: slowClientCheckMs,
};

function makeServer(): Server {
  const listener = getRequestListener(gateApp().fetch);
  const certificate = readCertificate();
  if (!certificate) return createServer(options, listener);
  const handshakeTimeout = slowClientMs;
  const server = createTlsServer(
    { ...options, ...certificate, handshakeTimeout, minVersion: "TLSv1.2" },
    listener,
  );
  followCertificate(server);
  return server;
}

/** Listens and answers until `close` is called. Rejects with the system's error when it cannot listen. */
export async function startWorker(): Promise<{ close(): Promise<void> }> {
  const { GATE_HOST, GATE_PORT } = env();
  const server = makeServer();
  // First: a worker that listens on the gate's port counts as one that works.
  const milter = await startMilter();
  server.listen(GATE_PORT, GATE_HOST);
  await once(server, "listening");
  logger("gate").info("worker answers");
  const stopFollowing = followDirectories();
  return {
    close() {
      stopFollowing();
      milter?.close();
      return closeWorker(server);
    },
  };
}

/** Takes no new connection, lets requests under way end, writes what is in memory, closes the database. */
async function closeWorker(server: Server): Promise<void> {
  const closed = once(server, "close");
  server.close();
  // A kept-alive connection becomes idle only once its last answer is out, so this has to be asked again.
  const sweep = setInterval(() => server.closeIdleConnections(), sweepMs);
  const cut = setTimeout(() => server.closeAllConnections(), lastRequestsMs);
  await closed;
  clearInterval(sweep);
  clearTimeout(cut);
  await drainWrites();
  await databaseClient().close();
  logger("gate").info("worker ended");
}
