import { demoStack, letterlock } from "./stack";
import { type Call, trustedRequest } from "./trusted-request";

/** A key for the REST API of an administrator's role. */
export async function newApiKey(login: string, scopes = "all:write"): Promise<string> {
  const args = ["api-key", "create", "--admin", login, "--name", "Tests", "--scopes", scopes];
  return (await letterlock<{ token: string }>(args)).token;
}

/** The demo's superadmin, as whom scripts ask. */
export function superadmin(): { login: string; password: string } {
  const account = demoStack().accounts.find(({ role }) => role === "superadmin");
  if (!account) throw new Error("the demo has no superadmin");
  return { login: account.address, password: account.password };
}

/** Asks the REST API at `path` below `/api/v1`; gives the status and the JSON answer, null where there is none. */
export async function rest<T = unknown>(call: Omit<Call, "url" | "form"> & { path: string }) {
  const { path, ...request } = call;
  const { status, body, headers } = await trustedRequest({
    ...request,
    url: `${demoStack().portal}/api/v1${path}`,
  });
  return { status, headers, json: (body === "" ? null : JSON.parse(body)) as T };
}
