import { Card } from "@/app/_ui/card";
import { Checkbox } from "@/app/_ui/checkbox";
import { Field } from "@/app/_ui/field";
import { FieldGrid } from "@/app/_ui/field-grid";
import { inputsOf, type PartProps } from "@/app/(console)/[role]/providers/kinds/kind-form";

/** Whether a hash in an attribute of the directory's people is a password here, and what that means. */
export function MailPasswordFields({ directory, ...part }: PartProps & { directory: string }) {
  const { errors } = part;
  const { text, tick } = inputsOf(part);
  return (
    <Card
      title="Mail password"
      intro={`A user attribute can hold the hash of a password for mail apps. Whoever has that password gets into mail apps and the portal with it alone: ${directory}'s own password and its second factor are not asked for. App passwords are safer, since each is for one app and can be revoked.`}
    >
      <FieldGrid>
        <Checkbox
          label="Let mail passwords in"
          detail="Switched off, they are dead at the next login, and their hashes are forgotten here."
          {...tick("mailPassword.enabled")}
        />
        <Field
          label="Attribute of the hash"
          hint="One hash, such as {SSHA256}…, that only administrators can write. A change counts from the next sync on."
          {...text("mailPassword.attribute")}
          error={errors["mailPassword.attribute"] ?? errors["mailPassword.enabled"]}
        />
      </FieldGrid>
    </Card>
  );
}
