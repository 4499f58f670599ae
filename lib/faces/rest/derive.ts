import type { z } from "zod";
import { type Operation as Described, nothing } from "@/lib/catalogue/operation";
import { type Route, routeByRule } from "@/lib/faces/rest/http-rule";
import { audienceOf, noBody, none, type Operation, roles } from "@/lib/faces/rest/operation";
import { inputFrom, queryOf } from "@/lib/faces/rest/query";
import { parseInput } from "@/lib/platform/input/parse-input";
import { say } from "@/lib/words/text";

const isInAddress = ({ method }: Route): boolean => method === "get" || method === "delete";

/** 201 for what is made, 202 for what goes on after the answer. */
function statusOf({ goesOn }: Described, id: string): { status?: 201 | 202 } {
  if (goesOn) return { status: 202 };
  return id.startsWith("create") ? { status: 201 } : {};
}

/** `mailbox show` of an example such as `mailbox show alice@example.org`. */
const commandOf = ({ example }: Described): string => example.split(" ").slice(0, 2).join(" ");

/** What HTTP needs of an operation, by rule; `given` is where the rule would say something else. */
export function overHttp(operation: Described, given: Partial<Route> = {}): Operation {
  const route: Route = { ...routeByRule(operation), ...given };
  const query = isInAddress(route) ? queryOf(operation) : none;
  return {
    ...operation,
    ...route,
    command: commandOf(operation),
    roles: roles.filter((role) => operation.audience.includes(audienceOf[role])),
    summary: say(operation.texts.title),
    ...(operation.texts.description ? { description: say(operation.texts.description) } : {}),
    params: operation.subject.key,
    query,
    body: isInAddress(route) || operation.input === nothing ? noBody : operation.input,
    answer: operation.output,
    ...statusOf(operation, route.id),
    async run({ context, params, query: asked, body, expectedVersion }) {
      const parsed: z.output<z.ZodObject> = parseInput(query, asked);
      const input = isInAddress(route) ? inputFrom(operation, parsed) : body;
      const { output, file, version } = await operation.run({
        context,
        key: params,
        input: operation.input === nothing ? {} : input,
        expectedVersion,
      });
      return {
        body: output,
        ...(file ? { download: file } : {}),
        ...(version === undefined ? {} : { version }),
      };
    },
  };
}
