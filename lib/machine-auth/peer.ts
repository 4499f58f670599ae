const peers = new WeakMap<Request, string>();

/** Notes the address of the socket a request came by. Only a server of our own knows it; a header could be forged. */
export function rememberPeer(request: Request, address: string | undefined): void {
  if (address) peers.set(request, address);
}

/** The address of the socket, or null where the server does not tell (Next's route handlers). */
export const peerOf = (request: Request): string | null => peers.get(request) ?? null;
