import { demoStack } from "../stack";
import { type Answer, type Call, trustedRequest } from "../trusted-request";

/** A token is good for a minute, and Keycloak takes its time for one. */
const keepMs = 30_000;
let kept: { token: Promise<string>; until: number } | undefined;

function adminToken(): Promise<string> {
  if (!kept || kept.until < Date.now()) kept = { token: newToken(), until: Date.now() + keepMs };
  return kept.token;
}

async function newToken(): Promise<string> {
  const { url, admin: account } = demoStack().keycloak;
  const { user, password } = account;
  const { status, body } = await trustedRequest({
    method: "POST",
    url: `${url}/realms/master/protocol/openid-connect/token`,
    form: { grant_type: "password", client_id: "admin-cli", username: user, password },
  });
  if (status !== 200) throw new Error(`Keycloak's admin could not sign in: ${status} ${body}`);
  return JSON.parse(body).access_token;
}

/** A whole realm is written in one transaction, which takes its time on a busy machine. */
const patienceMs = 120_000;

/** Keycloak's Admin REST API below `/admin/realms`, as its administrator, or by a token of before. */
export async function keycloakAdmin(
  method: Call["method"],
  path: string,
  json?: unknown,
  token?: string,
): Promise<Answer> {
  const url = `${demoStack().keycloak.url}/admin/realms${path}`;
  const asked = { method, url, token: token ?? (await adminToken()), json, patienceMs };
  const answer = await trustedRequest(asked);
  if (answer.status >= 300)
    throw new Error(`Keycloak answered ${answer.status} to ${method} ${path}: ${answer.body}`);
  return answer;
}

const admin = (method: Call["method"], path: string, json?: unknown, token?: string): Promise<Answer> =>
  keycloakAdmin(method, `/${demoStack().keycloak.realm}${path}`, json, token);

/** The id that Keycloak gave to what was made: the end of its `Location`. */
function createdId({ headers }: Answer): string {
  const location = String(headers.location);
  return location.slice(location.lastIndexOf("/") + 1);
}

/** A user of the demo's realm, as Keycloak's Admin REST API takes it. */
export interface KeycloakUser {
  username: string;
  firstName: string;
  lastName: string;
  email?: string | null;
  emailVerified: boolean;
  enabled: boolean;
  attributes?: Readonly<Record<string, readonly string[]>>;
  credentials?: { type: "password"; value: string; temporary: boolean }[];
}

/** Adds a user and gives its id. */
export async function addKeycloakUser(user: KeycloakUser): Promise<string> {
  return createdId(await admin("POST", "/users", user));
}

interface Imported {
  resourceType: "CLIENT" | "USER";
  resourceName: string;
  id: string;
}

const importAll = async (document: object): Promise<Imported[]> =>
  JSON.parse((await admin("POST", "/partialImport", document)).body).results;

/** Imports a file into the demo's realm, as "Partial import" in Keycloak's console; gives the ids of what it made. */
export async function importIntoRealm(
  document: object,
): Promise<(type: Imported["resourceType"]) => string[]> {
  const results = await importAll(document);
  return (type) => results.flatMap(({ resourceType, id }) => (resourceType === type ? id : []));
}

/** Adds many users at once and gives their ids, in their order. */
export async function addKeycloakUsers(users: readonly KeycloakUser[]): Promise<string[]> {
  const results = await importAll({ ifResourceExists: "FAIL", users });
  return users.map(({ username }) => results.find((one) => one.resourceName === username)?.id ?? "");
}

/** Changes a user; what is left out of `change` stays. */
export async function changeKeycloakUser(id: string, change: Partial<KeycloakUser>): Promise<void> {
  const current = JSON.parse((await admin("GET", `/users/${id}`)).body);
  await admin("PUT", `/users/${id}`, { ...current, ...change });
}

async function federationId(): Promise<string> {
  const { body } = await admin("GET", "/components?type=org.keycloak.storage.UserStorageProvider&name=ldap");
  return JSON.parse(body)[0].id;
}

/** Lets Keycloak read its LDAP now: everybody, or who was changed there since the last time. */
export async function syncFederation(action: "triggerFullSync" | "triggerChangedUsersSync"): Promise<void> {
  await admin("POST", `/user-storage/${await federationId()}/sync?action=${action}`);
}

/** Lets Keycloak forget what it remembers of people, as it does at a restart. */
export const clearUserCache = () => admin("POST", "/clear-user-cache");

/** Switches the federation with LDAP off, or on again. */
export async function switchFederation(on: boolean): Promise<void> {
  const path = `/components/${await federationId()}`;
  const component = JSON.parse((await admin("GET", path)).body);
  component.config.enabled = [String(on)];
  await admin("PUT", path, component);
}

/** Whether Keycloak has a user of this name, who may come from LDAP just now. */
export async function keycloakHas(username: string): Promise<boolean> {
  const { body } = await admin("GET", `/users?exact=true&username=${encodeURIComponent(username)}`);
  return JSON.parse(body).length === 1;
}

/** Removes a user. */
export const removeKeycloakUser = (id: string) => admin("DELETE", `/users/${id}`);

/** Adds a group at the top of the tree and gives its id; its path is its name behind a slash. */
export const addKeycloakGroup = async (name: string) => createdId(await admin("POST", "/groups", { name }));

/** Puts a user into a group. */
export const joinKeycloakGroup = (userId: string, groupId: string) =>
  admin("PUT", `/users/${userId}/groups/${groupId}`);

/** Takes a user out of a group. */
export const leaveKeycloakGroup = (userId: string, groupId: string) =>
  admin("DELETE", `/users/${userId}/groups/${groupId}`);

/** Removes a group; its members stay. */
export const removeKeycloakGroup = (id: string) => admin("DELETE", `/groups/${id}`);

/** Ends all sessions of a user, as "Sign out" in Keycloak's console; gives the moment of the click (`performance.now`). */
export async function signOutAtKeycloak(id: string): Promise<number> {
  const token = await adminToken();
  const clicked = performance.now();
  await admin("POST", `/users/${id}/logout`, undefined, token);
  return clicked;
}

/** The secret of the demo's client, for tests that add a provider of their own. */
export async function clientOf(clientId: string): Promise<{ clientId: string; secret: string }> {
  const { body } = await admin("GET", `/clients?clientId=${encodeURIComponent(clientId)}`);
  const [client] = JSON.parse(body);
  return {
    clientId,
    secret: JSON.parse((await admin("GET", `/clients/${client.id}/client-secret`)).body).value,
  };
}

/** Adds a confidential client to the demo's realm and gives its id; a client's service account may read nobody at first. */
export async function addKeycloakClient(
  client: { clientId: string; redirectUris: string[] } & Record<string, unknown>,
): Promise<string> {
  const confidential = { publicClient: false, standardFlowEnabled: true };
  return createdId(await admin("POST", "/clients", { ...confidential, ...client }));
}

/** Removes a client. */
export const removeKeycloakClient = (id: string) => admin("DELETE", `/clients/${id}`);
