import {
  type AccessDecision,
  type AccessRefusal,
  type Credential,
  decideAccess,
} from "@/lib/access/decide-access";
import type { AccessFacts } from "@/lib/access/facts";
import { clientProtocols, type Door, protocolFlags } from "@/lib/platform/db/protocols";

/** What one can come with; a mailbox's own provider for single sign-on, the best app password there could be. */
export const credentialKinds = [
  "local-password",
  "mail-password",
  "directory-password",
  "single-sign-on",
  "session",
  "app-password",
] as const;
export type CredentialKind = (typeof credentialKinds)[number];

function credentialOf(kind: CredentialKind, facts: AccessFacts): Credential {
  switch (kind) {
    case "local-password":
    case "mail-password":
    case "directory-password":
    case "session":
      return { kind };
    case "single-sign-on":
      // A local mailbox belongs to no provider, whichever it may be.
      return { kind, identityProviderId: facts.identityProviderId ?? "none" };
    case "app-password":
      return { kind, protocols: protocolFlags(clientProtocols), expiresAt: null, networkAllowed: true };
  }
}

export interface CredentialVerdict {
  credential: CredentialKind;
  accepted: boolean;
  reason: AccessRefusal | null;
}

/** All kinds but one: a source gives the hash of a password, or checks passwords itself. */
function kindsFor({ directoryPasswordAllowed }: AccessFacts): CredentialKind[] {
  const other = directoryPasswordAllowed ? "mail-password" : "directory-password";
  return credentialKinds.filter((kind) => kind !== other);
}

/** What the access decision says of each kind of credential at a door; of those that the mailbox can have, unless told. */
export const judgeCredentials = (
  facts: AccessFacts,
  door: Door,
  kinds: readonly CredentialKind[] = kindsFor(facts),
): CredentialVerdict[] =>
  kinds.map((credential) => ({
    credential,
    ...verdictOf(decideAccess(facts, door, credentialOf(credential, facts))),
  }));

/** A decision as fields of a document. */
export const verdictOf = (decision: AccessDecision) => ({
  accepted: decision.allowed,
  reason: decision.allowed ? null : decision.reason,
});

/** What the access decision says of mail that is delivered. */
export const judgeDelivery = (facts: AccessFacts): AccessDecision =>
  decideAccess(facts, "delivery", { kind: "none" });
