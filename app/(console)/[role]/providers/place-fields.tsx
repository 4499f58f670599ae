import { Alert } from "@/app/_ui/alert";
import { Card } from "@/app/_ui/card";
import { Checkbox } from "@/app/_ui/checkbox";
import { Field } from "@/app/_ui/field";
import { FieldGrid } from "@/app/_ui/field-grid";
import { SelectField } from "@/app/_ui/select-field";
import { inputsOf, type PartProps } from "@/app/(console)/[role]/providers/kinds/kind-form";
import { kindForms } from "@/app/(console)/[role]/providers/kinds/kind-forms";
import type { ProviderChoices, ProviderValues } from "@/app/(console)/[role]/providers/provider-values";

interface PlaceFieldsProps extends PartProps {
  kind: ProviderValues["kind"];
  kinds: ProviderChoices["kinds"];
  /** How many people would have to be linked anew by what is typed; 0: nobody. */
  linked: number;
}

/** What the provider is called and where it is. */
export function PlaceFields({ kind, kinds, linked, ...part }: PlaceFieldsProps) {
  const { values, errors } = part;
  const { choice, text } = inputsOf(part);
  const { Place } = kindForms[kind];
  return (
    <Card title="Provider">
      <div className="grid gap-5">
        <FieldGrid>
          {values.expectedVersion === null ? (
            <Field
              label="Short name"
              hint="Part of its addresses, such as keycloak. Cannot be changed later."
              autoCapitalize="none"
              required
              {...text("slug")}
            />
          ) : null}
          <Field
            label="Text on the sign-in button"
            hint="Such as the name of your organisation."
            {...text("name")}
          />
          <SelectField label="Kind" options={kinds} {...choice("kind")} />
        </FieldGrid>
        <Place {...part} />
        {linked > 0 ? <IssuerQuestion linked={linked} error={errors.changeIssuer} /> : null}
      </div>
    </Card>
  );
}

const IssuerQuestion = ({ linked, error }: { linked: number; error: string | undefined }) => (
  <Alert
    tone="warning"
    title={`${linked} ${linked === 1 ? "person is" : "people are"} known by the present issuer.`}
  >
    <p>
      With another one each is linked anew, by address, at the next sign-in, if that is allowed below. The
      sessions that this provider opened end.
    </p>
    <Checkbox name="changeIssuer" label="Yes, another issuer is meant" />
    {error ? <p className="text-danger">{error}</p> : null}
  </Alert>
);
