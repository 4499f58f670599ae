import { PasswordField } from "@/app/_ui/password-field";
import { useWords } from "@/app/_words/use-words";
import { words } from "@/lib/words/text";

const newPasswordWords = words("ui.newPassword", { password: "Password", repeated: "Confirm password" });

interface NewPasswordFieldsProps {
  /** What the password policy wants. */
  hint: string;
  errors: Readonly<Record<string, string>> | undefined;
}

/** A new password and its repetition, as `password` and `repeated`. */
export function NewPasswordFields({ hint, errors }: NewPasswordFieldsProps) {
  const t = useWords(newPasswordWords);
  return (
    <>
      <PasswordField
        label={t("password")}
        name="password"
        hint={hint}
        autoComplete="new-password"
        required
        error={errors?.password}
      />
      <PasswordField
        label={t("repeated")}
        name="repeated"
        autoComplete="new-password"
        required
        error={errors?.repeated}
      />
    </>
  );
}
