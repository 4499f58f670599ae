import type { AccessFacts } from "@/lib/access/facts";
import type { PasswordHashes } from "@/lib/access/queries";
import { rewriteHashLater } from "@/lib/access/rewrite-password-hash";
import { checkPassword, rememberedAnswer } from "@/lib/platform/secrets/verified-password";

/** A stored hash that a given password may fit, and what kind of credential the password then is. */
export interface PasswordProof {
  credential: "local-password" | "mail-password";
  /** Null: there is nothing to fit; that must not show by the time it takes. */
  stored: string | null;
}

/** At least one, so that there is always something to compare with. */
export type PasswordProofs = readonly [PasswordProof, ...PasswordProof[]];

const nothing: PasswordProofs = [{ credential: "local-password", stored: null }];

/**
 * The hashes that a password given for a mailbox is compared with, in order; null: there is no such mailbox. One, so
 * that a guess costs one hash whatever there is; two only where an administrator lets the local password work beside
 * the directory's, and none where that is the directory's to check. Whether the mailbox then opens is `decideAccess`'s question, after the right password.
 */
export function passwordProofs(
  mailbox: { facts: AccessFacts; hashes: PasswordHashes } | null,
): PasswordProofs {
  if (!mailbox) return nothing;
  const { facts, hashes } = mailbox;
  const local = { credential: "local-password", stored: hashes.passwordHash } as const;
  if (asksDirectory(facts)) return facts.localPasswordAllowed ? [local] : nothing;
  if (facts.identityProviderId === null || hashes.directoryPasswordHash === null) return [local];
  const mail = { credential: "mail-password", stored: hashes.directoryPasswordHash } as const;
  return facts.localPasswordAllowed && local.stored !== null ? [mail, local] : [mail];
}

/** Whether a password that fits none of the hashes here is its source's directory to check. */
export const asksDirectory = ({ identityProviderId, directoryPasswordAllowed }: AccessFacts): boolean =>
  identityProviderId !== null && directoryPasswordAllowed;

interface Given {
  /** The name that was given, in canonical form. */
  name: string;
  plain: string;
}

/** What the password is, as far as that is known already; null: it fits nothing; undefined: a hash must be computed. */
export function rememberedProof(given: Given, proofs: PasswordProofs): PasswordProof | null | undefined {
  const answers = proofs.map(({ stored }) => rememberedAnswer({ ...given, stored }));
  const right = proofs[answers.indexOf(true)];
  if (right) return right;
  return answers.every((answer) => answer === false) ? null : undefined;
}

/**
 * The first proof that the password fits, or null; a hash that should not stay is rewritten soon. Costs and throws what `checkPassword` does, for each that
 * is tried.
 */
export async function findProof(
  given: Given,
  proofs: PasswordProofs,
  signal?: AbortSignal,
): Promise<PasswordProof | null> {
  for (const proof of proofs)
    if (await checkPassword({ ...given, stored: proof.stored }, signal)) {
      noteProven(given, proof);
      return proof;
    }
  return null;
}

/** A directory's hash is its own to change. */
function noteProven({ name, plain }: Given, { credential, stored }: PasswordProof): void {
  if (credential === "local-password" && stored !== null) rewriteHashLater({ name, plain, stored });
}
