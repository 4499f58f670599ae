import { NotUnique } from "@/lib/directory/scim-user/user-row";
import { TooManyRequests } from "@/lib/faces/rest/rate-limit";
import { ChangedMeanwhile } from "@/lib/platform/audit/expected-version";
import { outageCode } from "@/lib/platform/db/outage";
import { toAppError } from "@/lib/platform/errors";
import { logger } from "@/lib/platform/log";

/** The detail errors of RFC 7644, 3.12, and those of cursors (RFC 9865, 2.1). */
export type ScimType =
  | "invalidFilter"
  | "tooMany"
  | "uniqueness"
  | "mutability"
  | "invalidSyntax"
  | "invalidPath"
  | "noTarget"
  | "invalidValue"
  | "invalidCursor";

/** A refusal in the words of the protocol; its detail is in English, as programs log it. */
export class ScimError extends Error {
  constructor(
    readonly status: number,
    detail: string,
    readonly scimType?: ScimType,
    readonly headers: Readonly<Record<string, string>> = {},
  ) {
    super(detail);
    this.name = "ScimError";
  }
}

/** The 400 of a request that cannot be done as it stands. */
export const badRequest = (scimType: ScimType, detail: string) => new ScimError(400, detail, scimType);

export const scimMediaType = "application/scim+json";
const errorSchema = "urn:ietf:params:scim:api:messages:2.0:Error";

interface Told {
  status: number;
  detail: string;
  scimType?: ScimType | undefined;
}

function told(thrown: unknown): Told {
  if (thrown instanceof ScimError)
    return { status: thrown.status, detail: thrown.message, scimType: thrown.scimType };
  if (outageCode(thrown) !== undefined)
    return { status: 503, detail: "The database isn't responding right now. Try again in a moment." };
  const error = toAppError(thrown);
  const fields = Object.entries(error.fields).map(([name, problem]) => `${name}: ${problem}`);
  const detail = [error.message, ...fields].join(" ");
  if (thrown instanceof ChangedMeanwhile) return { status: 412, detail };
  if (thrown instanceof NotUnique) return { status: 409, detail, scimType: "uniqueness" };
  if (error.code === "invalid-input") return { status: 400, detail, scimType: "invalidValue" };
  return { status: error.status, detail };
}

/** Anything thrown as an error of the protocol (RFC 7644, 3.12); what was not foreseen is logged. */
export function errorAnswer(thrown: unknown, requestId: string): Response {
  const { status, detail, scimType } = told(thrown);
  if (status >= 500 && status !== 501) logger("scim").error({ error: thrown, requestId }, "a request failed");
  const headers = new Headers({ "content-type": scimMediaType, "cache-control": "no-store" });
  headers.set("x-request-id", requestId);
  if (status === 401) headers.set("www-authenticate", 'Bearer realm="letterlock"');
  if (status === 503) headers.set("retry-after", "5");
  if (thrown instanceof ScimError)
    for (const [name, value] of Object.entries(thrown.headers)) headers.set(name, value);
  if (thrown instanceof TooManyRequests) headers.set("retry-after", String(thrown.retryAfterSeconds));
  const body = { schemas: [errorSchema], status: String(status), ...(scimType ? { scimType } : {}), detail };
  return new Response(JSON.stringify(body), { status, headers });
}
