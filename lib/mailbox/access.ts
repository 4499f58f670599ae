import { type ClientProtocol, clientProtocols } from "@/lib/db/protocols";
import type { AdminState, DirectoryState } from "@/lib/db/schema/mailbox";

/** Everything a person, a mail client or a delivery can want to enter. */
export type Door = "portal" | "webmail" | ClientProtocol | "delivery";

/** What a mailbox must tell to be decided upon; every read of a login selects exactly this. */
export type AccessFacts = {
  adminState: AdminState;
  directoryState: DirectoryState;
  /** Whether mail is still taken in for somebody who is not present in the directory. */
  directoryReceives: boolean;
  domainActive: boolean;
  /** null: the local source. */
  identityProviderId: string | null;
  localPasswordAllowed: boolean;
  /** Whether the source lets mail passwords in: its provider is switched on, and the mail-password flow there. */
  mailPasswordAllowed: boolean;
  hasSecondFactor: boolean;
  requireSecondFactor: boolean;
  webmail: boolean;
} & Record<ClientProtocol, boolean>;

/** The proof that was given. Its own validity (hash, digest, token) has been checked by the caller. */
export type Credential =
  | { kind: "none" }
  /** `opened`: of an administrator who has opened the mailbox and has proved more than its password. */
  | { kind: "session"; opened?: boolean }
  | { kind: "local-password" }
  /** The one whose hash the source's directory gives (mail-password flow). */
  | { kind: "mail-password" }
  | { kind: "single-sign-on"; identityProviderId: string }
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
  | "second-factor-set"
  | "second-factor-required"
  | "credential-not-for-door"
  | "app-password-lacks-protocol"
  | "app-password-expired"
  | "network-not-allowed";

export type AccessDecision = { allowed: true } | { allowed: false; reason: AccessRefusal };

const isClientProtocol = (door: Door): door is ClientProtocol =>
  (clientProtocols as readonly string[]).includes(door);

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

function doorRefusal(facts: AccessFacts, door: Door): AccessRefusal | null {
  if (door === "webmail" && !facts.webmail) return "protocol-off";
  if (isClientProtocol(door) && !facts[door]) return "protocol-off";
  return null;
}

function credentialRefusal(
  facts: AccessFacts,
  door: Door,
  credential: Credential,
  now: Date,
): AccessRefusal | null {
  switch (credential.kind) {
    case "none":
      return door === "delivery" ? null : "credential-not-for-door";
    case "session":
      if (door !== "portal" && door !== "webmail") return "credential-not-for-door";
      return lacksSecondFactor(facts) && !credential.opened ? "second-factor-required" : null;
    case "single-sign-on":
      if (door !== "portal") return "credential-not-for-door";
      return facts.identityProviderId === credential.identityProviderId ? null : "other-source";
    case "local-password":
      if (facts.identityProviderId !== null && !facts.localPasswordAllowed) return "other-source";
      return passwordRefusal(facts, door);
    case "mail-password":
      if (facts.identityProviderId === null) return "other-source";
      return facts.mailPasswordAllowed ? passwordRefusal(facts, door) : "mail-password-off";
    case "app-password":
      return appPasswordRefusal(credential, door, now);
  }
}

function passwordRefusal(facts: AccessFacts, door: Door): AccessRefusal | null {
  // DAV and ActiveSync keep passwords in phones for years: app passwords only.
  const accepted =
    door === "portal" || door === "imap" || door === "pop3" || door === "smtp" || door === "sieve";
  if (!accepted) return "credential-not-for-door";
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
