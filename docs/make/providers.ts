import { z } from "zod";
import type { Field } from "@/lib/catalogue/field";
import { settingFieldsOf } from "@/lib/providers/kinds/fields-of-kind";
import { kindOf, providerKinds } from "@/lib/providers/kinds/registry";
import { aboutField } from "@/lib/providers/settings-document";
import { say } from "@/lib/words/text";
import { boundsText, type JsonSchema } from "./json-type";
import { blocks, code, page, sentence, table } from "./markdown";
import { defaultOf } from "./settings";

interface Setting {
  path: string;
  field: Field;
  /** The labels of the kinds that have it. */
  kinds: string[];
}

/** The settings of all kinds, each with the kinds that have it. */
function allSettings(): Setting[] {
  const found = new Map<string, Setting>();
  for (const kind of providerKinds.map(kindOf)) {
    const { signIn, directory } = settingFieldsOf(kind);
    for (const [path, field] of Object.entries({ ...signIn, ...directory })) {
      const known = found.get(path) ?? { path, field, kinds: [] };
      found.set(path, { ...known, kinds: [...known.kinds, kind.label] });
    }
  }
  return [...found.values()];
}

const choicesOf = ({ words = {} }: Field): string =>
  Object.entries(words)
    .map(([value, word]) => sentence(`${code(value)}: ${say(word)}`))
    .join(" ");

function boundsOf({ schema }: Field): string {
  const json = z.toJSONSchema(schema, { io: "input", unrepresentable: "any" }) as JsonSchema;
  const bounds = boundsText(json);
  return bounds && sentence(bounds);
}

const optionOf = ({ option }: Field): string => (option ? `Option: ${code(`--${option.name}`)}.` : "");

const rowOf = ({ path, field }: Setting): string[] => [
  code(path),
  defaultOf(field.schema),
  [aboutField(field), choicesOf(field), boundsOf(field), optionOf(field)].filter(Boolean).join(" "),
];

const titleOf = ({ kinds }: Setting): string =>
  kinds.length === providerKinds.length ? "Every kind" : kinds.join(", ");

/** A section for those that the same kinds have. */
function sections(): string[] {
  const settings = allSettings();
  return [...new Set(settings.map(titleOf))].map((title) => {
    const rows = settings.filter((one) => titleOf(one) === title).map(rowOf);
    return blocks(`## ${title}`, table(["setting", "default", "meaning"], rows));
  });
}

/** What identity providers are configured by, beside what is asked of all of them. */
export const providersPage = () =>
  page(
    "providers.md",
    "# Settings of identity providers",
    'What `settings` of an identity provider holds, in a file for `letterlock provider set` and over REST: `sync.enabled` stands for `{ "sync": { "enabled": … } }`. The provider\'s page in the console calls the settings by the same names; what it calls empty is left out here.',
    ...sections(),
  );
