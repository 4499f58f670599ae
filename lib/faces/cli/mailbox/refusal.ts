import type { CreateMailboxOutcome } from "@/lib/accounts/mailbox/create-mailbox";
import { AppError } from "@/lib/platform/errors";

type Reason = Extract<CreateMailboxOutcome, { created: false }>["reason"];

const refusals: Record<Reason, (address: string) => AppError> = {
  "domain-unknown": (address) =>
    new AppError("not-found", `The domain of ${address} is not here. Make it with: letterlock domain create`),
  "domain-inactive": (address) => new AppError("conflict", `The domain of ${address} is switched off.`),
  "domain-of-other-provider": (address) =>
    new AppError("conflict", `The domain of ${address} belongs to another identity provider.`),
  "domain-full": (address) =>
    new AppError("limit-reached", `The domain of ${address} has all the mailboxes it may have.`),
  "quota-exceeded": (address) =>
    new AppError("limit-reached", `The quota of ${address} is more than its domain allows or has left.`),
  "address-taken": (address) => new AppError("conflict", `${address} exists already.`),
};

/** A domain's refusal of a new mailbox as an error of the command line. */
export const refusalError = (reason: Reason, address: string): AppError => refusals[reason](address);
