import { Field } from "@/app/_ui/field";
import { FieldGrid } from "@/app/_ui/field-grid";
import { LocalTime } from "@/app/_ui/local-time";
import { PasswordField } from "@/app/_ui/password-field";
import { SelectField } from "@/app/_ui/select-field";
import { useWords } from "@/app/_words/use-words";
import { type ClientPartProps, inputsOf } from "@/app/(console)/[role]/providers/kinds/kind-form";
import type { ProviderValues } from "@/app/(console)/[role]/providers/provider-values";
import { words } from "@/lib/words/text";

const proofWords = words("console.providers.clientProof", {
  method: "Client authentication",
  methodHint: "Every provider accepts the secret in a header.",
  client_secret_basic: "Client secret in a header (client_secret_basic)",
  client_secret_post: "Client secret in the request body (client_secret_post)",
  private_key_jwt: "Key pair created here (private_key_jwt)",
  audience: "Assertion audience",
  audienceHint: "Entra ID and Okta expect the token endpoint.",
  issuer: "Issuer",
  "token-endpoint": "Token endpoint",
  secretStored: "Stored encrypted and never shown again.",
  secretAgain: "Enter it again: a stored secret is never sent to a different address.",
  secretSet: "Already set. Leave empty to keep it.",
  secretSetOn: "Set on <date></date>. Leave empty to keep it.",
  pushing: "Pushed authorization requests",
  pushingHint: "Sends requests straight to the provider, so the browser never carries them (RFC 9126).",
  auto: "If the provider supports it",
  always: "Always",
  never: "Only if the provider requires it",
  keyPair:
    "The key pair is created when you save. The provider fetches its public key from the JWKS URL above.",
});

const methods = ["client_secret_basic", "client_secret_post", "private_key_jwt"] as const;
const audiences = ["issuer", "token-endpoint"] as const;
const pushing = ["auto", "always", "never"] as const;

/** How our client proves itself at the provider, and how it asks. */
export function ClientProofFields({ typed, ...part }: Pick<ClientPartProps, "values" | "errors" | "typed">) {
  const { values, errors } = part;
  const { choice, text, words } = inputsOf(part);
  const t = useWords(proofWords);
  const optionsOf = (keys: readonly (typeof methods | typeof audiences | typeof pushing)[number][]) =>
    keys.map((value) => ({ value, label: t(value) }));
  return (
    <>
      <FieldGrid>
        <Field {...words("clientId")} required {...text("clientId")} />
        <SelectField
          label={t("method")}
          hint={t("methodHint")}
          options={optionsOf(methods)}
          {...choice("client.authentication")}
        />
      </FieldGrid>
      <FieldGrid>
        {typed.signs ? (
          <SelectField
            label={t("audience")}
            hint={t("audienceHint")}
            options={optionsOf(audiences)}
            {...choice("client.assertionAudience")}
          />
        ) : (
          <PasswordField
            label={words("clientSecret").label}
            hint={<SecretHint values={values} mustGiveAgain={typed.moves.secret} />}
            name="clientSecret"
            autoComplete="off"
            error={errors.clientSecret}
          />
        )}
        <SelectField
          label={t("pushing")}
          hint={t("pushingHint")}
          options={optionsOf(pushing)}
          {...choice("client.pushedRequests")}
        />
      </FieldGrid>
      {typed.signs ? <p className="text-sm text-muted">{t("keyPair")}</p> : null}
    </>
  );
}

function SecretHint({ values, mustGiveAgain }: { values: ProviderValues; mustGiveAgain: boolean }) {
  const t = useWords(proofWords);
  if (values.expectedVersion === null || values.texts["client.authentication"] === "private_key_jwt")
    return t("secretStored");
  if (mustGiveAgain) return t("secretAgain");
  const { secretSetAt } = values;
  if (!secretSetAt) return t("secretSet");
  return t.rich("secretSetOn", { date: () => <LocalTime value={secretSetAt} show="date" /> });
}
