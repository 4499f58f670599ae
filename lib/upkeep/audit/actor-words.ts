import type { AuditEvent } from "@/lib/platform/audit/queries";
import { recordedLabel } from "@/lib/upkeep/audit/recorded-label";
import { verbatim } from "@/lib/words/compose-text";
import { type Text, words } from "@/lib/words/text";

const jobWords = words("audit.job", {
  directorySync: "Directory sync",
  directoryEvents: "Directory events",
  mailAccess: "Mail access",
  notifications: "Notifications",
  passwordHashes: "Password storage",
  backChannelLogout: "Sign-out at the provider",
  housekeeping: "Housekeeping",
  signIn: "Sign-in",
  forgottenPassword: "Forgotten password",
  recoveryAddress: "Recovery address",
});

/** The jobs of the system that change something, as they are recorded. */
const jobs: ReadonlyMap<string, Text> = new Map([
  ["directory-sync", jobWords("directorySync")],
  ["notices", jobWords("directoryEvents")],
  ["lifecycle", jobWords("mailAccess")],
  ["notifications", jobWords("notifications")],
  ["password hashes", jobWords("passwordHashes")],
  ["back-channel-logout", jobWords("backChannelLogout")],
  ["housekeeping", jobWords("housekeeping")],
  ["sign-in", jobWords("signIn")],
  ["forgotten-password", jobWords("forgottenPassword")],
  ["recovery-address", jobWords("recoveryAddress")],
]);

/** Who has changed something, for people: a job of the system in words, a login or name as it is. */
export const actorText = ({ actorKind, actorLabel }: Pick<AuditEvent, "actorKind" | "actorLabel">): Text =>
  (actorKind === "system" ? jobs.get(actorLabel) : undefined) ?? verbatim(actorLabel);

/** The label by which an actor is recorded, for what somebody read of it. */
export const recordedActor = (typed: string, say: (text: Text) => string): string =>
  recordedLabel(jobs, typed, say);
