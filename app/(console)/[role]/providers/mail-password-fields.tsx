import { Card } from "@/app/_ui/card";
import { Checkbox } from "@/app/_ui/checkbox";
import { Field } from "@/app/_ui/field";
import { FieldGrid } from "@/app/_ui/field-grid";
import { useWords } from "@/app/_words/use-words";
import { inputsOf, type PartProps } from "@/app/(console)/[role]/providers/kinds/kind-form";
import { words } from "@/lib/words/text";

const mailPasswordWords = words("console.providers.mailPassword", {
  title: "Mail password",
  intro:
    "A user attribute can hold the hash of a password for mail apps. Anyone with that password can use mail apps and the portal: {directory}'s own password and second factor aren't asked for. App passwords are safer, because each is for a single app and can be revoked.",
});

/** Whether a hash in an attribute of the directory's people is a password here, and what that means. */
export function MailPasswordFields({ directory, ...part }: PartProps & { directory: string }) {
  const { errors } = part;
  const { text, tick } = inputsOf(part);
  const t = useWords(mailPasswordWords);
  return (
    <Card title={t("title")} intro={t("intro", { directory })}>
      <FieldGrid>
        <Checkbox {...tick("mailPassword.enabled")} />
        <Field
          {...text("mailPassword.attribute")}
          error={errors["mailPassword.attribute"] ?? errors["mailPassword.enabled"]}
        />
      </FieldGrid>
    </Card>
  );
}
