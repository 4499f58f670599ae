import { Field } from "@/app/_ui/field";
import { FieldGrid } from "@/app/_ui/field-grid";
import { SelectField } from "@/app/_ui/select-field";
import { useWords } from "@/app/_words/use-words";
import { type ClientPartProps, inputsOf } from "@/app/(console)/[role]/providers/kinds/kind-form";
import { SecretField } from "@/app/(console)/[role]/providers/secret-field";
import { words } from "@/lib/words/text";

const keyWords = words("console.providers.keyPair", {
  made: "The key pair is created when you save. The provider fetches its public key from the JWKS URL above.",
});

/** How our client proves itself at the provider, and how it asks. */
export function ClientProofFields({ typed, ...part }: Pick<ClientPartProps, "values" | "errors" | "typed">) {
  const { choice, text } = inputsOf(part);
  const t = useWords(keyWords);
  return (
    <>
      <FieldGrid>
        <Field required {...text("clientId")} />
        <SelectField {...choice("client.authentication")} />
      </FieldGrid>
      <FieldGrid>
        {typed.signs ? (
          <SelectField {...choice("client.assertionAudience")} />
        ) : (
          <SecretField {...part} mustGiveAgain={typed.moves.secret} />
        )}
        <SelectField {...choice("client.pushedRequests")} />
      </FieldGrid>
      {typed.signs ? <p className="text-sm text-muted">{t("made")}</p> : null}
    </>
  );
}
