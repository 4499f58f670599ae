import { z } from "zod";
import { findRecipient } from "@/lib/doors/mail/find-recipient";
import { jsonAnswer, unavailableAnswer } from "@/lib/doors/mail/json-answer";
import { quotaRule } from "@/lib/doors/mail/quota-rule";
import { canonicalAddress } from "@/lib/platform/address/address";
import { AppError } from "@/lib/platform/errors";
import { readTypedJson } from "@/lib/platform/http/json-body";
import { logger } from "@/lib/platform/log";

const maxBodyBytes = 16 * 1_024;
const userdbBody = z.object({ username: z.string().max(512), service: z.string().optional() });

async function lookUp(username: string): Promise<Response> {
  const address = username === username.trim() ? canonicalAddress(username)?.address : undefined;
  const found = address === undefined ? null : await findRecipient(address);
  if (!found) return jsonAnswer(404, { success: false });
  const rule = quotaRule(found.quotaBytes);
  const { aclGroups } = found;
  return jsonAnswer(200, {
    success: true,
    user: address,
    ...(rule && { quota_rule: rule }),
    ...(aclGroups && { acl_groups: aclGroups }),
  });
}

/**
 * `POST /api/dovecot/userdb`: who receives mail (LMTP) and whose mail `doveadm` may handle. 200 with the fields, 404
 * for names that do not exist or do not receive, 503 in an outage, so that mail waits instead of bouncing.
 */
export async function dovecotUserdb(request: Request): Promise<Response> {
  try {
    const body = userdbBody.safeParse(await readTypedJson(request, maxBodyBytes));
    if (!body.success) return jsonAnswer(400, { success: false, reason: "malformed" });
    return await lookUp(body.data.username);
  } catch (error) {
    if (error instanceof AppError && error.code === "invalid-input")
      return jsonAnswer(400, { success: false, reason: "malformed", detail: error.message });
    logger("mail-auth").warn({ error }, "a user lookup failed");
    return unavailableAnswer();
  }
}
