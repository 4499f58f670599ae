import { derivedText, say, type Text, words } from "@/lib/words/text";

interface ErrorKind {
  /** The HTTP status that it maps to. */
  status: number;
  /** The `title` of `problem+json`. */
  title: string;
  /** When it happens and what a client should do; public: docs/reference/errors.md is made of it. */
  meaning: string;
}

/** Stable codes that clients may branch on. */
export const errorKinds = {
  "invalid-input": {
    status: 400,
    title: "Invalid request",
    meaning:
      "Something in the request is missing, malformed or unknown. `errors` names each field and what is wrong with it. Correct the request before you send it again.",
  },
  unauthenticated: {
    status: 401,
    title: "Authentication required",
    meaning:
      "The API key or session is missing, invalid, expired or revoked, or its owner can no longer sign in. Use a valid API key, or sign in.",
  },
  forbidden: {
    status: 403,
    title: "Not allowed",
    meaning:
      "You are authenticated but not allowed to do this. The cause can be your role, the API key's scopes, a permission of the mailbox, or a session that needs re-authentication. The message says which.",
  },
  "not-found": {
    status: 404,
    title: "Not found",
    meaning:
      "The path or the resource doesn't exist, or the resource belongs to a domain that you don't administer. These cases are deliberately indistinguishable.",
  },
  "method-not-allowed": {
    status: 405,
    title: "Method not allowed",
    meaning: "The path exists but doesn't support this method. `Allow` lists the methods it supports.",
  },
  conflict: {
    status: 409,
    title: "Conflict with the current state",
    meaning:
      "The request is valid, but the current state doesn't allow it. For example, the name is taken, the resource is still in use, or someone changed it in the meantime. Read it again before you decide what to do.",
  },
  "limit-reached": {
    status: 409,
    title: "Limit reached",
    meaning:
      "The request would exceed a limit of the domain or of the product. Raise the limit, or delete something.",
  },
  "precondition-failed": {
    status: 412,
    title: "Precondition failed",
    meaning:
      "`If-Match` or `If-None-Match` doesn't hold: someone changed the resource in the meantime, or it unexpectedly exists or doesn't exist. Read it again, merge your changes, and retry with the new `ETag`.",
  },
  "too-many-requests": {
    status: 429,
    title: "Too many requests",
    meaning:
      "You reached a rate limit, or made too many attempts with a wrong password or code. Wait for the time given in `Retry-After`.",
  },
  internal: {
    status: 500,
    title: "Something went wrong",
    meaning:
      "An error on our side. The log has the details under the `requestId` of the response. Please report it.",
  },
  unavailable: {
    status: 503,
    title: "Temporarily unavailable",
    meaning:
      "The database, an identity provider or the mail server isn't responding. Nothing is wrong with the request. Retry it after the number of seconds given in `Retry-After`.",
  },
} as const satisfies Record<string, ErrorKind>;

export type ErrorCode = keyof typeof errorKinds;

/** What a kind of error is called, and when it happens. */
export const errorKindTexts = (code: ErrorCode): { title: Text; meaning: Text } => ({
  title: derivedText("errors", `${code}.title`, errorKinds[code].title),
  meaning: derivedText("errors", `${code}.meaning`, errorKinds[code].meaning),
});

interface AppErrorOptions {
  /** What really happened, for the log only. */
  cause?: unknown;
  /** Field name to what is wrong with it, for forms and `problem+json`. */
  fields?: Readonly<Record<string, Text>>;
}

/**
 * An unexpected or refused operation. `message` is public: it says what happened and what to do, and holds no
 * secret; `cause` is private. Expected, branchable outcomes are returned unions instead, never an AppError.
 */
export class AppError extends Error {
  readonly code: ErrorCode;
  /** What its message says, for whoever speaks the reader's language. */
  readonly text: Text;
  readonly fieldTexts: Readonly<Record<string, Text>>;

  constructor(code: ErrorCode, text: Text, { cause, fields = {} }: AppErrorOptions = {}) {
    super(say(text), { cause });
    this.name = "AppError";
    this.code = code;
    this.text = text;
    this.fieldTexts = fields;
  }

  /** What is wrong with which field, in English. */
  get fields(): Record<string, string> {
    return Object.fromEntries(Object.entries(this.fieldTexts).map(([name, text]) => [name, say(text)]));
  }

  get status(): number {
    return errorKinds[this.code].status;
  }
}

const refused = words("input.refused", { field: "{name}: {problem}", several: "{first}; {others}" });

/** The `invalid-input` that says what is wrong with which fields (`""`: the input as a whole); there is at least one. */
export function invalidInput(fields: Readonly<Record<string, Text>>, cause?: unknown): AppError {
  const lines = Object.entries(fields).map(([name, problem]) =>
    name ? refused("field", { name, problem }) : problem,
  );
  const text = lines.reduceRight((others, first) => refused("several", { first, others }));
  return new AppError("invalid-input", text, { fields, cause });
}

const general = words("error", {
  internal: "Something went wrong on our side. The log has the details.",
});

/** Any thrown value as an AppError whose message may be shown; what we did not foresee becomes `internal`. */
export function toAppError(thrown: unknown): AppError {
  if (thrown instanceof AppError) return thrown;
  return new AppError("internal", general("internal"), { cause: thrown });
}

/** What an error was caused by; Auth.js wraps causes as `{ err }`. */
export function innerCause({ cause }: Error): unknown {
  return cause !== null && typeof cause === "object" && "err" in cause ? cause.err : cause;
}
