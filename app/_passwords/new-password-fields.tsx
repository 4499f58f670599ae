import { NewPasswordField } from "@/app/_passwords/new-password-field";
import { PasswordField } from "@/app/_ui/password-field";
import { useWords } from "@/app/_words/use-words";
import { words } from "@/lib/words/text";

const newPasswordWords = words("ui.newPassword", { password: "Password", repeated: "Confirm password" });

interface NewPasswordFieldsProps {
  /** What the password policy wants. */
  hint: string;
  errors: Readonly<Record<string, string>> | undefined;
  /** What is known of whose password it will be. */
  known?: readonly string[];
}

/** A new password and its repetition, as `password` and `repeated`. */
export function NewPasswordFields({ hint, errors, known = [] }: NewPasswordFieldsProps) {
  const t = useWords(newPasswordWords);
  return (
    <>
      <NewPasswordField
        label={t("password")}
        name="password"
        hint={hint}
        required
        error={errors?.password}
        known={known}
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
