import type { AccessFacts } from "@/lib/access/facts";
import {
  type ClientProtocol,
  type Door,
  isClientProtocol,
  isProtocol,
  takesCredential,
} from "@/lib/platform/db/protocols";

/** The proof that was given. Its own validity (hash, digest, token) has been checked by the caller. */
export type Credential =
  | { kind: "none" }
  /** `opened`: of an administrator who has opened the mailbox and has proved more than its password. */
  | { kind: "session"; opened?: boolean }
  | { kind: "local-password" }
  /** The one whose hash the source's directory gives (mail-password flow). */
  | { kind: "mail-password" }
  /** The one that the source's directory has checked itself (a bind). */
  | { kind: "directory-password" }
  | { kind: "single-sign-on"; identityProviderId: string }
  /** One that has verified the person, and so is both factors at once. */
  | { kind: "passkey" }
  | {
      kind: "app-password";
      protocols: Record<ClientProtocol, boolean>;
      expiresAt: Date | null;
      networkAllowed: boolean;
    };

export type AccessRefusal =
  | "mailbox-disabled"
  | "receive-only"
  | "directory-disabled"
  | "domain-inactive"
  | "protocol-off"
  | "other-source"
  | "mail-password-off"
  | "directory-password-off"
  | "second-factor-set"
  | "second-factor-required"
  | "credential-not-for-door"
  | "app-password-lacks-protocol"
  | "app-password-expired"
  | "network-not-allowed";

export type AccessDecision = { allowed: true } | { allowed: false; reason: AccessRefusal };

/**
 * The one place that decides whether a mailbox may be entered by a door with a kind of credential (design section 5).
 * Nothing else compares states. A refusal names the first reason, from the widest to the narrowest.
 */
export function decideAccess(
  facts: AccessFacts,
  door: Door,
  credential: Credential,
  now = new Date(),
): AccessDecision {
  const reason =
    stateRefusal(facts, door) ?? doorRefusal(facts, door) ?? credentialRefusal(facts, door, credential, now);
  return reason ? { allowed: false, reason } : { allowed: true };
}

function stateRefusal(facts: AccessFacts, door: Door): AccessRefusal | null {
  if (!facts.domainActive) return "domain-inactive";
  if (facts.adminState === "disabled") return "mailbox-disabled";
  const hasLeft = facts.directoryState !== "present";
  if (door === "delivery") return hasLeft && !facts.directoryReceives ? "directory-disabled" : null;
  if (facts.adminState === "receive-only") return "receive-only";
  return hasLeft ? "directory-disabled" : null;
}

const doorRefusal = (facts: AccessFacts, door: Door): AccessRefusal | null =>
  isProtocol(door) && !facts[door] ? "protocol-off" : null;

function credentialRefusal(
  facts: AccessFacts,
  door: Door,
  credential: Credential,
  now: Date,
): AccessRefusal | null {
  const misfit = takesCredential(door, credential.kind) ? null : "credential-not-for-door";
  switch (credential.kind) {
    case "none":
      return misfit;
    case "session":
      return misfit ?? (lacksSecondFactor(facts) && !credential.opened ? "second-factor-required" : null);
    case "single-sign-on":
      return misfit ?? (facts.identityProviderId === credential.identityProviderId ? null : "other-source");
    case "passkey":
      return facts.identityProviderId === null ? misfit : "other-source";
    case "local-password":
      if (facts.identityProviderId !== null && !facts.localPasswordAllowed) return "other-source";
      return misfit ?? factorRefusal(facts, door);
    case "mail-password":
      if (facts.identityProviderId === null) return "other-source";
      if (!facts.mailPasswordAllowed) return "mail-password-off";
      return misfit ?? factorRefusal(facts, door);
    case "directory-password":
      if (facts.identityProviderId === null) return "other-source";
      if (!facts.directoryPasswordAllowed) return "directory-password-off";
      return misfit ?? factorRefusal(facts, door);
    case "app-password":
      return appPasswordRefusal(credential, door, now);
  }
}

function factorRefusal(facts: AccessFacts, door: Door): AccessRefusal | null {
  // No mail app can ask for a second factor: the password alone must not be enough there.
  if (door === "portal") return null;
  if (facts.hasSecondFactor) return "second-factor-set";
  return lacksSecondFactor(facts) ? "second-factor-required" : null;
}

/**
 * Whether a mailbox must set up a second factor before anything but its app passwords works. People of an identity
 * provider are not asked: their second factor belongs to it.
 */
export const lacksSecondFactor = (facts: AccessFacts): boolean =>
  facts.requireSecondFactor && !facts.hasSecondFactor && facts.identityProviderId === null;

function appPasswordRefusal(
  credential: Extract<Credential, { kind: "app-password" }>,
  door: Door,
  now: Date,
): AccessRefusal | null {
  if (!isClientProtocol(door)) return "credential-not-for-door";
  if (!credential.protocols[door]) return "app-password-lacks-protocol";
  if (credential.expiresAt !== null && credential.expiresAt <= now) return "app-password-expired";
  if (!credential.networkAllowed) return "network-not-allowed";
  return null;
}
