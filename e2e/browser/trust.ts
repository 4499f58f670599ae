import { createHash } from "node:crypto";
import { once } from "node:events";
import { connect } from "node:tls";
import { demoStack } from "../stack";

/** Connects with the demo's CA as the only one trusted; gives the SHA-256 of the server's public key, in base64. */
async function verifiedKey(address: string): Promise<string> {
  const { hostname, port } = new URL(address);
  const socket = connect({ host: hostname, port: Number(port), servername: hostname, ca: demoStack().caPem });
  await once(socket, "secureConnect");
  const certificate = socket.getPeerX509Certificate();
  socket.destroy();
  if (!certificate) throw new Error(`${address} showed no certificate`);
  const key = certificate.publicKey.export({ type: "spki", format: "der" });
  return createHash("sha256").update(key).digest("base64");
}

/**
 * The flag that makes Chromium accept the demo's servers and nothing else: it has no option for a CA file, so the
 * certificates are checked against the CA here and their keys are named to it.
 */
export async function trustFlag(): Promise<string> {
  const { portal, keycloak } = demoStack();
  const keys = await Promise.all([portal, keycloak.url].map(verifiedKey));
  return `--ignore-certificate-errors-spki-list=${keys.join(",")}`;
}
