import { AppError } from "@/lib/platform/errors";
import type { ProviderWords } from "@/lib/platform/foreign-answer/provider-words";
import type { Text } from "@/lib/words/text";

/** What was wrong with an answer. The first two are outages, and so is a `status` of 429 or above 499. */
export type ProblemKind =
  /** No connection, or it broke off. */
  | "unreachable"
  | "timeout"
  /** The address may not be asked: see `reach.ts`. */
  | "address"
  | "redirect"
  | "too-large"
  /** Packed in a way that was not asked for, or packed wrongly. */
  | "packing"
  | "content-type"
  | "malformed"
  | "status";

interface ProblemDetails {
  /** Node's or OpenSSL's code of a problem of the network. */
  code?: string | null;
  /** Of an answer that came. */
  status?: number;
  /** What the provider says about it, made safe to show. */
  words?: ProviderWords | null;
  cause?: unknown;
}

/**
 * A provider's answer that did not come, or cannot be used: `unavailable` in an outage, else `invalid-input`. The message
 * names the place (without its query) and what was wrong there, for administrators and the log; it never quotes an
 * answer except for the provider's own error code and description.
 */
export class ForeignProblem extends AppError {
  readonly kind: ProblemKind;
  readonly networkCode: string | null;
  readonly answeredStatus: number | null;
  readonly words: ProviderWords | null;

  constructor(kind: ProblemKind, text: Text, details: ProblemDetails = {}) {
    const { code = null, status = null, words = null, cause } = details;
    super(isOutage(kind, status) ? "unavailable" : "invalid-input", text, { cause });
    this.name = "ForeignProblem";
    this.kind = kind;
    this.networkCode = code;
    this.answeredStatus = status;
    this.words = words;
  }
}

const isOutage = (kind: ProblemKind, status: number | null): boolean =>
  kind === "unreachable" || kind === "timeout" || (status !== null && (status === 429 || status >= 500));
