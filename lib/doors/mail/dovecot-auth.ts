import { hasDirectories } from "@/lib/credentials/directory-password/has-directories";
import { type Directories, decideMailLogin } from "@/lib/doors/mail/decide-mail-login";
import type { MailDecision } from "@/lib/doors/mail/decision";
import { jsonAnswer, unavailableAnswer } from "@/lib/doors/mail/json-answer";
import { readLoginRequest } from "@/lib/doors/mail/login-request";
import { quotaRule } from "@/lib/doors/mail/quota-rule";
import { shownRefusal } from "@/lib/doors/mail/shown-refusal";
import { AppError } from "@/lib/platform/errors";
import { readTypedJson } from "@/lib/platform/http/json-body";
import { logger } from "@/lib/platform/log";

const maxBodyBytes = 64 * 1_024;

function answer(decision: MailDecision): Response {
  switch (decision.decision) {
    case "accepted": {
      const rule = quotaRule(decision.quotaBytes);
      return jsonAnswer(200, {
        success: true,
        user: decision.address,
        ...(rule && { userdb_quota_rule: rule }),
        ...(decision.aclGroups && { userdb_acl_groups: decision.aclGroups }),
      });
    }
    case "rejected":
      return jsonAnswer(401, { success: false, reason: decision.reason, ...shownRefusal(decision.reason) });
    case "unavailable":
      return unavailableAnswer();
  }
}

const directories: Directories = {
  exist: hasDirectories,
  decide: async (given) =>
    (await import("@/lib/doors/mail/decide-directory-password")).decideDirectoryPassword(given),
  decideNamed: async (given) => (await import("@/lib/doors/mail/decide-named-login")).decideNamedLogin(given),
};

/**
 * Loads what directories are asked by, which on a busy machine takes longer than a login may; false while there is no directory,
 * and nothing is loaded. Throws `unavailable` when the database does not answer.
 */
export async function prepareDirectories(): Promise<boolean> {
  if (!(await hasDirectories())) return false;
  await Promise.all([
    import("@/lib/doors/mail/decide-directory-password"),
    import("@/lib/doors/mail/decide-named-login"),
  ]);
  return true;
}

/**
 * `POST /api/dovecot/auth`: Dovecot's question whether a password opens a door (design section 4; wire-compatible with
 * mailcow's Lua client). 200 with userdb fields for prefetch, 401 with a reason, and with a `message` for the mail app's user
 * where the password was right, 400 malformed, 503 in an outage.
 */
export async function dovecotAuth(request: Request): Promise<Response> {
  try {
    const login = readLoginRequest(await readTypedJson(request, maxBodyBytes));
    if (!login) return jsonAnswer(400, { success: false, reason: "malformed" });
    return answer(await decideMailLogin(login, directories));
  } catch (error) {
    if (error instanceof AppError && error.code === "invalid-input")
      return jsonAnswer(400, { success: false, reason: "malformed", detail: error.message });
    logger("mail-auth").error({ error }, "a login broke off");
    return unavailableAnswer();
  }
}
