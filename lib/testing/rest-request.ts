import { randomInt } from "node:crypto";
import { basePath, restApi } from "@/lib/faces/rest/answer-rest";
import { noBody, type Operation, type Role } from "@/lib/faces/rest/operation";
import type { Sample } from "@/lib/testing/rest-samples";

export interface RestAnswer {
  status: number;
  headers: Headers;
  text: string;
  body: Record<string, unknown>;
}

/** Another caller each time, so that the limits of one test do not reach the next. */
const someAddress = () => `198.51.${randomInt(256)}.${randomInt(256)}`;

/** Sends a request to a role's API as the route handler would. */
export async function askRest(
  role: Role,
  method: string,
  path: string,
  options: { body?: unknown; headers?: Record<string, string> } = {},
): Promise<RestAnswer> {
  const hasBody = options.body !== undefined;
  const request = new Request(`https://localhost:8443${basePath(role)}${path}`, {
    method: method.toUpperCase(),
    headers: {
      "x-forwarded-for": someAddress(),
      ...(hasBody ? { "content-type": "application/json" } : {}),
      ...options.headers,
    },
    ...(hasBody ? { body: JSON.stringify(options.body) } : {}),
  });
  const response = await restApi(role)(request);
  const text = await response.text();
  return {
    status: response.status,
    headers: response.headers,
    text,
    body: isJson(response) ? JSON.parse(text) : {},
  };
}

const isJson = ({ headers }: Response) =>
  /^application\/(problem\+)?json\b/.test(headers.get("content-type") ?? "");

export const bearer = (token: string) => ({ authorization: `Bearer ${token}` });

/** Sends the sample of an operation. */
export function askSample(
  role: Role,
  operation: Operation,
  sample: Sample,
  headers: Record<string, string>,
): Promise<RestAnswer> {
  const path = operation.path.replace(/\{(\w+)\}/g, (_, name: string) =>
    encodeURIComponent(sample.params?.[name] ?? ""),
  );
  const body = operation.body === noBody ? undefined : (sample.body ?? {});
  const query = sample.query ? `?${new URLSearchParams(sample.query)}` : "";
  return askRest(role, operation.method, `${path}${query}`, {
    headers,
    ...(body === undefined ? {} : { body }),
  });
}
