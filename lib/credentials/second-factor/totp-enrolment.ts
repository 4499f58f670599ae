import { z } from "zod";
import type { FactorOwner } from "@/lib/credentials/second-factor/owner";
import { newTotpSecret, toBase32, totpUri } from "@/lib/credentials/second-factor/totp";
import { seal, unseal } from "@/lib/platform/secrets/seal";

const lifetimeMs = 15 * 60_000;
const content = z.object({ secret: z.base64(), ends: z.number() });

/** The name that authenticator apps show beside the account. */
const issuerName = "Letterlock";

const purposeOf = ({ kind, id }: FactorOwner) => `totp-enrolment:${kind}:${id}`;

export interface TotpEnrolment {
  /** To be sent back with the first code; sealed, so that nothing has to be stored until then. */
  enrolment: string;
  /** The secret for typing, in base32. */
  secret: string;
  /** The same for a QR code. */
  uri: string;
}

/** A new secret for an authenticator app. It counts only once `addTotp` has seen a code of it. */
export function startTotp(owner: FactorOwner, label: string, now = new Date()): TotpEnrolment {
  const secret = newTotpSecret();
  const ends = now.getTime() + lifetimeMs;
  const sealed = seal(JSON.stringify({ secret: secret.toString("base64"), ends }), purposeOf(owner));
  return { enrolment: sealed, secret: toBase32(secret), uri: totpUri(secret, issuerName, label) };
}

/** The secret of an enrolment of this owner; null when it is too old. Throws `internal` for anything made up. */
export function openEnrolment(owner: FactorOwner, enrolment: string, now = new Date()): Buffer | null {
  const { secret, ends } = content.parse(JSON.parse(unseal(enrolment, purposeOf(owner))));
  return ends > now.getTime() ? Buffer.from(secret, "base64") : null;
}

const totpPurpose = ({ kind, id }: FactorOwner) => `totp:${kind}:${id}`;

/** An authenticator's secret as the database keeps it; it opens for this owner only. */
export const sealTotp = (owner: FactorOwner, secret: Buffer): string =>
  seal(secret.toString("base64"), totpPurpose(owner));

/** The reverse of `sealTotp`. */
export const unsealTotp = (owner: FactorOwner, sealed: string): Buffer =>
  Buffer.from(unseal(sealed, totpPurpose(owner)), "base64");
