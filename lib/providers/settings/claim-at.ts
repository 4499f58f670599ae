import { isObject } from "@/lib/platform/input/is-object";

/** What a token, or userinfo, says of a person: values by the names of claims (OpenID Connect Core 5). */
export type Claims = Record<string, unknown>;

/** A name and no path: nearly every one, of everybody at every run. */
const isPlain = (name: string): boolean => !/[.\\]/.test(name);

/**
 * The parts of a claim's path: `realm_access.roles` is `roles` in `realm_access`. A dot that belongs to a name is
 * written `\.`, a backslash `\\`.
 */
export const claimPath = (name: string): string[] =>
  isPlain(name)
    ? name
      ? [name]
      : []
    : (name.match(/(?:\\.|[^.])+/gs) ?? []).map((part) => part.replace(/\\(.)/gs, "$1"));

/** Not what every object has: a claim may be called "constructor". */
const own = (value: unknown, name: string): unknown =>
  isObject(value) && Object.hasOwn(value, name) ? value[name] : undefined;

/**
 * Whether the provider says of a claim that it is not in here, but somewhere else: an aggregated or distributed claim
 * (`_claim_names`, OpenID Connect Core 5.6.2; Entra for people in more than 200 groups, or `hasgroups`). That it is not here says nothing about
 * the person then.
 */
export function isElsewhere(claims: Claims, name: string): boolean {
  const named = own(claims, "_claim_names");
  const first = isPlain(name) ? name : (claimPath(name)[0] ?? "");
  if (own(named, name) !== undefined || own(named, first) !== undefined) return true;
  return first === "groups" && claims.hasgroups === true && own(claims, first) === undefined;
}

/** The claims with word that these are not in here but somewhere else, such as at a userinfo that cannot be read. */
export function saidElsewhere<Of extends Claims>(claims: Of, names: readonly string[]): Of {
  const known = isObject(claims._claim_names) ? claims._claim_names : {};
  const elsewhere = Object.fromEntries(names.map((name) => [name, "userinfo"]));
  return { ...claims, _claim_names: { ...known, ...elsewhere } };
}

/**
 * The value of a claim by its name, or by its path inside others; undefined when there is none. A claim that is called
 * exactly so comes first: names such as `https://example.org/role` have dots of their own, and a directory's attributes
 * are flat.
 */
export function claimAt(claims: Claims, name: string): unknown {
  if (isElsewhere(claims, name)) return undefined;
  return own(claims, name) ?? claimPath(name).reduce(own, claims as unknown);
}

/** What a claim lists: a text or number as it is, the members of a list, the keys of an object that are not false or null. */
export function claimValues(claims: Claims, name: string): unknown[] {
  const value = claimAt(claims, name);
  if (Array.isArray(value)) return value;
  if (!isObject(value)) return [value];
  return Object.keys(value).filter((key) => value[key] !== false && value[key] !== null);
}

/** The one text or number that a claim is, or that it begins with when it is a list; null for anything else. */
export function claimText(claims: Claims, name: string): string | null {
  const value = claimAt(claims, name);
  const first: unknown = Array.isArray(value) ? value[0] : value;
  return typeof first === "string" || typeof first === "number" ? String(first) : null;
}
