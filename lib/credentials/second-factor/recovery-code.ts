import { createHmac, randomInt } from "node:crypto";
import type { FactorOwner } from "@/lib/credentials/second-factor/owner";
import { keyFor } from "@/lib/platform/secrets/keyring";

/** How many are made at a time. */
export const recoveryCodeCount = 10;

/** Without 0, 1, i, l and o, which are taken for each other; 10 of 31 characters are 49 bits. */
const alphabet = "23456789abcdefghjkmnpqrstuvwxyz";
const characters = 10;

/** New recovery codes, such as `k3f9x-7mq2a`. */
export const newRecoveryCodes = (): string[] => Array.from({ length: recoveryCodeCount }, newCode);

function newCode(): string {
  const text = Array.from({ length: characters }, () => alphabet[randomInt(alphabet.length)]).join("");
  return `${text.slice(0, 5)}-${text.slice(5)}`;
}

/** What the database keeps: HMAC-SHA-256 under a key that is not in it; spelling does not matter. */
export const recoveryDigest = (owner: FactorOwner, code: string): Buffer =>
  createHmac("sha256", keyFor("recovery-code"))
    .update(`${owner.kind}:${owner.id}:${code.toLowerCase().replace(/[^0-9a-z]/g, "")}`)
    .digest();
