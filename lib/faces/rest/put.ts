import { z } from "zod";
import { admitted, type Operation as Described } from "@/lib/catalogue/operation";
import { overHttp } from "@/lib/faces/rest/derive";
import { routeByRule } from "@/lib/faces/rest/http-rule";
import { none, type Operation, type RawCall } from "@/lib/faces/rest/operation";
import { requireExistence } from "@/lib/faces/rest/precondition";
import { parseInput } from "@/lib/platform/input/parse-input";

const article = (noun: string): string => `${/^[aeiou]/.test(noun) ? "an" : "a"} ${noun}`;

/** A create's input without what the path already says. */
function bodyOf(create: Described, key: z.ZodObject): z.ZodObject {
  if (!(create.input instanceof z.ZodObject)) throw new Error(`${create.name} takes no fields`);
  const shape: z.ZodRawShape = create.input.shape;
  return z.strictObject(Object.fromEntries(Object.entries(shape).filter(([name]) => !(name in key.shape))));
}

/** The fields that an update takes too; the others count for what is new only. */
function changesIn({ input }: Described, given: Record<string, unknown>): Record<string, unknown> {
  const known = input instanceof z.ZodObject ? Object.keys(input.shape) : [];
  return Object.fromEntries(Object.entries(given).filter(([name]) => known.includes(name)));
}

/** PUT at the place of an update: makes what is not there (RFC 9110 9.3.4), and may be repeated. */
export function putOver(create: Described, update: Described, description: string): Operation {
  const { key, kind } = update.subject;
  const body = bodyOf(create, key);
  const { path, id } = routeByRule(update);
  return {
    ...overHttp(update),
    method: "put",
    path,
    id: id.replace(/^update/, "put"),
    command: overHttp(create).command,
    summary: `Creates or changes ${article(kind.replaceAll("-", " "))}`,
    description,
    query: none,
    body,
    creates: true,
    async run({ context, params, query, body: sent, ...condition }: RawCall) {
      const named = parseInput(key, params);
      parseInput(none, query);
      // Checked as a whole first: what counts for something new only must be right as well.
      parseInput(body, sent);
      const given: Record<string, unknown> = z.record(z.string(), z.unknown()).parse(sent);
      // As far as whoever asks may see.
      const actor = admitted(context.actor, update);
      const found = actor !== null && (await update.subject.find({ ...context, actor }, named)) !== null;
      requireExistence(condition, found);
      const { output, version } = found
        ? await update.run({
            context,
            key: params,
            input: changesIn(update, given),
            expectedVersion: condition.expectedVersion,
          })
        : await create.run({ context, key: {}, input: { ...given, ...named } });
      return { body: output, created: !found, ...(version === undefined ? {} : { version }) };
    },
  };
}
