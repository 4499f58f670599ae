import { type Area, areas } from "@/lib/platform/area";

export const accesses = ["read", "write"] as const;
export type Access = (typeof accesses)[number];

export type Scope = `${Area | "all"}:${Access}`;

/** Every scope there is; `all:read` is the read-only key. */
export const scopes: readonly Scope[] = (["all", ...areas] as const).flatMap((area) =>
  accesses.map((access): Scope => `${area}:${access}`),
);

/** Whether a key with these scopes may do this in this area. Who may write may read. */
export function allows(given: readonly string[], area: Area, access: Access): boolean {
  const enough = access === "read" ? accesses : (["write"] as const);
  return enough.some((one) => given.includes(`${area}:${one}`) || given.includes(`all:${one}`));
}
