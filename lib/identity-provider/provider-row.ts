import { AppError } from "@/lib/errors";
import type { ProviderInput } from "@/lib/identity-provider/input";
import { keycloakAddress, keycloakIssuer } from "@/lib/identity-provider/kinds/keycloak/realm";
import type { Provider } from "@/lib/identity-provider/queries";
import { type ProviderSettings, providerSettings } from "@/lib/identity-provider/settings";
import { parseInput } from "@/lib/parse-input";

/** The issuer that a form names, by itself or by server URL and realm; undefined when it leaves it as it is. */
export function givenIssuer(given: ProviderInput): string | undefined {
  if (given.serverUrl !== undefined && given.realm !== undefined)
    return keycloakIssuer(given.serverUrl, given.realm);
  return given.issuer;
}

/**
 * The columns that a form leads to: what it leaves out is what is stored. Throws `invalid-input` for what a new
 * provider lacks and what does not belong to its kind.
 */
export function rowFor(given: ProviderInput, before: Provider | null, issuer: string | undefined) {
  const kind = given.kind ?? before?.kind;
  const clientId = given.clientId ?? before?.clientId;
  const knownIssuer = issuer ?? before?.issuer;
  if (!kind) throw wrongField("kind", "is needed for a new provider");
  if (kind === "oidc" && given.realm !== undefined)
    throw wrongField("realm", "belongs to kind keycloak only");
  if (kind === "keycloak" && (!knownIssuer || !keycloakAddress(knownIssuer)))
    throw wrongField("realm", "serverUrl and realm are needed for kind keycloak");
  if (!knownIssuer) throw wrongField("issuer", "is needed for kind oidc");
  if (!clientId) throw wrongField("clientId", "is needed for a new provider");
  const settings = parseInput(providerSettings, given.settings ?? before?.settings ?? {});
  if (kind === "keycloak" && settings.endpoints)
    throw wrongField(
      "settings.endpoints",
      "belong to kind oidc only: Keycloak's follow from serverUrl and realm",
    );
  refuseBorrowedProof(settings);
  refuseMailPassword(kind, settings, given.mappings ?? before?.mappings ?? []);
  return {
    name: given.name ?? before?.name ?? given.slug,
    kind,
    enabled: given.enabled ?? before?.enabled ?? true,
    issuer: knownIssuer,
    clientId,
    settings,
    mailPassword: settings.mailPassword.enabled,
    defaultTemplateId:
      given.defaultTemplateId === undefined ? (before?.defaultTemplateId ?? null) : given.defaultTemplateId,
  };
}

/** Who may set the other claim freely would come in with anybody's address, by the proof of an own one. */
function refuseBorrowedProof({ emailClaim, emailProofClaim }: ProviderSettings): void {
  if (emailProofClaim === "email_verified" && emailClaim !== "email")
    throw wrongField(
      "settings.emailProofClaim",
      `email_verified proves the claim email only; name the claim that proves ${emailClaim}, or switch requireVerifiedEmail off to trust it`,
    );
}

/** The attribute must mean nothing else: its value is a hash, which would be shown as a name, a size or a template. */
function refuseMailPassword(
  kind: Provider["kind"],
  {
    mailPassword: { enabled, attribute },
    templateAttribute,
    emailClaim,
    emailProofClaim,
    sync,
  }: ProviderSettings,
  mappings: readonly { claim?: string | null | undefined }[],
): void {
  if (!enabled) return;
  if (kind !== "keycloak") throw wrongField("settings.mailPassword.enabled", "belongs to kind keycloak only");
  const { displayNameAttribute, quotaAttribute, aliasesAttribute, languageAttribute } = sync;
  const others = [
    ...[templateAttribute, emailClaim, displayNameAttribute, quotaAttribute, aliasesAttribute],
    ...[emailProofClaim, languageAttribute, ...mappings.map(({ claim }) => claim)],
  ];
  if ([...others, ...ownClaims].includes(attribute))
    throw wrongField(
      "settings.mailPassword.attribute",
      "must be an attribute that nothing else is read from",
    );
}

/** What is read from the claims of everybody. */
const ownClaims = [
  ...["sub", "email", "email_verified", "name", "given_name", "family_name"],
  ...["preferred_username", "groups"],
];

/** What of a provider says where our client proves itself, and how. */
export type SecretPlace = Pick<Provider, "issuer" | "settings">;

/**
 * Whether a stored client secret still goes to where it was stored for: a secret that nobody can read must not be sent
 * to another place either.
 */
export const secretStays = (before: SecretPlace, after: SecretPlace): boolean =>
  before.issuer === after.issuer &&
  before.settings.endpoints?.token === after.settings.endpoints?.token &&
  before.settings.endpoints?.pushedAuthorization === after.settings.endpoints?.pushedAuthorization;

/** Whether our client proves itself by a signature, and has no secret. */
export const signs = ({ settings }: SecretPlace): boolean =>
  settings.client.authentication === "private_key_jwt";

/** What is wrong with a field of a provider's form. */
export const wrongField = (field: string, message: string) =>
  new AppError("invalid-input", `${field}: ${message}`, { fields: { [field]: message } });
