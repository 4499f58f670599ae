import type { CreationRefusal } from "@/lib/accounts/mailbox/create-mailbox";
import { AppError, type ErrorCode } from "@/lib/platform/errors";

const refusals: Record<CreationRefusal, [code: ErrorCode, message: string]> = {
  "domain-unknown": ["not-found", "There is no such domain here. Choose another one."],
  "domain-inactive": ["conflict", "This domain is switched off: no mailboxes can be made in it."],
  "domain-of-other-provider": ["conflict", "This domain belongs to another identity provider."],
  "domain-full": [
    "limit-reached",
    "This domain has all the mailboxes it may have. Delete one, or have its limit raised.",
  ],
  "quota-exceeded": [
    "limit-reached",
    "This quota is more than this domain allows or has left. Choose a smaller one, or have the limit raised.",
  ],
  "address-taken": ["conflict", "There is a mailbox or an alias with this address already."],
};

/** Why a mailbox was not made, with what to do about it, for callers that do not branch on the reason. */
export const creationError = (reason: CreationRefusal): AppError => new AppError(...refusals[reason]);
