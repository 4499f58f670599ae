import { names, strongVersions, tagList } from "@/lib/faces/rest/entity-tag";
import type { Operation, Precondition } from "@/lib/faces/rest/operation";
import { AppError } from "@/lib/platform/errors";
import { words } from "@/lib/words/text";

const conditionWords = words("rest.precondition", {
  noneMatch: "Send If-None-Match with GET, or as * with PUT.",
  exists: "It already exists, and If-None-Match doesn't allow that.",
  noTag: "This has no ETag for If-Match to match.",
  missing: "It doesn't exist, and If-Match requires it to.",
  otherVersion: "Its current version isn't the one in If-Match.",
});

const failed = (which: "exists" | "noTag" | "missing" | "otherVersion") =>
  new AppError("precondition-failed", conditionWords(which));

/** Reads a request's conditions. Throws `invalid-input` for malformed ones, `precondition-failed` where none can be met. */
export function preconditionOf(request: Request, { method, versioned, creates }: Operation): Precondition {
  const match = tagList(request, "If-Match");
  const noneMatch = tagList(request, "If-None-Match");
  if (method === "get") return { expectedVersion: undefined, existing: undefined };
  if (noneMatch !== null && (method !== "put" || noneMatch !== "*"))
    throw new AppError("invalid-input", conditionWords("noneMatch"));
  if (noneMatch && !creates) throw failed("exists");
  const expectedVersion = match === null || match === "*" ? undefined : strongVersions(match);
  if (expectedVersion && !versioned) throw failed("noTag");
  return { expectedVersion, existing: noneMatch ? "refused" : match ? "required" : undefined };
}

/** For PUT, before it creates or changes. Throws `precondition-failed`. */
export function requireExistence({ existing }: Precondition, found: boolean): void {
  if (existing === "required" && !found) throw failed("missing");
  if (existing === "refused" && found) throw failed("exists");
}

/** For GET and HEAD: the copy that the caller has is still good (304). Throws `precondition-failed` by If-Match. */
export function hasGoodCopy(request: Request, version: number | undefined): boolean {
  const match = tagList(request, "If-Match");
  const current = version === undefined ? [] : [version];
  if (match && match !== "*" && !strongVersions(match).some((one) => current.includes(one)))
    throw failed("otherVersion");
  const noneMatch = tagList(request, "If-None-Match");
  return version !== undefined && noneMatch !== null && names(noneMatch, version);
}
