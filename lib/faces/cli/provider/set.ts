import type { Command } from "commander";
import type { Call } from "@/lib/faces/cli/call";
import { addCommand, answering } from "@/lib/faces/cli/command";
import { fieldOptions } from "@/lib/faces/cli/field-option";
import { answerOf } from "@/lib/faces/cli/operation-command";
import { type Options, runWith, versionOption } from "@/lib/faces/cli/operation-run";
import { claimMapping, mapping } from "@/lib/faces/cli/option-parsers";
import { type ProviderFile, readProviderFile } from "@/lib/faces/cli/provider/file";
import { shownProvider } from "@/lib/faces/cli/provider/view";
import { option, said } from "@/lib/faces/cli/said";
import { readSecret } from "@/lib/faces/cli/terminal";
import { withChanges } from "@/lib/platform/with-changes";
import {
  assertionAudiences,
  type ClientSettings,
  clientAuthMethods,
  pushingWays,
} from "@/lib/providers/client/client-settings";
import { type PlaceField, placeFields, placeOptions } from "@/lib/providers/kinds/place-of-kind";
import { labelsOf, type ProviderKindName } from "@/lib/providers/kinds/registry";
import { providerFields } from "@/lib/providers/provider/fields";
import { findProviderBySlug, type Provider } from "@/lib/providers/provider/queries";
import { words } from "@/lib/words/text";

const t = words("cli.provider.set", {
  about:
    "Creates or changes an identity provider. What you leave out stays unchanged. Options take precedence over the file.",
  file: "JSON file with its settings",
  clientSecret: "read the client secret from standard input",
  clientAuthentication: "how our client authenticates itself at the provider",
  assertionAudience: "private_key_jwt: audience of the assertion",
  pushedRequests: "push authorization requests (RFC 9126)",
  defaultTemplate: "template for people without a mapping, or none",
  mapping: "value of the template claim and its template; repeat for more; replaces all mappings",
  claimMapping: "the same for another claim, such as groups; tried after those of --mapping",
  mailPassword: "{kinds}: accept passwords whose hashes are in a user attribute",
  noMailPassword: "{kinds}: stop accepting these passwords, and forget them",
  mailPasswordAttribute: "{kinds}: user attribute with the hash",
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
  mailPassword?: boolean;
  mailPasswordAttribute?: string;
  clientAuthentication?: ClientSettings["authentication"];
  assertionAudience?: ClientSettings["assertionAudience"];
  pushedRequests?: ClientSettings["pushedRequests"];
  verify: boolean;
  changeIssuer?: true;
}

/** The kinds whose directories give the hashes of mail passwords. */
const givers = labelsOf(({ credentialCheck }) => credentialCheck?.by === "hash-in-record");

const { name, kind, issuer, clientId } = providerFields;

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
  command
    .option("--client-secret-stdin", said(t("clientSecret")))
    .addOption(
      option("--client-authentication <method>", t("clientAuthentication")).choices(clientAuthMethods),
    )
    .addOption(option("--assertion-audience <whom>", t("assertionAudience")).choices(assertionAudiences))
    .addOption(option("--pushed-requests <when>", t("pushedRequests")).choices(pushingWays))
    .option("--default-template <name>", said(t("defaultTemplate")))
    .option("--mapping <value=template>", said(t("mapping")), mapping)
    .option("--claim-mapping <claim=value=template>", said(t("claimMapping")), claimMapping)
    .option("--mail-password", said(t("mailPassword", { kinds: givers })))
    .option("--no-mail-password", said(t("noMailPassword", { kinds: givers })))
    .option("--mail-password-attribute <name>", said(t("mailPasswordAttribute", { kinds: givers })))
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
  const mailPassword = withChanges(
    {},
    { enabled: options.mailPassword, attribute: options.mailPasswordAttribute },
  );
  const client = withChanges(
    {},
    {
      authentication: options.clientAuthentication,
      assertionAudience: options.assertionAudience,
      pushedRequests: options.pushedRequests,
    },
  );
  const changes = { mailPassword, client };
  if (Object.values(changes).every((change) => Object.keys(change).length === 0)) return given;
  const settings: Record<string, unknown> = { ...(given.settings ?? stored?.settings) };
  const changed = Object.entries(changes).flatMap(([name, change]) =>
    Object.keys(change).length === 0 ? [] : [[name, { ...objectIn(settings, name), ...change }]],
  );
  return { ...given, settings: { ...settings, ...Object.fromEntries(changed) } };
}

const objectIn = (settings: Record<string, unknown>, name: string): object => {
  const value = settings[name];
  return typeof value === "object" && value !== null ? value : {};
};

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
