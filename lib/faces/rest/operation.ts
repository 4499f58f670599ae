import { z } from "zod";
import type { Area } from "@/lib/catalogue/area";
import type { Precondition } from "@/lib/faces/rest/precondition";
import type { Context } from "@/lib/platform/db/context";
import { parseInput } from "@/lib/platform/input/parse-input";

/** Whose API it is; each has its own base path and its own ways to sign in. */
export const roles = ["admin", "domain-admin", "user"] as const;
export type Role = (typeof roles)[number];

export type Method = "get" | "post" | "put" | "patch" | "delete";

/** What a request says, as far as it is not parsed yet. */
export interface RawCall extends Precondition {
  context: Context;
  /** By what the caller has signed in: some things are not for keys. */
  via: "key" | "session";
  params: unknown;
  query: unknown;
  body: unknown;
}

/** A request as an operation's handler sees it. */
export type Call<Params, Query, Body> = Omit<RawCall, "params" | "query" | "body"> & {
  params: Params;
  query: Query;
  body: Body;
};

/** A file that is sent while it is made, so that its length costs no memory. */
export interface Download {
  mediaType: string;
  fileName: string;
  pieces: AsyncGenerator<string>;
}

export interface Answer {
  body?: unknown;
  /** Instead of a body, where the operation has `downloads`. */
  download?: Download;
  /** Becomes the ETag. */
  version?: number;
  /** PUT: whether it was not there before. */
  created?: boolean;
}

interface Definition<Params extends z.ZodType, Query extends z.ZodType, Body extends z.ZodType> {
  /** Unique in all roles; with the role it is the operationId. */
  id: string;
  /** The command of `letterlock` that does the same, such as `domain show`; a shell needs no key. */
  command: string;
  method: Method;
  /** Below the role's base path, such as `/domains/{name}`. */
  path: string;
  roles: readonly Role[];
  area: Area;
  summary: string;
  description?: string;
  params: Params;
  query: Query;
  body: Body;
  /** What is answered; everything that it does not name is left out. Null: no content. */
  answer: z.ZodType | null;
  /** The media types of a file that is sent instead of JSON; `answer` is null then. */
  downloads?: readonly string[];
  /** 200 unless told; 202: it goes on after the answer; 204 without an answer. */
  status?: 200 | 201 | 202;
  /** Whether it honours If-Match. */
  versioned?: boolean;
  /** PUT: whether it makes what is not there yet; it asks `requireExistence` then. */
  creates?: boolean;
  /** Whether it is for people only, not for keys. */
  sessionOnly?: boolean;
  /** Whether a session must have been proved lately for it, as on the pages; keys are not affected. */
  dangerous?: boolean;
  /** Fields of the body that make a call dangerous, where the others do not. */
  dangerousFields?: readonly string[];
  handle(call: Call<z.output<Params>, z.output<Query>, z.output<Body>>): Promise<Answer>;
}

export type Operation = Omit<Definition<z.ZodType, z.ZodType, z.ZodType>, "handle"> & {
  run(call: RawCall): Promise<Answer>;
};

/** One operation of the REST APIs: the dispatcher runs it and the OpenAPI document describes it. */
export function operation<Params extends z.ZodType, Query extends z.ZodType, Body extends z.ZodType>(
  definition: Definition<Params, Query, Body>,
): Operation {
  const { handle, ...described } = definition;
  return {
    ...described,
    run: (call) =>
      handle({
        ...call,
        params: parseInput(definition.params, call.params),
        query: parseInput(definition.query, call.query),
        body: parseInput(definition.body, call.body),
      }),
  };
}

/** No parameters of this kind. */
export const none = z.strictObject({});

/** No body. */
export const noBody = z.undefined();
