import { answerOf } from "@/lib/faces/cli/answer";
import type { Call } from "@/lib/faces/cli/call";
import { fieldOptions, type InputOption, ownOption, secretOption } from "@/lib/faces/cli/field-option";
import type { Group } from "@/lib/faces/cli/group";
import { type Options, versionOption } from "@/lib/faces/cli/operation-run";
import { claimMapping, mapping } from "@/lib/faces/cli/option-parsers";
import { type ProviderFile, readProviderFile } from "@/lib/faces/cli/provider/file";
import { shownProvider } from "@/lib/faces/cli/provider/view";
import { option, said } from "@/lib/faces/cli/said";
import { settingOptions } from "@/lib/providers/kinds/fields-of-kind";
import { describedPlaceFields } from "@/lib/providers/kinds/place-of-kind";
import { providerFields } from "@/lib/providers/provider/fields";
import { findProviderBySlug, type Provider } from "@/lib/providers/provider/queries";
import { words } from "@/lib/words/text";

const t = words("cli.provider.set", {
  about:
    "Creates or changes an identity provider. What you leave out stays unchanged. Options take precedence over the file.",
  file: "JSON file with its settings",
  clientSecret: "read the client secret from standard input",
  defaultTemplate: "template for people without a mapping, or none",
  mapping: "value of the template claim and its template; repeat for more; replaces all mappings",
  claimMapping: "the same for another claim, such as groups; tried after those of --mapping",
  noVerify: "don't ask the provider whether the issuer is right",
  changeIssuer: "change the issuer even though people are linked by the current one",
});

const { name, kind, issuer, clientId } = providerFields;

/** Comes first, since options take precedence. */
const file: InputOption = {
  add: (command) => command.option("--file <path>", said(t("file"))),
  read: ({ file }) => (typeof file === "string" ? { ...readProviderFile(file) } : {}),
};

const templates: InputOption = {
  add: (command) =>
    command
      .option("--default-template <name>", said(t("defaultTemplate")))
      .option("--mapping <value=template>", said(t("mapping")), mapping)
      .option("--claim-mapping <claim=value=template>", said(t("claimMapping")), claimMapping),
  read: ({ defaultTemplate: template, mapping, claimMapping }) => ({
    ...(template === undefined ? {} : { defaultTemplate: template === "none" ? null : template }),
    ...(mapping || claimMapping ? { mappings: [mapping ?? [], claimMapping ?? []].flat() } : {}),
  }),
};

const signIn = fieldOptions(settingOptions("signIn"));
const directory = fieldOptions(settingOptions("directory"));
const plain = [
  file,
  ...fieldOptions({ name, kind, ...describedPlaceFields, issuer, clientId }),
  secretOption("client-secret-stdin", t("clientSecret"), "clientSecret"),
];
const confirmations = [
  ownOption(option("--no-verify", t("noVerify"))),
  ownOption(option("--change-issuer", t("changeIssuer"))),
];

/** `letterlock provider set` */
export function addSetProvider(group: Group): void {
  const { call } = group;
  const text = {
    usage: "set <slug>",
    about: t("about"),
    example:
      "provider set keycloak --kind keycloak --server-url https://id.example.org --realm mail " +
      "--client-id letterlock --client-secret-stdin --default-template default < secret.txt",
  };
  const command = group.plain<Options>(text, async (options, slug = "") => {
    const stored = await findProviderBySlug(call.db, slug);
    const operation = `identity-provider.${stored || options.ifVersion ? "update" : "create"}`;
    const rules = { args: ["slug"], preset: await givenProvider(call, stored, options) };
    return answerOf(call, shownProvider, operation, rules, options, [slug]);
  });
  for (const one of [...plain, ...signIn, templates, ...directory, ...confirmations]) one.add(command, false);
  command.addOption(versionOption());
}

type Settings = Record<string, unknown>;

const readAll = async (all: readonly InputOption[], options: Options, call: Call): Promise<Settings> =>
  Object.assign({}, ...(await Promise.all(all.map((one) => one.read(options, call)))));

/** What the options say over what the file says; settings that neither names are those that are stored. */
async function givenProvider(call: Call, stored: Provider | null, options: Options): Promise<Settings> {
  const given: ProviderFile = await readAll([...plain, templates, ...confirmations], options, call);
  const changes = Object.entries(await readAll([...signIn, ...directory], options, call));
  if (changes.length === 0) return { ...given };
  return { ...given, settings: changes.reduce(withSetting, { ...(given.settings ?? stored?.settings) }) };
}

/** A document with a setting at its path: `client.authentication`. */
function withSetting(settings: Settings, [path, value]: [path: string, value: unknown]): Settings {
  const [name = "", ...rest] = path.split(".");
  if (rest.length === 0) return { ...settings, [name]: value };
  const before = settings[name];
  const section = typeof before === "object" && before !== null ? before : {};
  return { ...settings, [name]: withSetting({ ...section }, [rest.join("."), value]) };
}
