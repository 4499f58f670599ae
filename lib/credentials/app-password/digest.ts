import { createHmac } from "node:crypto";
import { normalAppPassword } from "@/lib/platform/secrets/app-password-form";
import { keyFor } from "@/lib/platform/secrets/keyring";

/** What the database keeps of an app password: HMAC-SHA-256 under a key of its own. `normal` is the normalised form. */
const digestOf = (normal: string): Buffer =>
  createHmac("sha256", keyFor("app-password")).update(normal).digest();

/** The digest of whatever was typed, or null when it does not have the form of an app password. */
export function appPasswordDigest(given: string): Buffer | null {
  const normal = normalAppPassword(given);
  return normal === null ? null : digestOf(normal);
}
