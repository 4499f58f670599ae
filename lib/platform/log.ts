import { isNativeError } from "node:util/types";
import pino, { type Logger } from "pino";
import { env } from "@/lib/platform/env";
import { innerCause } from "@/lib/platform/errors";

/*
 * JSON lines on standard output; control characters and line breaks of any kind are escaped, so a login name cannot forge a line.
 * Chosen: pino, the usual structured logger of Node, with redaction as a second net behind "never log secrets".
 */

let root: Logger | undefined;
let toStandardError = false;

/** For the command line tool, whose standard output belongs to its answers. Call it before anything is logged. */
export function logToStandardError(): void {
  toStandardError = true;
  root = undefined;
}

/** What JSON leaves as it is: controls that a terminal obeys (U+009B begins a command), and what some programs take for a line's end. */
const leftByJson = /[\u007f-\u009f\u2028\u2029]/g;
const escaped = (line: string): string =>
  line.replace(leftByJson, (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, "0")}`);

function rootLogger(): Logger {
  if (root) return root;
  const options = {
    level: env().LOG_LEVEL,
    base: { pid: process.pid },
    timestamp: pino.stdTimeFunctions.isoTime,
    redact: {
      paths: ["password", "*.password", "token", "*.token", "secret", "*.secret", "authorization", "cookie"],
      censor: "[hidden]",
    },
    serializers: { error: serializeError },
    hooks: { streamWrite: escaped },
  };
  root = toStandardError ? pino(options, pino.destination(2)) : pino(options);
  return root;
}

/** A signed or encrypted token (RFC 7515, RFC 7516), whole or cut off: its header is JSON. */
const tokens = /\beyJ[\w-]{6,}(\.[\w-]*)*/g;

/** What a sign-in, a token request or a set-up link has in its address or its form, and is as good as a password for a while. */
const secretParameters =
  /\b(code|state|nonce|token|[a-z]+_token|code_verifier|client_secret|client_assertion)=[^\s&"'<>]+/gi;

/** A text with what is a token, a code or a state hidden. */
export const withoutSecrets = (text: string): string =>
  text.replace(tokens, "[token]").replace(secretParameters, "$1=[hidden]");

/**
 * What may be logged of an error. Database drivers put parameters (hashes) into their messages, so those are cut; libraries
 * put what they could not read, such as a whole token, into messages and causes: only errors are looked into, and what
 * has the form of a token, or follows a parameter that is one, is hidden.
 */
export function serializeError(thrown: unknown): Record<string, unknown> {
  if (!(thrown instanceof Error)) return { message: `(no error, but ${typeof thrown})` };
  const isQueryError = thrown.name === "DrizzleQueryError" || thrown.message.startsWith("Failed query:");
  const code = (thrown as NodeJS.ErrnoException).code;
  return {
    name: thrown.name,
    message: isQueryError ? "Failed query" : withoutSecrets(thrown.message),
    ...(code ? { code } : {}),
    ...(isQueryError || !thrown.stack ? {} : { stack: withoutSecrets(thrown.stack) }),
    ...(thrown.cause === undefined ? {} : { cause: serializeError(innerCause(thrown)) }),
  };
}

/** A logger for one area of the product, such as `sign-in` or `mail-auth`. */
export function logger(area: string): Logger {
  return rootLogger().child({ area });
}

/**
 * Makes lines of this log of the errors that Next prints by `console.error` and `console.warn`, in which a failed query's parameters (digests
 * of sessions, hashes) would be readable, and a line break in one could forge a line. Those of pages carry a `digest` and
 * are left out: Next hands each of them to `onRequestError` as well, which logs it with its request.
 */
export function logPrintedErrors(): void {
  const print = console.error;
  console.error = (...printed: unknown[]) => {
    const error = printed.find(isNativeError);
    if (!error) print(...printed);
    else if (!("digest" in error)) logger("web").error({ error }, "something broke off");
  };
  const warn = console.warn;
  console.warn = (...printed: unknown[]) => {
    const error = printed.find(isNativeError);
    // Such as an action that a page of an older version calls, by a name that anybody may send.
    if (error) logger("web").warn({ problem: withoutSecrets(error.message) }, "Next warns");
    else warn(...printed);
  };
}
