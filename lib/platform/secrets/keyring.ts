import { hkdfSync } from "node:crypto";
import { env } from "@/lib/platform/env";

export type KeyPurpose =
  | "seal"
  | "app-password"
  | "auth-js"
  | "recovery-code"
  | "audit-anchor"
  | "directory-password"
  | "known-network";

const cache = new Map<KeyPurpose, Buffer>();

/** A 256-bit key for one purpose, derived from LETTERLOCK_SECRET by HKDF-SHA-256 (RFC 5869). */
export function keyFor(purpose: KeyPurpose): Buffer {
  let key = cache.get(purpose);
  if (!key) {
    const secret = Buffer.from(env().LETTERLOCK_SECRET, "base64");
    key = Buffer.from(hkdfSync("sha256", secret, "letterlock", purpose, 32));
    cache.set(purpose, key);
  }
  return key;
}
