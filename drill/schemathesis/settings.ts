import type { Json } from "@/lib/faces/rest/json-schema";
import { operationId } from "@/lib/faces/rest/openapi";
import type { Operation, Role } from "@/lib/faces/rest/operation";
import { operations } from "@/lib/faces/rest/operations";
import type { RestFixture } from "@/lib/testing/rest-fixture";
import { sampleFor } from "@/lib/testing/rest-samples";

/**
 * Takes away what the other operations are tried on, the caller's own key as well: asked about what is not there. Left to
 * itself, Schemathesis takes ids out of lists. What these do to what is there, lib/faces/rest/operations.db.test.ts tries.
 */
const destructive = ({ id }: Operation): boolean => /^(delete|revoke|end|unlink)/.test(id);

const absent: Readonly<Record<string, string>> = {
  address: "absent@absent.test",
  name: "absent.test",
  login: "absent@admins.test",
  slug: "absent",
  provider: "absent",
  id: "01900000-0000-7000-8000-000000000000",
};
/** A session of the portal, which has an id of another form. */
const absentSession = "0".repeat(32);
const isOfPortal = (path: string): boolean => /(^|\/)sessions\/\{id\}$/.test(path);

/** What a destructive operation is asked about. */
const nothingAt = ({ path }: Operation, name: string): string | undefined =>
  isOfPortal(path) && name === "id" ? absentSession : absent[name];

const future = "an end must lie in the future";
const password = "the installation's policy says what a new password must be";
const current = "the current password is in nobody's schema";
const belong = "which fields belong together depends on the kind, and on what is stored";
const domains = "no schema says which domains there are";
const own = "only domain admins have domains of their own";
const plain = "no schema says that a name has no blanks around it";
const zone = "no schema says which time zones there are";
const services = "which services there are is the mailbox's to say";
const link = "a link is judged as a browser will read it";

/** Operations that may refuse (400) what their schema allows, and why no schema can say it. All other checks stay on. */
const refusesByRule: Readonly<Record<string, string>> = {
  createAppPassword: future,
  createMailboxAppPassword: future,
  createIdentityProviderScimToken: future,
  updateAppPassword: services,
  updateMailboxAppPassword: services,
  updateProfile: zone,
  updateOwnAccount: zone,
  createAlias: future,
  putAlias: future,
  updateAlias: future,
  createMailbox: password,
  putMailbox: password,
  setMailboxPassword: password,
  createSuperadmin: password,
  createDomainAdmin: password,
  setAdminPassword: password,
  setAdminDomains: domains,
  setAdminRole: domains,
  createMailboxShare: plain,
  previewMailboxShare: plain,
  createAdminGroup: own,
  updateAdminGroup: own,
  changePassword: current,
  changeOwnAdminPassword: current,
  putIdentityProvider: belong,
  updateIdentityProvider: belong,
  testIdentityProvider: belong,
  createAppLink: link,
  updateAppLink: link,
  updateAccessSettings: "nobody may lock out the address that they come from",
  updateBrandingSettings: "a logo must be a picture that is safe to show",
};

/** These ask the provider that they are given: 503 says that it does not answer. */
const asksProvider = (id: string): boolean => /^(put|update|test)IdentityProvider$/.test(id);

function checksOf({ id }: Operation): string[] {
  const checks = [
    ...(id in refusesByRule ? ["positive_data_acceptance = { enabled = false }"] : []),
    ...(asksProvider(id)
      ? ['not_a_server_error = { expected-statuses = ["2xx", "3xx", "4xx", "503"] }']
      : []),
  ];
  return checks.length > 0 ? [`checks = { ${checks.join(", ")} }`] : [];
}

/**
 * The edges of every parameter and body, one by one: most of a short run. What an operation makes of them, it makes of them
 * on the API of each role that has it.
 */
const withoutEdges = "phases = { coverage = { enabled = false } }";

function block({ fixture, role, edges }: Scope, operation: Operation): string[] {
  const params = Object.entries(sampleFor(fixture, role, operation).params).map(
    ([name, value]) => [name, destructive(operation) ? nothingAt(operation, name) : value] as const,
  );
  const values = params.map(([name, value]) => `"path.${name}" = ${JSON.stringify(value)}`);
  const lines = [
    ...(values.length > 0 ? [`parameters = { ${values.join(", ")} }`] : []),
    ...checksOf(operation),
    ...(edges === "on each API" || operation.roles[0] === role ? [] : [withoutEdges]),
  ];
  if (lines.length === 0) return [];
  return ["[[operations]]", `include-operation-id = "${operationId(role, operation)}"`, ...lines, ""];
}

interface Scope {
  fixture: RestFixture;
  role: Role;
  /** Where an operation of several roles is tried with all of its edges: elsewhere it is tried with some examples. */
  edges: "on each API" | "on the first API";
}

/** `schemathesis.toml`: the ids of things that are there, for every operation that leaves them there. */
export const settingsFor = (scope: Scope): string =>
  operations
    .filter((one) => one.roles.includes(scope.role))
    .flatMap((operation) => block(scope, operation))
    .join("\n");

/** `If-Match`: Schemathesis (4.32.5) sends `0`, whatever its pattern; lib/faces/rest/edits.db.test.ts tries lists and odd tags. */
const unknowable: unknown[] = ["cursor", "If-Match"];

const isUnknowable = (value: unknown): boolean =>
  unknowable.includes((value as { name?: unknown } | null)?.name);

/** The document without what nobody can make up: a cursor or a tag comes from an earlier answer. */
export function withoutUnknowable(value: unknown): unknown {
  if (Array.isArray(value)) return value.filter((one) => !isUnknowable(one)).map(withoutUnknowable);
  if (typeof value !== "object" || value === null) return value;
  const fields = Object.entries(value as Json).filter(([name]) => name !== "cursor");
  return Object.fromEntries(fields.map(([name, inner]) => [name, withoutUnknowable(inner)]));
}
