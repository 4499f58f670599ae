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
    title: "The request is not valid",
    meaning:
      "Something in the request is missing, malformed or unknown. `errors` names each field and what is wrong with it. Correct the request; sending it again unchanged will fail again.",
  },
  unauthenticated: {
    status: 401,
    title: "Not signed in",
    meaning:
      "There is no key or session, or it is wrong, expired or revoked, or its owner may not sign in any more. Use a valid key, or sign in.",
  },
  forbidden: {
    status: 403,
    title: "Not allowed",
    meaning:
      "The caller is known but may not do this: the role, the key's scopes, a permission of the mailbox, or a session that must be proven afresh. The message says which.",
  },
  "not-found": {
    status: 404,
    title: "Not found",
    meaning:
      "There is no such path, no such thing, or it belongs to a domain that the caller does not administer. The three are deliberately indistinguishable.",
  },
  "method-not-allowed": {
    status: 405,
    title: "Not possible here",
    meaning: "The path exists but does not have this method. `Allow` lists those that it has.",
  },
  conflict: {
    status: 409,
    title: "Does not fit what is there",
    meaning:
      "The request is valid, but the present state does not permit it: the name is taken, the thing is still in use, or it was changed meanwhile. Read it again and decide anew.",
  },
  "limit-reached": {
    status: 409,
    title: "A limit is reached",
    meaning:
      "A limit of the domain or of the product would be exceeded. Raise the limit, or remove something.",
  },
  "precondition-failed": {
    status: 412,
    title: "Not as the request expects it",
    meaning:
      "`If-Match` or `If-None-Match` does not hold: somebody changed it meanwhile, or it is there or missing against expectation. Read it again, merge, and retry with the new `ETag`.",
  },
  "too-many-requests": {
    status: 429,
    title: "Too many requests",
    meaning: "A rate limit, or too many wrong passwords or codes. Wait for as long as `Retry-After` says.",
  },
  internal: {
    status: 500,
    title: "Something went wrong",
    meaning:
      "A fault of ours. The log has the details under the `requestId` of the answer; please report it.",
  },
  unavailable: {
    status: 503,
    title: "Not available at the moment",
    meaning:
      "The database, an identity provider or the mail server does not answer. Nothing was wrong with the request: retry after `Retry-After` seconds.",
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
