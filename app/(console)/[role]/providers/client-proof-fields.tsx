import { Field } from "@/app/_ui/field";
import { FieldGrid } from "@/app/_ui/field-grid";
import { LocalTime } from "@/app/_ui/local-time";
import { PasswordField } from "@/app/_ui/password-field";
import { SelectField } from "@/app/_ui/select-field";
import { useWords } from "@/app/_words/use-words";
import { type ClientPartProps, inputsOf } from "@/app/(console)/[role]/providers/kinds/kind-form";
import type { ProviderValues } from "@/app/(console)/[role]/providers/provider-values";
import { words } from "@/lib/words/text";

const reauthenticationWords = words("console.providers.clientProof", {
  secretStored: "Stored encrypted and never shown again.",
  secretAgain: "Enter it again: a stored secret is never sent to a different address.",
  secretSet: "Already set. Leave empty to keep it.",
  secretSetOn: "Set on <date></date>. Leave empty to keep it.",
  keyPair:
    "The key pair is created when you save. The provider fetches its public key from the JWKS URL above.",
});

/** How our client proves itself at the provider, and how it asks. */
export function ClientProofFields({ typed, ...part }: Pick<ClientPartProps, "values" | "errors" | "typed">) {
  const { values, errors } = part;
  const { field, select, words } = inputsOf(part);
  const t = useWords(reauthenticationWords);
  return (
    <>
      <FieldGrid>
        <Field required {...field("clientId")} />
        <SelectField {...select("client.authentication")} />
      </FieldGrid>
      <FieldGrid>
        {typed.signs ? (
          <SelectField {...select("client.assertionAudience")} />
        ) : (
          <PasswordField
            label={words("clientSecret").label}
            hint={<SecretHint values={values} mustGiveAgain={typed.moves.secret} />}
            name="clientSecret"
            autoComplete="off"
            error={errors.clientSecret}
          />
        )}
        <SelectField {...select("client.pushedRequests")} />
      </FieldGrid>
      {typed.signs ? <p className="text-sm text-muted">{t("keyPair")}</p> : null}
    </>
  );
}

/** What is said of a secret that is never shown. */
export function SecretHint({ values, mustGiveAgain }: { values: ProviderValues; mustGiveAgain: boolean }) {
  const t = useWords(reauthenticationWords);
  if (values.texts["client.authentication"] === "private_key_jwt") return t("secretStored");
  if (mustGiveAgain) return t("secretAgain");
  const { secretSetAt } = values;
  if (!secretSetAt) return t("secretSet");
  return t.rich("secretSetOn", { date: () => <LocalTime value={secretSetAt} show="date" /> });
}
