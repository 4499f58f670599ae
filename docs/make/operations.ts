import { openApiDocument, operationId } from "@/lib/faces/rest/openapi";
import { operations } from "@/lib/faces/rest/operations";
import type { JsonSchema } from "./json-type";

interface Body {
  content?: Record<string, { schema: JsonSchema }>;
}

interface Described {
  operationId: string;
  tags: [string];
  summary: string;
  description: string;
  security: readonly Record<string, unknown>[];
  parameters: readonly {
    name: string;
    in: string;
    required: boolean;
    description?: string;
    schema: JsonSchema;
  }[];
  requestBody?: Body;
  responses: Record<string, Body & { description?: string }>;
}

interface Document {
  paths: Record<string, Record<string, Described>>;
  components: { schemas: Record<string, JsonSchema> };
}

/** An operation of the REST APIs, with all the roles that have it. */
export interface RestOperation extends Described {
  heading: string;
  method: string;
  /** Below a role's base path. */
  path: string;
  area: string;
  roles: readonly string[];
  /** The command of `letterlock` that does the same. */
  command: string;
}

const document = openApiDocument() as unknown as Document;

export const namedSchemas = document.components.schemas;

const commands = new Map(
  operations.flatMap((one) => one.roles.map((role) => [operationId(role, one), one.command] as const)),
);

type Found = Omit<RestOperation, "heading">;

const found: Found[] = Object.entries(document.paths).flatMap(([fullPath, methods]) =>
  Object.entries(methods).map(([method, described]) => {
    const [, role = "", path = ""] = /^\/api\/v1\/([^/]+)(\/.+)$/.exec(fullPath) ?? [];
    return {
      ...described,
      method: method.toUpperCase(),
      path,
      area: described.tags[0].replace(/^.*: /, ""),
      roles: [role],
      command: commands.get(described.operationId) ?? "",
    };
  }),
);

/** One of each that several roles have: what differs between them is the base path alone. */
function mergeRoles(all: readonly Found[]): Found[] {
  const merged = new Map<string, Found>();
  for (const one of all) {
    const key = `${one.method} ${one.path} ${one.summary}`;
    merged.set(key, { ...one, roles: [...(merged.get(key)?.roles ?? []), ...one.roles] });
  }
  return [...merged.values()];
}

const merged = mergeRoles(found);

const titleOf = ({ method, path }: Found): string => `${method} ${path}`;

/** Every operation, in the order of the OpenAPI document. */
export const restOperations: readonly RestOperation[] = merged.map((one) => {
  const isFirst = merged.find((other) => titleOf(other) === titleOf(one)) === one;
  return { ...one, heading: isFirst ? titleOf(one) : `${titleOf(one)} (${one.roles.join(", ")})` };
});

/** The headings of the operations that do what this command does. */
export const restOfCommand = (command: string): string[] =>
  restOperations.filter((one) => one.command === command).map(({ heading }) => heading);
