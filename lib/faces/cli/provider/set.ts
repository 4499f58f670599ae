import type { Command } from "commander";
import type { Call } from "@/lib/faces/cli/call";
import { addCommand, answering } from "@/lib/faces/cli/command";
import { fieldOptions } from "@/lib/faces/cli/field-option";
import { answerOf } from "@/lib/faces/cli/operation-command";
import { type Options, runWith, versionOption } from "@/lib/faces/cli/operation-run";
import { claimMapping, mapping } from "@/lib/faces/cli/option-parsers";
import { type ProviderFile, readProviderFile } from "@/lib/faces/cli/provider/file";
import { shownProvider } from "@/lib/faces/cli/provider/view";
import { said } from "@/lib/faces/cli/said";
import { readSecret } from "@/lib/faces/cli/terminal";
import { withChanges } from "@/lib/platform/with-changes";
import { settingOptions } from "@/lib/providers/kinds/fields-of-kind";
import { type PlaceField, placeFields, placeOptions } from "@/lib/providers/kinds/place-of-kind";
import type { ProviderKindName } from "@/lib/providers/kinds/registry";
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

interface SetOptions extends Options, Partial<Record<PlaceField, string>> {
  file?: string;
  name?: string;
  kind?: ProviderKindName;
  issuer?: string;
  clientId?: string;
  clientSecretStdin?: true;
  defaultTemplate?: string;
  mapping?: { value: string; template: string }[];
  claimMapping?: { claim: string; value: string; template: string }[];
  verify: boolean;
  changeIssuer?: true;
}

const { name, kind, issuer, clientId } = providerFields;

const signInOptions = fieldOptions(settingOptions("signIn"));
const directoryOptions = fieldOptions(settingOptions("directory"));

type Settings = Record<string, unknown>;

/** `letterlock provider set` */
export function addSetProvider(group: Command, call: Call): void {
  const command = addCommand(group, {
    usage: "set <slug>",
    about: t("about"),
    example:
      "provider set keycloak --kind keycloak --server-url https://id.example.org --realm mail " +
      "--client-id letterlock --client-secret-stdin --default-template default < secret.txt",
  }).option("--file <path>", said(t("file")));
  for (const one of fieldOptions({ name, kind })) one.add(command, false);
  for (const [flags, about] of placeOptions) command.option(flags, said(about));
  for (const one of fieldOptions({ issuer, clientId })) one.add(command, false);
  command.option("--client-secret-stdin", said(t("clientSecret")));
  for (const one of signInOptions) one.add(command, false);
  command
    .option("--default-template <name>", said(t("defaultTemplate")))
    .option("--mapping <value=template>", said(t("mapping")), mapping)
    .option("--claim-mapping <claim=value=template>", said(t("claimMapping")), claimMapping);
  for (const one of directoryOptions) one.add(command, false);
  command
    .option("--no-verify", said(t("noVerify")))
    .option("--change-issuer", said(t("changeIssuer")))
    .addOption(versionOption())
    .action(
      answering<SetOptions>(call, async (options, slug = "") => {
        const stored = await findProviderBySlug(call.db, slug);
        const operation = `identity-provider.${stored || options.ifVersion ? "update" : "create"}`;
        const { verify, changeIssuer } = options;
        const preset = { ...(await withSingleSettings(call, stored, options)), verify, changeIssuer };
        const { output } = await runWith(call, operation, { argNames: ["slug"], preset }, options, [slug]);
        return answerOf(call, shownProvider, output);
      }),
    );
}

/** Settings that have an option of their own: the others are the file's, or what is stored. */
async function withSingleSettings(
  call: Call,
  stored: Provider | null,
  options: SetOptions,
): Promise<ProviderFile> {
  const given = await givenFields(call, options);
  const read = await Promise.all(
    [...signInOptions, ...directoryOptions].map((one) => one.read({ ...options }, call)),
  );
  const changes = Object.entries(Object.assign({}, ...read));
  if (changes.length === 0) return given;
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

/** What the file says, under what the options say. */
async function givenFields(call: Call, options: SetOptions): Promise<ProviderFile> {
  const { file, clientSecretStdin, defaultTemplate, ...plain } = options;
  return withChanges(file === undefined ? {} : readProviderFile(file), {
    name: plain.name,
    kind: plain.kind,
    ...Object.fromEntries(Object.keys(placeFields).map((field) => [field, plain[field as PlaceField]])),
    issuer: plain.issuer,
    clientId: plain.clientId,
    clientSecret: clientSecretStdin && (await readSecret(call.terminal)),
    defaultTemplate: defaultTemplate === "none" ? null : defaultTemplate,
    mappings:
      plain.mapping || plain.claimMapping
        ? [...(plain.mapping ?? []), ...(plain.claimMapping ?? [])]
        : undefined,
  });
}
