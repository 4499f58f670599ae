import { once } from "node:events";
import { request } from "node:https";
import { demoStack } from "./stack";

export interface Call {
  method: "GET" | "POST" | "PUT" | "PATCH" | "DELETE" | "PROPFIND";
  url: string;
  token?: string;
  json?: unknown;
  form?: Record<string, string>;
  /** Sent as it is, instead of `json` or `form`. */
  text?: string;
  headers?: Record<string, string>;
  /** How long nothing may come; 20 s unless told. */
  patienceMs?: number;
}

export interface Answer {
  status: number;
  headers: Record<string, string | string[] | undefined>;
  body: string;
}

/** One request to a part of the demo over TLS, with its CA. Throws when nothing comes in time. */
export async function trustedRequest(call: Call): Promise<Answer> {
  const { method, url, token, json, form, text, headers, patienceMs = 20_000 } = call;
  const body =
    text ?? (form ? new URLSearchParams(form).toString() : json === undefined ? "" : JSON.stringify(json));
  const sent = request(url, {
    method,
    ca: demoStack().caPem,
    // Node would take a Host header for it.
    servername: new URL(url).hostname,
    timeout: patienceMs,
    headers: {
      "content-type": form ? "application/x-www-form-urlencoded" : "application/json",
      ...(token ? { authorization: `Bearer ${token}` } : {}),
      ...headers,
    },
  });
  sent.on("timeout", () => sent.destroy(new Error(`nothing came of ${method} ${url}`)));
  sent.end(body);
  const [response] = await once(sent, "response");
  let answered = "";
  for await (const chunk of response) answered += chunk;
  return { status: response.statusCode, headers: response.headers, body: answered };
}
