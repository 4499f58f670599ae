import { isDeepStrictEqual } from "node:util";
import { invalidInput } from "@/lib/platform/errors";
import { parseInput } from "@/lib/platform/input/parse-input";
import { placedIssuer, placedKinds } from "@/lib/providers/kinds/place-of-kind";
import { kindOf, kindsThat, onlyForKinds, type ProviderKindName } from "@/lib/providers/kinds/registry";
import { openIdSettingsOf } from "@/lib/providers/kinds/settings-of-kind";
import type { ProviderInput } from "@/lib/providers/provider/input";
import type { Provider } from "@/lib/providers/provider/queries";
import type { ProviderSettings } from "@/lib/providers/settings/settings";
import { directoryAttributes } from "@/lib/providers/settings/sync-settings";
import { settingAt } from "@/lib/providers/settings-document";
import { verbatim } from "@/lib/words/compose-text";
import type { Text } from "@/lib/words/text";
import { words } from "@/lib/words/text";

const rowWords = words("provider.row", {
  needed: "required for a new provider",
  notOfKind: "not a setting of kind {kind}",
  placeNeeded: "required for kind {kind}, together: {fields}",
  neededForKind: "required for kind {kind}",
  emailVerified:
    "must name the claim that verifies {claim}, since email_verified only covers the claim email; or turn requireVerifiedEmail off to trust it",
  ownAttribute: "must be an attribute that nothing else is read from",
});

/** The issuer that a form names, by itself or by the fields of its kind; undefined when it leaves it as it is. */
export const givenIssuer = (given: ProviderInput): string | undefined => placedIssuer(given) ?? given.issuer;

/**
 * The columns that a form leads to: what it leaves out is what is stored. Throws `invalid-input` for what a new
 * provider lacks and what does not belong to its kind.
 */
export function rowFor(given: ProviderInput, before: Provider | null, issuer: string | undefined) {
  const kind = given.kind ?? before?.kind;
  const clientId = given.clientId ?? before?.clientId;
  if (!kind) throw wrongField("kind", rowWords("needed"));
  const knownIssuer = requirePlace(kind, given, issuer ?? before?.issuer);
  if (!clientId) throw wrongField("clientId", rowWords("needed"));
  const settings = settingsFor(kind, given.settings ?? before?.settings ?? {});
  const misfit = kindOf(kind).misfit(settings);
  if (misfit) throw wrongField(misfit.field, misfit.text);
  refuseBorrowedProof(settings);
  refuseMailPassword(kind, settings, given.mappings ?? before?.mappings ?? []);
  return {
    name: given.name ?? before?.name ?? given.slug,
    kind,
    enabled: given.enabled ?? before?.enabled ?? true,
    issuer: knownIssuer,
    clientId,
    settings,
    mailPassword: settings.mailPassword?.enabled ?? false,
    checksPasswords: kindOf(kind).credentialCheck?.by === "bind",
    defaultTemplateId:
      given.defaultTemplateId === undefined ? (before?.defaultTemplateId ?? null) : given.defaultTemplateId,
  };
}

/** Valid settings with the kind's defaults for what is left out. Throws for one that only other kinds have. */
function settingsFor(kind: ProviderKindName, given: object): ProviderSettings {
  const { settings } = kindOf(kind);
  const filled = Object.fromEntries(Object.entries(given).filter(([, value]) => value !== undefined));
  const foreign = Object.keys(filled).find((name) => !Object.hasOwn(settings.shape, name));
  if (foreign !== undefined) throw wrongField(`settings.${foreign}`, rowWords("notOfKind", { kind }));
  return parseInput(settings, filled);
}

/** The issuer, if the form says where the provider is as its kind does. */
function requirePlace(kind: ProviderKindName, given: ProviderInput, issuer: string | undefined): string {
  const entered: Partial<Record<string, unknown>> = given;
  const own = placedKinds.find(({ name }) => name === kind)?.fields ?? [];
  for (const { name, fields } of placedKinds)
    for (const field of fields.toReversed())
      if (entered[field] !== undefined && !own.includes(field)) throw wrongField(field, onlyForKinds([name]));
  const last = own.at(-1);
  if (last !== undefined && (issuer === undefined || !kindOf(kind).place?.read(issuer)))
    throw wrongField(last, rowWords("placeNeeded", { kind, fields: own.map(verbatim) }));
  if (issuer === undefined) throw wrongField("issuer", rowWords("neededForKind", { kind }));
  return issuer;
}

/** Who may set the other claim freely would come in with anybody's address, by the proof of an own one. */
function refuseBorrowedProof({ emailClaim, emailProofClaim }: ProviderSettings): void {
  if (emailProofClaim === "email_verified" && emailClaim !== "email")
    throw wrongField("settings.emailProofClaim", rowWords("emailVerified", { claim: emailClaim }));
}

/** The attribute must mean nothing else: its value is a hash, which would be shown as a name, a size or a template. */
function refuseMailPassword(
  kind: Provider["kind"],
  { mailPassword, templateAttribute, groupsClaim, emailClaim, emailProofClaim, sync }: ProviderSettings,
  mappings: readonly { claim?: string | null | undefined }[],
): void {
  if (!mailPassword?.enabled) return;
  const able = kindsThat(({ credentialCheck }) => credentialCheck?.by === "hash-in-record");
  if (!able.includes(kind)) throw wrongField("settings.mailPassword.enabled", onlyForKinds(able));
  const others = [
    ...[templateAttribute, groupsClaim, emailClaim, emailProofClaim],
    ...directoryAttributes.map((name) => sync[name]),
    ...mappings.map(({ claim }) => claim),
  ];
  if ([...others, ...ownClaims].includes(mailPassword.attribute))
    throw wrongField("settings.mailPassword.attribute", rowWords("ownAttribute"));
}

/** What is read from the claims of everybody. */
const ownClaims = [
  ...["sub", "email", "email_verified", "name", "given_name", "family_name"],
  ...["preferred_username", "groups"],
];

/** What of a provider says where our client proves itself, and how. */
export type SecretPlace = Pick<Provider, "kind" | "issuer" | "settings">;

/**
 * Whether a stored client secret still goes to where it was stored for: a secret that nobody can read must not be sent
 * to another place either.
 */
export const secretStays = (before: SecretPlace, after: SecretPlace): boolean =>
  isDeepStrictEqual(secretPlaces(before), secretPlaces(after));

const secretPlaces = ({ kind, issuer, settings }: SecretPlace) => [
  issuer,
  ...kindOf(kind).secretPlaces.map((path) => settingAt(settings, path)),
];

/** Whether our client proves itself by a signature, and has no secret. */
export const signs = (provider: SecretPlace): boolean =>
  openIdSettingsOf(provider)?.client.authentication === "private_key_jwt";

/** What is wrong with a field of a provider's form. */
export const wrongField = (field: string, problem: Text) => invalidInput({ [field]: problem });
