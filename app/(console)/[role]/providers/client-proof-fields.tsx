import { Field } from "@/app/_ui/field";
import { FieldGrid } from "@/app/_ui/field-grid";
import { LocalTime } from "@/app/_ui/local-time";
import { PasswordField } from "@/app/_ui/password-field";
import { SelectField } from "@/app/_ui/select-field";
import { type ClientPartProps, inputsOf } from "@/app/(console)/[role]/providers/kinds/kind-form";
import type { ProviderValues } from "@/app/(console)/[role]/providers/provider-values";

const methods = [
  { value: "client_secret_basic", label: "Client secret, in a header (client_secret_basic)" },
  { value: "client_secret_post", label: "Client secret, in the form (client_secret_post)" },
  { value: "private_key_jwt", label: "Key pair made here (private_key_jwt)" },
];
const audiences = [
  { value: "issuer", label: "The issuer" },
  { value: "token-endpoint", label: "The token endpoint" },
];
const pushing = [
  { value: "auto", label: "Where the provider offers it" },
  { value: "always", label: "Always" },
  { value: "never", label: "Only where the provider insists" },
];

/** How our client proves itself at the provider, and how it asks. */
export function ClientProofFields({ typed, ...part }: Pick<ClientPartProps, "values" | "errors" | "typed">) {
  const { values, errors } = part;
  const { choice, text } = inputsOf(part);
  return (
    <>
      <FieldGrid>
        <Field label="Client id" required {...text("clientId")} />
        <SelectField
          label="How our client proves itself"
          hint="The secret in a header is what every provider takes."
          options={methods}
          {...choice("client.authentication")}
        />
      </FieldGrid>
      <FieldGrid>
        {typed.signs ? (
          <SelectField
            label="What is signed is for"
            hint="Entra ID and Okta want the token endpoint."
            options={audiences}
            {...choice("client.assertionAudience")}
          />
        ) : (
          <PasswordField
            label="Client secret"
            hint={<SecretHint values={values} mustGiveAgain={typed.moves.secret} />}
            name="clientSecret"
            autoComplete="off"
            error={errors.clientSecret}
          />
        )}
        <SelectField
          label="Hand requests over beforehand"
          hint="Pushed authorization requests (RFC 9126): the browser carries nothing of them."
          options={pushing}
          {...choice("client.pushedRequests")}
        />
      </FieldGrid>
      {typed.signs ? (
        <p className="text-sm text-muted">
          The key pair is made when this is saved. Its public half is at the JWKS URL above, for the provider.
        </p>
      ) : null}
    </>
  );
}

function SecretHint({ values, mustGiveAgain }: { values: ProviderValues; mustGiveAgain: boolean }) {
  if (values.expectedVersion === null || values.texts["client.authentication"] === "private_key_jwt")
    return "Stored encrypted, and never shown again.";
  if (mustGiveAgain) return "Enter it again: a stored secret is never sent to another address.";
  return (
    <>
      Set{" "}
      {values.secretSetAt ? (
        <>
          on <LocalTime value={values.secretSetAt} show="date" />
        </>
      ) : (
        "already"
      )}
      . Leave it empty to keep it.
    </>
  );
}
