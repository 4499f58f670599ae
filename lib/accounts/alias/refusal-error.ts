import type { CreateAliasOutcome } from "@/lib/accounts/alias/create-alias";
import { AppError, type ErrorCode } from "@/lib/platform/errors";
import { words } from "@/lib/words/text";

/** Why an alias is not made or changed, and what to do. */
export const aliasRefusals = words("aliases.refusals", {
  gone: "This alias no longer exists.",
  foreignDomain: "You can't manage aliases in {domain}.",
  mailboxNotFound: "Mailbox not found: {address}",
  "domain-unknown": "This server doesn't handle that domain. Use one of your own domains.",
  "domain-inactive": "The domain of this address is disabled.",
  "domain-full": "This domain has reached its maximum number of aliases.",
  "address-taken": "This address is already used by a mailbox or an alias.",
});

type Reason = Extract<CreateAliasOutcome, { created: false }>["reason"];

const codes: Record<Reason, ErrorCode> = {
  "domain-unknown": "not-found",
  "domain-inactive": "conflict",
  "domain-full": "limit-reached",
  "address-taken": "conflict",
};

/** A refused alias as an error, for callers that do not branch on the reason. */
export const aliasRefusalError = (reason: Reason): AppError =>
  new AppError(codes[reason], aliasRefusals(reason), { fields: { address: aliasRefusals(reason) } });
