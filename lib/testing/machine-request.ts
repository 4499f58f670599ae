import { type Endpoint, machineOnly } from "@/lib/platform/machine-auth/machine-only";

export const testToken = "test-machine-token-0123456789";

interface Answer {
  status: number;
  body: Record<string, unknown>;
  headers: Headers;
}

/** Sends a JSON body (or ready text) to a machine endpoint as an allowed caller and reads the JSON answer. */
export async function postJson(
  endpoint: Endpoint,
  body: unknown,
  headers: Record<string, string> = { "x-letterlock-token": testToken },
): Promise<Answer> {
  const request = new Request("http://gate.test/api", {
    method: "POST",
    headers: { "content-type": "application/json", ...headers },
    body: typeof body === "string" ? body : JSON.stringify(body),
  });
  const response = await machineOnly(endpoint)(request);
  return { status: response.status, body: await response.json(), headers: response.headers };
}
