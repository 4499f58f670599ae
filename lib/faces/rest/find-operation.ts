import type { Method } from "@/lib/faces/rest/http-rule";
import type { Operation, Role } from "@/lib/faces/rest/operation";
import { operations } from "@/lib/faces/rest/operations";
import { invalidPath, unknownResource } from "@/lib/faces/rest/unknown-path";

export interface Match {
  operation: Operation;
  params: Record<string, string>;
}

export type Lookup = Match | { allow: Method[] };

/** All that can be done at a path below the role's base. Throws `not-found` for a path that no operation has. */
function matchesAt(role: Role, path: string): Match[] {
  const segments = segmentsOf(path);
  const here = operations
    .filter((operation) => operation.roles.includes(role))
    .flatMap((operation) => {
      const params = match(operation.path, segments);
      return params ? [{ operation, params }] : [];
    });
  if (here.length > 0) return here;
  throw unknownResource();
}

/** The methods of a path below the role's base. Throws `not-found`. */
export const methodsAt = (role: Role, path: string): Method[] =>
  matchesAt(role, path).map(({ operation }) => operation.method);

/**
 * The operation of this role for a method and the path below the role's base; `allow` names the path's other methods.
 * Throws `not-found` for a path that no operation has.
 */
export function findOperation(role: Role, method: string, path: string): Lookup {
  const here = matchesAt(role, path);
  // The server leaves out the body of an answer to HEAD by itself.
  const wanted = method === "HEAD" ? "get" : method.toLowerCase();
  const found = here.find(({ operation }) => operation.method === wanted);
  return found ?? { allow: here.map(({ operation }) => operation.method) };
}

function segmentsOf(path: string): string[] {
  try {
    return path.split("/").filter(Boolean).map(decodeURIComponent);
  } catch (cause) {
    throw invalidPath(cause);
  }
}

function match(pattern: string, segments: string[]): Record<string, string> | null {
  const parts = pattern.split("/").filter(Boolean);
  if (parts.length !== segments.length) return null;
  const params: Record<string, string> = {};
  for (const [index, part] of parts.entries()) {
    const segment = segments[index] ?? "";
    const name = /^\{(\w+)\}$/.exec(part)?.[1];
    if (name) params[name] = segment;
    else if (part !== segment) return null;
  }
  return params;
}
