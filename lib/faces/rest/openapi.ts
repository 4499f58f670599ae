import { z } from "zod";
import { basePath } from "@/lib/faces/rest/answer-rest";
import { type Json, Schemas } from "@/lib/faces/rest/json-schema";
import { noBody, type Operation, type Role, roles } from "@/lib/faces/rest/operation";
import { operations } from "@/lib/faces/rest/operations";

const problem = z
  .object({
    type: z.string(),
    title: z.string(),
    status: z.int(),
    detail: z.string(),
    code: z.string().describe("Stable. Programs can branch on it."),
    requestId: z.string().describe("Identifies the request in the log."),
    errors: z.array(z.object({ field: z.string(), detail: z.string() })).optional(),
  })
  .meta({ id: "Problem" });

/** As our answers have it; lists of tags are taken as well (RFC 9110 13.1.1). */
const ownTagPattern = '^"v[0-9]{1,10}"$';

/** The name of an operation of a role in the document. */
export const operationId = (role: Role, { id }: Operation): string =>
  `${role.replace(/-(\w)/g, (_, letter: string) => letter.toUpperCase())}${id.charAt(0).toUpperCase()}${id.slice(1)}`;

const tagOf = (role: Role, { area }: Operation): string => `${role}: ${area}`;

/** Every tag that an operation has; generators make a class of each. */
function tags(): Json[] {
  const used = roles.flatMap((role) =>
    operations
      .filter((one) => one.roles.includes(role))
      .map((one) => [tagOf(role, one), `What the role ${role} can do with ${one.area}.`] as const),
  );
  return [...new Map(used)].map(([name, description]) => ({ name, description }));
}

function parameters(operation: Operation, schemas: Schemas): Json[] {
  const listed = (schema: z.ZodType, place: "path" | "query"): Json[] => {
    const { properties, required } = schemas.of(schema, "input") as {
      properties?: Json;
      required?: string[];
    };
    return Object.entries(properties ?? {}).map(([name, own]) => ({
      name,
      in: place,
      required: place === "path" || (required ?? []).includes(name),
      schema: own,
    }));
  };
  const ifMatch = {
    name: "If-Match",
    in: "header",
    required: false,
    description: "The ETag of the copy that was edited. Refused with 412 if it was changed in the meantime.",
    schema: { type: "string", pattern: ownTagPattern },
    example: '"v3"',
  };
  return [
    ...listed(operation.params, "path"),
    ...listed(operation.query, "query"),
    ...(operation.versioned ? [ifMatch] : []),
  ];
}

function contentOf({ answer, files }: Operation, schemas: Schemas): Json | null {
  if (answer) return { "application/json": { schema: schemas.of(answer, "output") } };
  return files ? Object.fromEntries(files.map((type) => [type, { schema: { type: "string" } }])) : null;
}

function answers(operation: Operation, schemas: Schemas): Json {
  const status = operation.answer || operation.files ? String(operation.status ?? 200) : "204";
  const content = contentOf(operation, schemas);
  const success = {
    description: content ? "Done" : "Done; no content",
    ...(content ? { content } : {}),
  };
  return {
    [status]: success,
    ...(operation.creates ? { 201: { ...success, description: "Created" } } : {}),
    ...problems(operation),
  };
}

function problems({ versioned }: Operation): Json {
  const statuses = [400, 401, 403, 404, 405, 409, ...(versioned ? [412] : []), 429, 500, 503];
  return Object.fromEntries(statuses.map((status) => [status, { $ref: "#/components/responses/Problem" }]));
}

function freshSession({ dangerous, dangerousFields = [] }: Operation): string {
  const wanted = "session must have confirmed its identity within the last 15 minutes. Keys aren't affected.";
  if (dangerous) return `A ${wanted}`;
  return dangerousFields.length > 0
    ? `For ${dangerousFields.map((field) => `\`${field}\``).join(", ")} a ${wanted}`
    : "";
}

function pathItem(role: Role, operation: Operation, schemas: Schemas): Json {
  const body = operation.body !== noBody && schemas.of(operation.body, "input");
  const { summary } = operation;
  const description = [operation.description ?? `${summary}.`, freshSession(operation)]
    .filter(Boolean)
    .join(" ");
  return {
    operationId: operationId(role, operation),
    tags: [tagOf(role, operation)],
    summary,
    description,
    security: operation.peopleOnly ? [{ session: [] }] : [{ key: [] }, { session: [] }],
    parameters: parameters(operation, schemas),
    ...(body ? { requestBody: { required: true, content: { "application/json": { schema: body } } } } : {}),
    responses: answers(operation, schemas),
  };
}

const introduction = `Everything that the web console can do, for scripts. Each role has its own base path and its own keys.

Send \`Authorization: Bearer llk_…\`. A key never has more rights than its owner currently has, and its scopes narrow them.
Errors are \`application/problem+json\` (RFC 9457), in the language that \`Accept-Language\` asks for if it is available.
Lists that come in pages return \`next\` and a Link header. Responses about one thing carry an ETag; a change with
\`If-Match\` is refused with 412 if somebody changed it in the meantime. PUT creates or changes and can be repeated.
Requests are limited per key and per address: 429 with Retry-After. Unknown fields are refused.`;

/** The OpenAPI 3.1 document of all three REST APIs, made from the list of operations. */
export function openApiDocument(): Json {
  const schemas = new Schemas();
  const problemSchema = schemas.of(problem, "output");
  const paths: Record<string, Json> = {};
  for (const role of roles)
    for (const operation of operations.filter((one) => one.roles.includes(role))) {
      const path = `${basePath(role)}${operation.path}`;
      paths[path] = { ...paths[path], [operation.method]: pathItem(role, operation, schemas) };
    }
  return {
    openapi: "3.1.0",
    info: {
      title: "Letterlock",
      version: "1",
      description: introduction,
      contact: { name: "The operator of this installation" },
    },
    servers: [{ url: "/" }],
    tags: tags(),
    paths,
    components: {
      schemas: schemas.named,
      responses: {
        Problem: {
          description: "A problem",
          content: { "application/problem+json": { schema: problemSchema } },
        },
      },
      securitySchemes: {
        key: { type: "http", scheme: "bearer", description: "An API key (`llk_…`)." },
        session: {
          type: "apiKey",
          in: "cookie",
          name: "__Host-letterlock",
          description: "The session of the role's web pages.",
        },
      },
    },
  };
}

let cached: Json | undefined;

/** `GET /api/v1/openapi.json`: public, since it says nothing about an installation. */
export async function answerOpenApi(): Promise<Response> {
  cached ??= openApiDocument();
  return Response.json(cached, { headers: { "cache-control": "public, max-age=300" } });
}
