import { Card } from "@/app/_ui/card";
import { Checkbox } from "@/app/_ui/checkbox";
import { controlClass, Field, FieldFrame, useFieldIds } from "@/app/_ui/field";
import { FieldGrid } from "@/app/_ui/field-grid";
import { SelectField } from "@/app/_ui/select-field";
import { inputsOf, type PartProps } from "@/app/(console)/[role]/providers/kinds/kind-form";

const changedAddressOptions = [
  { value: "keep", label: "Only tell administrators" },
  { value: "alias", label: "Give the mailbox the new address as an alias" },
];

/** Who comes in by the provider, and how a mailbox is found at the first sign-in. */
export function PeopleFields(part: PartProps) {
  const { values, errors } = part;
  const { choice, text, tick } = inputsOf(part);
  const { id, control } = useFieldIds({ hint: true, error: errors.allowedDomains });
  return (
    <Card
      title="People"
      intro="A person is known by issuer and subject. The e-mail address only finds the mailbox at the first sign-in."
    >
      <div className="grid gap-5">
        <FieldGrid>
          <Field
            label="Claim of the e-mail address"
            hint="Usually email. A claim inside others by its path, a.b."
            {...text("emailClaim")}
          />
          <Field
            label="Claim that proves the address"
            hint="Empty: email_verified, which proves email only, and another claim's address when it is the same. Entra: xms_edov."
            {...text("emailProofClaim")}
          />
          <FieldFrame
            id={id}
            label="Mail domains it speaks for"
            hint="One in a line. Empty: all but those that name another provider."
            error={errors.allowedDomains}
          >
            <textarea
              {...control}
              name="allowedDomains"
              rows={3}
              defaultValue={values.texts.allowedDomains}
              spellCheck={false}
              className={`${controlClass} py-2`}
            />
          </FieldFrame>
        </FieldGrid>
        <div className="grid gap-2 lg:grid-cols-3">
          <Checkbox
            label="Only proven addresses"
            detail="Off: every address is trusted as it stands in its claim. Right only where nobody there can choose an address, or have somebody else's."
            {...tick("requireVerifiedEmail")}
          />
          <Checkbox
            label="Link existing mailboxes"
            detail="A mailbox of this provider that nobody is linked to yet is linked by its address."
            {...tick("linkByEmail")}
          />
          <Checkbox
            label="Create mailboxes"
            detail="At the first sign-in, if the domain is here and has room."
            {...tick("createOnSignIn")}
          />
        </div>
        <SelectField
          label="When somebody's address changes there"
          hint="A mailbox is never renamed: its mail, its calendars and the accounts in mail apps are kept under its address."
          {...choice("changedAddress")}
          options={changedAddressOptions}
        />
      </div>
    </Card>
  );
}
