import { once } from "node:events";
import { request } from "node:https";
import { demoStack } from "../stack";

interface Call {
  method: "GET" | "POST" | "PUT" | "DELETE";
  path: string;
  token?: string;
  json?: unknown;
  form?: Record<string, string>;
}

interface Answer {
  status: number;
  location: string;
  body: string;
}

/** One request to the demo's Keycloak over TLS, with its CA. */
async function call({ method, path, token, json, form }: Call): Promise<Answer> {
  const { keycloak, caPem } = demoStack();
  const body = form ? new URLSearchParams(form).toString() : json === undefined ? "" : JSON.stringify(json);
  const headers = {
    "content-type": form ? "application/x-www-form-urlencoded" : "application/json",
    ...(token ? { authorization: `Bearer ${token}` } : {}),
  };
  const sent = request(`${keycloak.url}${path}`, { method, headers, ca: caPem, timeout: 20_000 });
  sent.on("timeout", () => sent.destroy(new Error(`Keycloak did not answer ${method} ${path}`)));
  sent.end(body);
  const [response] = await once(sent, "response");
  let text = "";
  for await (const chunk of response) text += chunk;
  return { status: response.statusCode, location: response.headers.location ?? "", body: text };
}

async function adminToken(): Promise<string> {
  const { user, password } = demoStack().keycloak.admin;
  const { status, body } = await call({
    method: "POST",
    path: "/realms/master/protocol/openid-connect/token",
    form: { grant_type: "password", client_id: "admin-cli", username: user, password },
  });
  if (status !== 200) throw new Error(`Keycloak's admin could not sign in: ${status} ${body}`);
  return JSON.parse(body).access_token;
}

async function admin(method: Call["method"], path: string, json?: unknown): Promise<Answer> {
  const { realm } = demoStack().keycloak;
  const answer = await call({
    method,
    path: `/admin/realms/${realm}${path}`,
    token: await adminToken(),
    json,
  });
  if (answer.status >= 300)
    throw new Error(`Keycloak answered ${answer.status} to ${method} ${path}: ${answer.body}`);
  return answer;
}

/** A user of the demo's realm, as Keycloak's Admin REST API takes it. */
export interface KeycloakUser {
  username: string;
  firstName: string;
  lastName: string;
  email?: string;
  emailVerified: boolean;
  enabled: boolean;
  attributes?: Record<string, string[]>;
  credentials?: { type: "password"; value: string; temporary: boolean }[];
}

/** Adds a user and gives its id. */
export async function addKeycloakUser(user: KeycloakUser): Promise<string> {
  const { location } = await admin("POST", "/users", user);
  return location.slice(location.lastIndexOf("/") + 1);
}

/** Changes a user; what is left out of `change` stays. */
export async function changeKeycloakUser(id: string, change: Partial<KeycloakUser>): Promise<void> {
  const current = JSON.parse((await admin("GET", `/users/${id}`)).body);
  await admin("PUT", `/users/${id}`, { ...current, ...change });
}

/** Removes a user. */
export const removeKeycloakUser = (id: string) => admin("DELETE", `/users/${id}`);

/** The secret of the demo's client, for tests that add a provider of their own. */
export async function clientOf(clientId: string): Promise<{ clientId: string; secret: string }> {
  const { body } = await admin("GET", `/clients?clientId=${encodeURIComponent(clientId)}`);
  const [client] = JSON.parse(body);
  return {
    clientId,
    secret: JSON.parse((await admin("GET", `/clients/${client.id}/client-secret`)).body).value,
  };
}
