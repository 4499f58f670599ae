import { allows } from "@/lib/credentials/api-key/scopes";
import type { Operation } from "@/lib/faces/rest/operation";
import type { Actor } from "@/lib/platform/actor";
import { env } from "@/lib/platform/env";
import { AppError } from "@/lib/platform/errors";
import { isFromOwnPage } from "@/lib/platform/http/own-page";
import { words } from "@/lib/words/text";

const allowedWords = words("rest.allowed", {
  sessionOnly: "API keys can't do this. Use the web console or the command line.",
  scope: "This key lacks the scope {scope}.",
  confirm: "Confirm your identity on the web console, then try again.",
  foreignPage: "This request didn't come from one of this site's own pages.",
});

export interface Caller {
  actor: Actor;
  via: "key" | "session";
  /** Null for a session: it may do everything that its person may. */
  scopes: readonly string[] | null;
  /** Whether the person has re-authenticated lately; false for keys. */
  reauthenticatedLately: boolean;
  /** Names the key or the person for the rate limit. */
  limitKey: string;
}

const reads = (operation: Operation) => operation.method === "get";

/** Throws `forbidden` when the caller may not use this operation, or a foreign page could be behind the request. */
export function requireAllowed(caller: Caller, operation: Operation, request: Request): void {
  if (caller.via === "session") {
    if (!reads(operation)) requireOwnPage(request);
    if (operation.peopleOnly || operation.dangerous) requireReauthentication(caller);
    return;
  }
  if (operation.peopleOnly) throw new AppError("forbidden", allowedWords("sessionOnly"));
  const access = reads(operation) ? "read" : "write";
  if (!allows(caller.scopes ?? [], operation.area, access))
    throw new AppError("forbidden", allowedWords("scope", { scope: `${operation.area}:${access}` }));
}

function requireReauthentication({ via, reauthenticatedLately }: Caller): void {
  if (via === "session" && !reauthenticatedLately) throw new AppError("forbidden", allowedWords("confirm"));
}

/** Throws `forbidden` for a body by which a call becomes dangerous, where nobody has re-authenticated lately. */
export function requireReauthenticationFor(
  caller: Caller,
  { dangerousFields = [] }: Operation,
  body: unknown,
): void {
  const given = typeof body === "object" && body !== null ? Object.keys(body) : [];
  if (dangerousFields.some((field) => given.includes(field))) requireReauthentication(caller);
}

/** Throws `forbidden` when a foreign page could be behind a request that its cookie alone authenticates. */
export function requireOwnPage(request: Request): void {
  if (!isFromOwnPage(request.headers, env().PORTAL_URL))
    throw new AppError("forbidden", allowedWords("foreignPage"));
}
