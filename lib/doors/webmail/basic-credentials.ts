import { canonicalAddress } from "@/lib/platform/address/address";

export interface BasicCredentials {
  /** Canonical; null when the name cannot be a mailbox here. */
  address: string | null;
  username: string;
  password: string;
}

const maxHeaderLength = 4_096;

/**
 * Name and password from an Authorization header (RFC 7617, UTF-8), or null when there is none. Windows and Android
 * put a domain before the name, `DEMO\alice@demo.test` or `\alice@demo.test`; it is dropped.
 */
export function readBasicCredentials(header: string | null): BasicCredentials | null {
  const encoded = /^Basic +([A-Za-z0-9+/]+={0,2})$/i.exec(header ?? "")?.[1];
  if (!encoded || encoded.length > maxHeaderLength) return null;
  const text = decode(encoded);
  const colon = text?.indexOf(":") ?? -1;
  if (!text || colon < 0) return null;
  const username = text.slice(0, colon);
  const name = username.slice(username.lastIndexOf("\\") + 1);
  const address = name === name.trim() ? (canonicalAddress(name)?.address ?? null) : null;
  return { address, username, password: text.slice(colon + 1) };
}

function decode(encoded: string): string | null {
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(Buffer.from(encoded, "base64"));
  } catch {
    return null;
  }
}
