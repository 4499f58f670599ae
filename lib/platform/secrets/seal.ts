import { createCipheriv, createDecipheriv, randomBytes } from "node:crypto";
import { AppError } from "@/lib/platform/errors";
import { keyFor } from "@/lib/platform/secrets/keyring";
import { words } from "@/lib/words/text";

const sealWords = words("secret", {
  cannotOpen:
    "A stored secret can't be decrypted. Check that LETTERLOCK_SECRET is the one it was saved with, or enter the secret again.",
});

const version = "v1";
const ivBytes = 12;
const tagBytes = 16;

/**
 * Encrypts a secret for storage with AES-256-GCM (NIST SP 800-38D) under a fresh 96-bit IV. `purpose` (such as
 * `identity-provider:UUID`) is authenticated with it, so a sealed value moved to another row does not open.
 */
export function seal(plain: string, purpose: string): string {
  const iv = randomBytes(ivBytes);
  const cipher = createCipheriv("aes-256-gcm", keyFor("seal"), iv);
  cipher.setAAD(Buffer.from(purpose));
  const body = Buffer.concat([cipher.update(plain, "utf8"), cipher.final()]);
  return `${version}.${Buffer.concat([iv, cipher.getAuthTag(), body]).toString("base64url")}`;
}

/** Opens what `seal` made for the same purpose. Throws `internal` when the key, the purpose or the value is another. */
export function unseal(sealed: string, purpose: string): string {
  try {
    const [prefix, encoded] = sealed.split(".");
    if (prefix !== version || !encoded) throw new Error("unknown format");
    const raw = Buffer.from(encoded, "base64url");
    // Without a length given, GCM takes a tag that was cut to four bytes, which can be guessed.
    const decipher = createDecipheriv("aes-256-gcm", keyFor("seal"), raw.subarray(0, ivBytes), {
      authTagLength: tagBytes,
    });
    decipher.setAAD(Buffer.from(purpose));
    decipher.setAuthTag(raw.subarray(ivBytes, ivBytes + tagBytes));
    return Buffer.concat([decipher.update(raw.subarray(ivBytes + tagBytes)), decipher.final()]).toString(
      "utf8",
    );
  } catch (cause) {
    throw new AppError("internal", sealWords("cannotOpen"), { cause });
  }
}
