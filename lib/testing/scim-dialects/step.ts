import { patchUrn } from "@/lib/testing/scim-fixture";

/**
 * One request of a provider. DOMAIN, USER, OTHER and GROUP, wherever they stand, are what our own answers have given; nothing else is
 * put in place of what the provider's documentation shows, except for people's names and addresses.
 */
export interface Step {
  method: string;
  path: string;
  body?: unknown;
  status: number;
  /** Of the answer. */
  shows?: object;
  /** What the answer must not have. */
  hides?: string;
  /** What the answer's id is called from then on. */
  as?: "USER" | "OTHER" | "GROUP";
}

export const patchOf = (...Operations: object[]) => ({ schemas: [patchUrn], Operations });

const listUrn = "urn:ietf:params:scim:api:messages:2.0:ListResponse";

/** A list's answer with so many in it. */
export const found = (totalResults: number) => ({ schemas: [listUrn], totalResults });
