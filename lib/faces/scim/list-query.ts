import { z } from "zod";
import { type Projection, readProjection } from "@/lib/faces/scim/projection";
import { type Document, isDocument } from "@/lib/faces/scim/read-attributes";
import { badRequest } from "@/lib/faces/scim/scim-error";

export const defaultPage = 100;
export const largestPage = 500;

/** What a list is asked (RFC 7644, 3.4.2; RFC 9865). */
export interface ListQuery {
  filter: string | null;
  sortBy: string | null;
  descending: boolean;
  /** From 1; with a cursor it has no meaning. */
  startIndex: number;
  count: number;
  /** Null: paged by index; empty: the first page by cursor. */
  cursor: string | null;
  projection: Projection;
}

const whole = z.union([
  z.int(),
  z
    .string()
    .regex(/^-?\d{1,9}$/)
    .transform(Number),
]);

/** RFC 7644, 3.4.2.4: less than 1 is 1, less than nothing is nothing; more than we give is what we give. */
function numberOf(query: Document, name: string, fallback: number, least: number): number {
  if (query[name] === undefined || query[name] === null) return fallback;
  const parsed = whole.safeParse(query[name]);
  if (!parsed.success) throw badRequest("invalidValue", `${name} must be a whole number.`);
  return Math.max(least, parsed.data);
}

function textIn(query: Document, name: string): string | null {
  const value = query[name];
  if (value === undefined || value === null) return null;
  if (typeof value !== "string") throw badRequest("invalidValue", `${name} must be a string.`);
  return value;
}

/** Reads the query of a list, or the body of a search. Throws a `ScimError`. */
export function readListQuery(query: Document): ListQuery {
  const order = textIn(query, "sortOrder")?.toLowerCase() ?? "ascending";
  if (order !== "ascending" && order !== "descending")
    throw badRequest("invalidValue", "sortOrder must be ascending or descending.");
  return {
    filter: textIn(query, "filter"),
    sortBy: textIn(query, "sortBy"),
    descending: order === "descending",
    startIndex: numberOf(query, "startIndex", 1, 1),
    count: Math.min(numberOf(query, "count", defaultPage, 0), largestPage),
    cursor: textIn(query, "cursor"),
    projection: readProjection(query),
  };
}

/** The parameters of an address; one that is there twice is refused. */
export function queryOf({ searchParams }: URL): Document {
  const names = [...searchParams.keys()];
  if (new Set(names).size < names.length) throw badRequest("invalidValue", "A parameter is given twice.");
  return Object.fromEntries(searchParams);
}

const searchSchema = "urn:ietf:params:scim:api:messages:2.0:SearchRequest";

/** The query that is the body of a search (RFC 7644, 3.4.3). Throws a `ScimError`. */
export function searchOf(body: unknown): Document {
  if (!isDocument(body) || !Array.isArray(body.schemas) || !body.schemas.includes(searchSchema))
    throw badRequest("invalidSyntax", `schemas must contain ${searchSchema}.`);
  return body;
}
