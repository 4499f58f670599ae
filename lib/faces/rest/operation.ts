import { z } from "zod";
import type { Audience, Operation as Described } from "@/lib/catalogue/operation";
import type { Route } from "@/lib/faces/rest/http-rule";
import type { Context } from "@/lib/platform/db/context";
import type { Download } from "@/lib/platform/list/log-file";

/** Whose API it is; each has its own base path and its own ways to sign in. */
export const roles = ["admin", "domain-admin", "user"] as const;
export type Role = (typeof roles)[number];

/** Who they are. */
export const audienceOf = {
  admin: "superadmin",
  "domain-admin": "domain-admin",
  user: "mailbox",
} as const satisfies Record<Role, Audience>;

/** What a request wants to be true before anything is done (RFC 9110 13.1). */
export interface Precondition {
  /** The versions that would do, from If-Match; undefined: every one. */
  expectedVersion: readonly number[] | undefined;
  /** Whether what PUT writes must be there already (If-Match), or must not be (If-None-Match: *). */
  existing: "required" | "refused" | undefined;
}

/** What a request says, as far as it is not parsed yet. */
export interface RawCall extends Precondition {
  context: Context;
  params: unknown;
  query: unknown;
  body: unknown;
}

export interface Answer {
  body?: unknown;
  /** Instead of a body, where the operation has `files`. */
  download?: Download;
  /** Becomes the ETag. */
  version?: number;
  /** PUT: whether it was not there before. */
  created?: boolean;
}

/** What holds over HTTP as everywhere. */
type Kept = "area" | "files" | "versioned" | "dangerous" | "dangerousFields" | "peopleOnly";

/** An operation of the catalogue as HTTP has it: the dispatcher runs it and the OpenAPI document describes it. */
export interface Operation extends Route, Pick<Described, Kept> {
  /** The command of `letterlock` that does the same, such as `domain show`; a shell needs no key. */
  command: string;
  roles: readonly Role[];
  summary: string;
  description?: string;
  params: z.ZodObject;
  query: z.ZodObject;
  body: z.ZodType;
  /** What is answered. Null: no content. */
  answer: z.ZodType | null;
  /** 200 unless told; 202: it goes on after the answer; 204 without an answer. */
  status?: 201 | 202;
  /** PUT: whether it makes what is not there yet. */
  creates?: true;
  run(call: RawCall): Promise<Answer>;
}

/** No parameters of this kind. */
export const none = z.strictObject({});

/** No body. */
export const noBody = z.undefined();
