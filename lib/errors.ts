/** Stable codes that clients may branch on, with the HTTP status each one maps to. */
export const errorStatus = {
  "invalid-input": 400,
  unauthenticated: 401,
  forbidden: 403,
  "not-found": 404,
  "method-not-allowed": 405,
  conflict: 409,
  "limit-reached": 409,
  "precondition-failed": 412,
  "too-many-requests": 429,
  internal: 500,
  unavailable: 503,
} as const;

export type ErrorCode = keyof typeof errorStatus;

interface AppErrorOptions {
  /** What really happened, for the log only. */
  cause?: unknown;
  /** Field name to message, for forms and `problem+json`. */
  fields?: Record<string, string>;
}

/**
 * An unexpected or refused operation. `message` is public: it says what happened and what to do, and holds no
 * secret; `cause` is private. Expected, branchable outcomes are returned unions instead, never an AppError.
 */
export class AppError extends Error {
  readonly code: ErrorCode;
  readonly fields: Record<string, string>;

  constructor(code: ErrorCode, message: string, options: AppErrorOptions = {}) {
    super(message, { cause: options.cause });
    this.name = "AppError";
    this.code = code;
    this.fields = options.fields ?? {};
  }

  get status(): number {
    return errorStatus[this.code];
  }
}

/** Any thrown value as an AppError whose message may be shown; what we did not foresee becomes `internal`. */
export function toAppError(thrown: unknown): AppError {
  if (thrown instanceof AppError) return thrown;
  return new AppError("internal", "Something went wrong on our side. The log has the details.", {
    cause: thrown,
  });
}

/** What an error was caused by; Auth.js wraps causes as `{ err }`. */
export function innerCause({ cause }: Error): unknown {
  return cause !== null && typeof cause === "object" && "err" in cause ? cause.err : cause;
}
