import { boundsText, type JsonSchema, schemaHeading, typeText } from "./json-type";
import { blocks, code, link, list, page, sentence, table } from "./markdown";
import { namedSchemas, type RestOperation, restOperations } from "./operations";

const baseOf = (role: string): string => `/api/v1/${role}`;

const meaningOf = (schema: JsonSchema, needed: boolean, description = schema.description): string =>
  [
    needed ? "**Needed.**" : "",
    description ? sentence(description) : "",
    capital(boundsText(schema)),
    "default" in schema ? `Default: ${code(String(schema.default))}.` : "",
  ]
    .filter(Boolean)
    .join(" ");

const capital = (text: string): string => (text ? `${text.charAt(0).toUpperCase()}${text.slice(1)}.` : "");

const fieldRows = ({ properties = {}, required = [] }: JsonSchema, tellNeeded: boolean): string[][] =>
  Object.entries(properties).map(([name, schema]) => [
    code(name),
    typeText(schema),
    meaningOf(schema, tellNeeded && required.includes(name)),
  ]);

const fieldTable = (schema: JsonSchema, tellNeeded: boolean): string =>
  table(["field", "type", "meaning"], fieldRows(schema, tellNeeded));

/** Who may, in one line: roles by their base paths, and the scope of a key. */
function audience({ roles, area, method, security }: RestOperation): string {
  const byKey = security.some((way) => "key" in way);
  const scope = byKey
    ? `keys with the scope ${code(`${area}:${method === "GET" ? "read" : "write"}`)}`
    : "sessions of the pages only, no keys";
  return `For: ${roles.map((role) => code(baseOf(role))).join(", ")}; ${scope}.`;
}

function parameterTable({ parameters }: RestOperation): string {
  const rows = parameters
    .filter((one) => one.in === "query")
    .map(({ name, required, description, schema }) => [
      code(name),
      typeText(schema),
      meaningOf(schema, required, description ?? schema.description),
    ]);
  return rows.length > 0 ? blocks("Query:", table(["parameter", "type", "meaning"], rows)) : "";
}

function bodyPart({ requestBody }: RestOperation): string {
  const schema = requestBody?.content?.["application/json"]?.schema;
  if (!schema) return "";
  return schema.properties ? blocks("Body:", fieldTable(schema, true)) : `Body: ${typeText(schema)}.`;
}

function answerPart({ responses, parameters }: RestOperation): string {
  const [status = "", answer] = Object.entries(responses).find(([code]) => code.startsWith("2")) ?? [];
  const created = status !== "201" && "201" in responses ? " (201 when it was created)" : "";
  const entityTag = parameters.some(({ name }) => name === "If-Match") ? " Honours `If-Match`." : "";
  return `Answers ${status}${created}${contentText(answer?.content)}.${entityTag}`;
}

function contentText(content: Record<string, { schema: JsonSchema }> = {}): string {
  const schema = content["application/json"]?.schema;
  if (schema) return ` with ${typeText(schema)}`;
  const types = Object.keys(content);
  return types.length > 0 ? ` with a file (${types.join(", ")})` : ", without content";
}

function operationSection(one: RestOperation): string {
  const { summary, description } = one;
  return blocks(
    `### ${one.heading}`,
    sentence(summary),
    description.replace(sentence(summary), "").trim(),
    audience(one),
    parameterTable(one),
    bodyPart(one),
    answerPart(one),
    one.command ? `On the command line: ${link(one.command, "cli.md")}.` : "",
  );
}

const areas = [...new Set(restOperations.map(({ area }) => area))];

const inArea = (area: string) => restOperations.filter((one) => one.area === area);

const areaSection = (area: string): string =>
  blocks(
    `## ${area}`,
    list(inArea(area).map(({ heading, summary }) => `${link(heading)}: ${summary}`)),
    ...inArea(area).map(operationSection),
  );

const intro = `Three APIs, one for each role; the [guide](../api.md) has keys, scopes, paging, conditions and examples, and
\`GET /api/v1/openapi.json\` is the same as a document for programs. Paths below stand behind the base path of the role. What an error
looks like is [here](errors.md#in-the-rest-apis).`;

/** Every operation of the REST APIs, and what they answer. */
export const restPage = () =>
  page(
    "rest.md",
    "# The REST APIs",
    intro,
    list([...areas, "What is answered"].map((title) => link(title))),
    ...areas.map(areaSection),
    "## What is answered",
    ...Object.entries(namedSchemas).map(([name, schema]) =>
      blocks(`### ${schemaHeading(name)}`, fieldTable(schema, false)),
    ),
  );
