import { Alert } from "@/app/_ui/alert";
import { Card } from "@/app/_ui/card";
import { Checkbox } from "@/app/_ui/checkbox";
import { FieldGrid } from "@/app/_ui/field-grid";
import { SelectField } from "@/app/_ui/select-field";
import { useWords } from "@/app/_words/use-words";
import { inputsOf, type PartProps } from "@/app/(console)/[role]/providers/kinds/kind-form";
import { kindForms } from "@/app/(console)/[role]/providers/kinds/kind-forms";
import { NameField } from "@/app/(console)/[role]/providers/name-field";
import type { ProviderChoices, ProviderValues } from "@/app/(console)/[role]/providers/provider-values";
import { words } from "@/lib/words/text";

const placeWords = words("console.providers.place", {
  title: "Provider",
  linked: "{linked, plural, one {# person is} other {# people are}} identified by the current issuer.",
  issuerConsequence:
    "If you change it, everyone is linked again by address at the next sign-in, provided that is allowed below. Sessions opened with this provider are signed out.",
  changeIssuer: "Yes, change the issuer",
});

interface PlaceFieldsProps extends PartProps {
  kind: ProviderValues["kind"];
  kinds: ProviderChoices["kinds"];
  /** How many people would have to be linked anew by what is typed; 0: nobody. */
  linked: number;
}

/** What the provider is called and where it is. */
export function PlaceFields({ kind, kinds, linked, ...part }: PlaceFieldsProps) {
  const { choice } = inputsOf(part);
  const { Place, signsInHere } = kindForms[kind];
  const t = useWords(placeWords);
  return (
    <Card title={t("title")} gap={5}>
      <FieldGrid>
        <NameField {...part} signsInHere={signsInHere} />
        <SelectField {...choice("kind")} options={kinds} />
      </FieldGrid>
      <Place {...part} />
      {linked > 0 ? <IssuerQuestion linked={linked} error={part.errors.changeIssuer} /> : null}
    </Card>
  );
}

function IssuerQuestion({ linked, error }: { linked: number; error: string | undefined }) {
  const t = useWords(placeWords);
  return (
    <Alert tone="warning" title={t("linked", { linked })}>
      <p>{t("issuerConsequence")}</p>
      <Checkbox name="changeIssuer" label={t("changeIssuer")} />
      {error ? <p className="text-danger">{error}</p> : null}
    </Alert>
  );
}
