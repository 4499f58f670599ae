import type { CreationRefusal } from "@/lib/accounts/mailbox/create-mailbox";
import { AppError, type ErrorCode } from "@/lib/platform/errors";
import { words } from "@/lib/words/text";

/** Why a mailbox was not made, with what to do about it. */
export const creationRefusals = words("mailbox.creationRefusal", {
  "domain-unknown": "This server doesn't handle that domain. Choose another one.",
  "domain-inactive": "This domain is disabled, so you can't create mailboxes in it.",
  "domain-of-other-provider": "This domain belongs to another identity provider.",
  "domain-full":
    "This domain has reached its maximum number of mailboxes. Delete a mailbox or ask for a higher limit.",
  "quota-exceeded":
    "This quota is more than the domain allows or has left. Choose a smaller one or ask for a higher limit.",
  "address-taken": "This address is already used by a mailbox or an alias.",
});

const codes: Record<CreationRefusal, ErrorCode> = {
  "domain-unknown": "not-found",
  "domain-inactive": "conflict",
  "domain-of-other-provider": "conflict",
  "domain-full": "limit-reached",
  "quota-exceeded": "limit-reached",
  "address-taken": "conflict",
};

/** Why a mailbox was not made, for callers that do not branch on the reason. */
export const creationError = (reason: CreationRefusal): AppError =>
  new AppError(codes[reason], creationRefusals(reason));
