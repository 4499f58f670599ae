import { z } from "zod";
import { secretNames, variableGroups } from "@/lib/platform/env-variables";
import { settingGroups } from "@/lib/platform/settings/groups";
import type { JsonSchema } from "./json-type";
import { blocks, code, link, list, page, table } from "./markdown";

const asFile = new Set<string>(secretNames);

function detail({ enum: choices, minimum, maximum }: JsonSchema): string {
  if (choices) return `One of ${choices.map((choice) => code(String(choice))).join(", ")}.`;
  return minimum !== undefined && maximum !== undefined
    ? `A whole number from ${minimum} to ${maximum}.`
    : "";
}

/** What holds when the variable is not set. */
export function defaultOf(variable: z.ZodType): string {
  const { success, data } = variable.safeParse(undefined);
  if (!success) return "**needed**";
  const text = [data ?? []].flat().join(",");
  return text === "" ? "none" : code(text);
}

function variableRows(variables: Record<string, z.ZodType>): string[][] {
  const options = { io: "input", unrepresentable: "any" } as const;
  const { properties = {} } = z.toJSONSchema(z.object(variables), options) as JsonSchema;
  return Object.entries(variables).map(([name, variable]) => [
    asFile.has(name) ? `${code(name)} *` : code(name),
    defaultOf(variable),
    [variable.description ?? "", detail(properties[name] ?? {})].filter(Boolean).join(" "),
  ]);
}

const sections = Object.entries(variableGroups).map(([title, variables]) =>
  blocks(`## ${title}`, table(["variable", "default", "meaning"], variableRows(variables))),
);

const shapesOf = (group: z.ZodObject): Record<string, z.ZodType> => group.shape as Record<string, z.ZodType>;

/** A default hides the words of what it is a default for. */
const meaningOf = (shape: z.ZodType): string =>
  shape instanceof z.ZodDefault ? meaningOf(shape.unwrap() as z.ZodType) : (shape.description ?? "");

/** The groups of settings that are kept in the database, each with the name that commands and REST give it. */
const stored = Object.entries(settingGroups).map(([name, group]) =>
  blocks(
    `### ${name}`,
    table(
      ["setting", "default", "meaning"],
      Object.entries(shapesOf(group)).map(([field, shape]) => [
        code(field),
        defaultOf(shape),
        meaningOf(shape),
      ]),
    ),
  ),
);

const otherPrograms = [
  ["`HOSTNAME`, `PORT`", "where `web` listens (Next.js); the units and the image set them"],
  [
    "`KEEP_ALIVE_TIMEOUT`",
    "milliseconds that `web` keeps a connection (Next.js); longer than nginx does, so that a request never meets one being closed",
  ],
  [
    "`NODE_EXTRA_CA_CERTS`",
    "a file in PEM with a private CA to trust, for example the identity provider's (Node.js, which does not read the system's own list)",
  ],
];

/** The variables of the environment, and the settings in the database. */
export const settingsPage = () =>
  page(
    "settings.md",
    "# Settings",
    "`web`, `gate` and the command line tool read the same environment, check all of it at start, and name every variable that is missing or wrong. An empty variable counts as one that is not set.",
    "Variables marked * can also be given as `NAME_FILE`, the path of a file that holds the value (systemd credentials, container secrets). Setting both is an error.",
    list(
      [...Object.keys(variableGroups), "Variables of other programs", "Settings in the database"].map(
        (title) => link(title),
      ),
    ),
    ...sections,
    "## Variables of other programs",
    "Letterlock does not read these itself, but you may need them.",
    table(["variable", "meaning"], otherPrograms),
    "## Settings in the database",
    "What administrators change while the product runs: _Settings_ in the console, [`letterlock settings`](cli.md#settings), or [REST](rest.md#settings). Other processes follow within five seconds.",
    ...stored,
  );
