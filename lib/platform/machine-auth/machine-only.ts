import { env } from "@/lib/platform/env";
import { logger } from "@/lib/platform/log";
import { peerOf } from "@/lib/platform/machine-auth/peer";
import { canonicalIp, isInNetworks } from "@/lib/platform/networks";
import { bytesEqual } from "@/lib/platform/secrets/bytes-equal";

export type Endpoint = (request: Request) => Promise<Response>;

let expected: { token: string; bytes: Buffer } | undefined;

/** In constant time for tokens of the right length; the length itself is no secret. */
function isRightToken(given: string | null): boolean {
  const token = env().MACHINE_TOKEN;
  if (!given || !token) return false;
  if (expected?.token !== token) expected = { token, bytes: Buffer.from(token) };
  return bytesEqual(Buffer.from(given), expected.bytes);
}

/** The token of a machine: X-Letterlock-Token, or Bearer where Authorization is not the visitor's own. */
function tokenOf(headers: Headers): string | null {
  const own = headers.get("x-letterlock-token");
  if (own !== null) return own;
  const authorization = headers.get("authorization");
  return authorization?.slice(0, 7).toLowerCase() === "bearer " ? authorization.slice(7).trim() : null;
}

/** The machine's address: that of the socket, or what a trusted proxy in front says in X-Real-IP. */
function callerAddress(request: Request): string | null {
  const peer = peerOf(request);
  if (peer === null || !isInNetworks(peer, env().TRUSTED_PROXIES)) return peer;
  const told = request.headers.get("x-real-ip");
  return told === null ? peer : canonicalIp(told);
}

function isMachine(request: Request): boolean {
  if (isRightToken(tokenOf(request.headers))) return true;
  const networks = env().MACHINE_NETWORKS;
  if (networks.length === 0) return false;
  const caller = callerAddress(request);
  return caller !== null && isInNetworks(caller, networks);
}

/**
 * Guards a machine endpoint: callers prove themselves by MACHINE_TOKEN or come from MACHINE_NETWORKS; all others get
 * 403 before anything is read. Networks count only where the socket's address is known, which is in the gate.
 */
export const machineOnly =
  (endpoint: Endpoint): Endpoint =>
  async (request) => {
    if (isMachine(request)) return endpoint(request);
    logger("machine-auth").warn(
      { path: new URL(request.url).pathname, peer: peerOf(request) },
      "refused a caller without the machine token",
    );
    return Response.json({ success: false, reason: "caller-not-allowed" }, { status: 403 });
  };
