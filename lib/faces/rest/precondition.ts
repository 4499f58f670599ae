import { names, strongVersions, tagList } from "@/lib/faces/rest/entity-tag";
import type { Operation } from "@/lib/faces/rest/operation";
import { AppError } from "@/lib/platform/errors";

/** What a request wants to be true before anything is done (RFC 9110 13.1). */
export interface Precondition {
  /** The versions that would do, from If-Match; undefined: every one. */
  expectedVersion: readonly number[] | undefined;
  /** Whether what PUT writes must be there already (If-Match), or must not be (If-None-Match: *). */
  existing: "required" | "refused" | undefined;
}

const failed = (message: string) => new AppError("precondition-failed", message);

/** Reads a request's conditions. Throws `invalid-input` for malformed ones, `precondition-failed` where none can be met. */
export function preconditionOf(request: Request, { method, versioned, creates }: Operation): Precondition {
  const match = tagList(request, "If-Match");
  const noneMatch = tagList(request, "If-None-Match");
  if (method === "get") return { expectedVersion: undefined, existing: undefined };
  if (noneMatch !== null && (method !== "put" || noneMatch !== "*"))
    throw new AppError("invalid-input", "Send If-None-Match with GET, or as * with PUT.");
  if (noneMatch && !creates) throw failed("It is there already, and If-None-Match refuses that.");
  const expectedVersion = match === null || match === "*" ? undefined : strongVersions(match);
  if (expectedVersion && !versioned) throw failed("What this changes has no ETag that If-Match could name.");
  return { expectedVersion, existing: noneMatch ? "refused" : match ? "required" : undefined };
}

/** For PUT, before it creates or changes. Throws `precondition-failed`. */
export function requireExistence({ existing }: Precondition, found: boolean): void {
  if (existing === "required" && !found) throw failed("It is not there, and If-Match asks for it.");
  if (existing === "refused" && found) throw failed("It is there already, and If-None-Match refuses that.");
}

/** For GET and HEAD: the copy that the caller has is still good (304). Throws `precondition-failed` by If-Match. */
export function hasGoodCopy(request: Request, version: number | undefined): boolean {
  const match = tagList(request, "If-Match");
  const current = version === undefined ? [] : [version];
  if (match && match !== "*" && !strongVersions(match).some((one) => current.includes(one)))
    throw failed("It is at another version than If-Match asks for.");
  const noneMatch = tagList(request, "If-None-Match");
  return version !== undefined && noneMatch !== null && names(noneMatch, version);
}
