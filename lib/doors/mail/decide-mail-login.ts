import { asksDirectory } from "@/lib/access/password-proof";
import { decideAppPassword } from "@/lib/credentials/app-password/decide-app-password";
import { appPasswordDigest } from "@/lib/credentials/app-password/digest";
import { findLogin } from "@/lib/credentials/app-password/find-login";
import { recordAttempt } from "@/lib/credentials/login-attempt/record-attempt";
import { oneGuess } from "@/lib/credentials/login-attempt/take-guess";
import type { DirectoryLogin } from "@/lib/doors/mail/decide-directory-password";
import type { NamedLogin } from "@/lib/doors/mail/decide-named-login";
import { decidePassword, type PasswordLogin } from "@/lib/doors/mail/decide-password";
import { type MailCredential, type MailDecision, rejected } from "@/lib/doors/mail/decision";
import type { LoginRequest } from "@/lib/doors/mail/login-request";
import { databaseClient } from "@/lib/platform/db/client";
import { AppError } from "@/lib/platform/errors";
import { logger } from "@/lib/platform/log";

/** What directories that check passwords are asked. Handed in: few installations load what that needs. */
export interface Directories {
  /** Whether there are any. Throws `unavailable` when the database does not answer. */
  exist(): Promise<boolean>;
  /** Decides where the mailbox's source checks the password. */
  decide(given: DirectoryLogin): Promise<MailDecision>;
  /** Decides on a name that may be a directory's; null where none knows it. */
  decideNamed(given: NamedLogin): Promise<MailDecision | null>;
}

/** The whole answer must be out within 1.5 s, whatever is down (design section 4): Dovecot's Lua waits 1.5 s. */
const deadlineMs = 1_300;

/**
 * Whether a mail client may come in: one indexed read finds the mailbox and the app password; only what has not the
 * form of an app password is compared with the other passwords of the mailbox, or sent to its directory. The attempt is noted.
 */
export async function decideMailLogin(
  request: LoginRequest,
  directories: Directories,
): Promise<MailDecision> {
  const digest = request.password === null ? null : appPasswordDigest(request.password);
  let decision: MailDecision = { decision: "unavailable", reason: "database" };
  try {
    decision = await decide(request, digest, directories);
  } catch (error) {
    if (!(error instanceof AppError) || error.code !== "unavailable") throw error;
    logger("mail-auth").warn({ error: error.cause ?? error }, "cannot decide on logins");
  }
  note(request, credentialOf(decision) ?? (digest ? "app-password" : "local-password"), decision);
  return decision;
}

async function decide(
  request: LoginRequest,
  digest: Buffer | null,
  directories: Directories,
): Promise<MailDecision> {
  const { address, name, password, door, ip } = request;
  if (name === null || password === null) return rejected("no-such-name");
  if (door === null) return rejected("no-such-service");
  const deadline = Date.now() + deadlineMs;
  const login = address === null ? null : await findLogin(databaseClient().pool, address, digest);
  const access = login && decideAppPassword(login, door, ip);
  if (login && access) {
    const { mailboxId, quotaBytes, aclGroups, appPassword } = login;
    const given = {
      credential: "app-password",
      ...(appPassword && { appPasswordName: appPassword.name }),
    } as const;
    if (!access.allowed) return { ...rejected(access.reason, { mailboxId }), ...given };
    return { decision: "accepted", mailboxId, address: name, quotaBytes, aclGroups, ...given };
  }
  if (address === null && !(await directories.exist())) return rejected("no-such-name");
  // Costs no hash: 100 random bits cannot be guessed, and a revoked one must not burden anybody.
  if (digest) return rejected("unknown-app-password", { mailboxId: login?.mailboxId });
  const given = { address: name, plain: password, door, ip, deadline };
  return login && asksDirectory(login.facts)
    ? directories.decide({ ...given, login })
    : decideHere({ ...given, login }, request, directories);
}

/** Compares the password with what is here; a wrong one may be that of somebody whom only a directory knows by this name. */
async function decideHere(
  given: PasswordLogin,
  { address }: LoginRequest,
  directories: Directories,
): Promise<MailDecision> {
  const account = address ?? `login ${given.address.toLowerCase()}`;
  const guess = oneGuess(account, given.ip);
  try {
    const decision = await decidePassword({ ...given, address: account }, guess);
    if (!isWrong(decision) || !(await directories.exist())) return decision;
    return (await directories.decideNamed({ ...given, guess })) ?? decision;
  } finally {
    await guess.end();
  }
}

const isWrong = (decision: MailDecision): boolean =>
  decision.decision === "rejected" && ["unknown-mailbox", "wrong-password"].includes(decision.reason);

function credentialOf(decision: MailDecision): MailCredential | null {
  if (decision.decision !== "unavailable") return decision.credential;
  return decision.reason === "directory-unavailable" ? "directory-password" : null;
}

function note(request: LoginRequest, credential: MailCredential, decision: MailDecision): void {
  const { username, door, service, ip } = request;
  const given = request.address ?? username;
  const address = ("address" in decision && decision.address) || given;
  const reason = decision.decision === "accepted" ? null : decision.reason;
  const isNew = recordAttempt({
    address,
    mailboxId: decision.decision === "unavailable" ? null : decision.mailboxId,
    door: door ?? service,
    credential,
    appPasswordName: decision.decision === "unavailable" ? null : (decision.appPasswordName ?? null),
    result: decision.decision,
    reason,
    detail: address === given ? null : `username: ${given}`,
    ip,
    providerSlug: null,
  });
  if (isNew && (reason || address !== given))
    logger("mail-auth").info({ username, address, door, ip, reason }, `login ${decision.decision}`);
}
