import { PasswordField } from "@/app/_ui/password-field";

interface NewPasswordFieldsProps {
  /** What the password policy wants. */
  hint: string;
  errors: Readonly<Record<string, string>> | undefined;
}

/** A new password and its repetition, as `password` and `repeated`. */
export function NewPasswordFields({ hint, errors }: NewPasswordFieldsProps) {
  return (
    <>
      <PasswordField
        label="Password"
        name="password"
        hint={hint}
        autoComplete="new-password"
        required
        error={errors?.password}
      />
      <PasswordField
        label="Password again"
        name="repeated"
        autoComplete="new-password"
        required
        error={errors?.repeated}
      />
    </>
  );
}
