import type { CreateAliasOutcome } from "@/lib/accounts/alias/create-alias";
import { AppError } from "@/lib/platform/errors";

type Reason = Extract<CreateAliasOutcome, { created: false }>["reason"];

const errors: Record<Reason, (address: string) => AppError> = {
  "domain-unknown": (address) => new AppError("not-found", `The domain of ${address} is not here.`),
  "domain-inactive": (address) => new AppError("conflict", `The domain of ${address} is switched off.`),
  "domain-full": (address) =>
    new AppError("limit-reached", `The domain of ${address} has all the aliases it may have.`),
  "address-taken": (address) =>
    new AppError("conflict", `${address} is the address of a mailbox or an alias already.`),
};

/** A refused alias as an error, for callers that do not branch on the reason. */
export const aliasRefusalError = (reason: Reason, address: string): AppError => errors[reason](address);
