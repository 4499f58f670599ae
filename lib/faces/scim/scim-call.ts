import type { ScimCaller } from "@/lib/credentials/scim-token/resolve-scim-token";
import { names, tagList } from "@/lib/faces/rest/entity-tag";
import { type Document, isDocument } from "@/lib/faces/scim/read-attributes";
import { badRequest, ScimError, type ScimType, scimMediaType } from "@/lib/faces/scim/scim-error";
import type { Database } from "@/lib/platform/db/client";
import type { Context } from "@/lib/platform/db/context";
import { AppError } from "@/lib/platform/errors";
import { parseJson, readBytes } from "@/lib/platform/http/json-body";

/** A request of a provider, once it is known whose it is. */
export interface ScimCall {
  context: Context & { db: Database };
  caller: ScimCaller;
  request: Request;
  url: URL;
}

/** What goes out; a document with its version, if it has one. */
export interface ScimAnswer {
  status?: number;
  document?: Document;
  headers?: Record<string, string>;
}

/** Takes a group of ten thousand people, or one whole User a hundred times over. */
const maxBodyBytes = 2 * 1024 * 1024;

/**
 * The JSON document of a request. Throws a `ScimError`: 415 for another type, 413 for too many bytes, and `invalidSyntax`
 * for what is no JSON.
 */
export async function readBody(request: Request): Promise<Document> {
  const type = request.headers.get("content-type") ?? "";
  if (!/^application\/(scim\+)?json\s*(;|$)/i.test(type))
    throw new ScimError(415, `The body must be ${scimMediaType}.`, "invalidSyntax");
  const bytes = await refusing(413, undefined, () => readBytes(request, maxBodyBytes));
  const document = await refusing(400, "invalidSyntax", async () => parseJson(bytes));
  if (!isDocument(document)) throw badRequest("invalidSyntax", "The body must be a JSON object.");
  return document;
}

async function refusing<T>(
  status: number,
  scimType: ScimType | undefined,
  read: () => Promise<T>,
): Promise<T> {
  try {
    return await read();
  } catch (thrown) {
    if (thrown instanceof AppError && thrown.code === "invalid-input")
      throw new ScimError(status, thrown.message, scimType);
    throw thrown;
  }
}

/** Throws a `ScimError` 400 for a body that does not name its schema (RFC 7643, section 3). */
export function requireSchema(document: Document, schema: string): void {
  const { schemas } = document;
  const said: unknown[] = Array.isArray(schemas) ? schemas : [];
  if (!said.some((one) => typeof one === "string" && one.toLowerCase() === schema.toLowerCase()))
    throw badRequest("invalidSyntax", `schemas must contain ${schema}.`);
}

/**
 * The version that a change is for, when the request names one (`If-Match`). Providers send back the tag that they were
 * given, some of them as a weak one.
 */
export function expectedVersionOf(request: Request, version: number): number | undefined {
  const tags = tagList(request, "If-Match");
  if (tags === null || tags === "*") return undefined;
  if (!names(tags, version)) throw new ScimError(412, "The resource was changed meanwhile.");
  return version;
}
