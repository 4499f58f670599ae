import { type Command, Option } from "commander";
import type { Call } from "@/lib/faces/cli/call";
import { addCommand, answering } from "@/lib/faces/cli/command";
import { answerOf } from "@/lib/faces/cli/operation-command";
import { type Options, runWith, versionOption } from "@/lib/faces/cli/operation-run";
import { claimMapping, mapping } from "@/lib/faces/cli/option-parsers";
import { type ProviderFile, readProviderFile } from "@/lib/faces/cli/provider/file";
import { shownProvider } from "@/lib/faces/cli/provider/view";
import { readSecret } from "@/lib/faces/cli/terminal";
import { withChanges } from "@/lib/platform/with-changes";
import {
  assertionAudiences,
  type ClientSettings,
  clientAuthMethods,
  pushingWays,
} from "@/lib/providers/client/client-settings";
import { type PlaceField, placeFields, placeOptions } from "@/lib/providers/kinds/place-of-kind";
import { labelsOf, type ProviderKindName, providerKinds } from "@/lib/providers/kinds/registry";
import { findProviderBySlug, type Provider } from "@/lib/providers/provider/queries";
import { say } from "@/lib/words/text";

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

/** `letterlock provider set` */
export function addSetProvider(group: Command, call: Call): void {
  const command = addCommand(group, {
    usage: "set <slug>",
    about: "Creates or changes an identity provider; what is left out stays. Options win over the file.",
    example:
      "provider set keycloak --kind keycloak --server-url https://id.example.org --realm mail " +
      "--client-id letterlock --client-secret-stdin --default-template default < secret.txt",
  })
    .option("--file <path>", "JSON file with its settings")
    .option("--name <name>", "name on the sign-in button")
    .addOption(new Option("--kind <kind>", "what it is").choices(providerKinds));
  for (const [flags, about] of placeOptions) command.option(flags, say(about));
  command
    .option("--issuer <url>", "OpenID Connect: the exact issuer")
    .option("--client-id <id>", "our client there")
    .option("--client-secret-stdin", "read the client's secret from standard input")
    .addOption(
      new Option("--client-authentication <method>", "how our client proves itself there").choices(
        clientAuthMethods,
      ),
    )
    .addOption(
      new Option("--assertion-audience <whom>", "private_key_jwt: whom an assertion is for").choices(
        assertionAudiences,
      ),
    )
    .addOption(
      new Option("--pushed-requests <when>", "push authorization requests (RFC 9126)").choices(pushingWays),
    )
    .option("--default-template <name>", "template of people without a mapping, or none")
    .option(
      "--mapping <value=template>",
      "value of the template claim and its template; again for more; replaces all",
      mapping,
    )
    .option(
      "--claim-mapping <claim=value=template>",
      "the same for another claim, such as groups; tried after those of --mapping",
      claimMapping,
    )
    .option("--mail-password", `${givers}: let the passwords in whose hashes are in a user attribute`)
    .option("--no-mail-password", `${givers}: let them in no more, and forget them`)
    .option("--mail-password-attribute <name>", `${givers}: the user attribute with the hash`)
    .option("--no-verify", "do not ask the provider whether the issuer is right")
    .option("--change-issuer", "another issuer is meant, although people are linked by the present one")
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
