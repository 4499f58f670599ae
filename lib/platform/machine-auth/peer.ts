const peer = Symbol("peer");

/** A property rather than a WeakMap: every login passes here, and weak maps cost the garbage collector most. */
interface WithPeer {
  [peer]?: string;
}

/** Notes the address of the socket a request came by. Only a server of our own knows it; a header could be forged. */
export function rememberPeer(request: Request & WithPeer, address: string | undefined): void {
  if (address) request[peer] = address;
}

/** The address of the socket, or null where the server does not tell (Next's route handlers). */
export const peerOf = (request: Request & WithPeer): string | null => request[peer] ?? null;
