import { useId } from "react";
import { Alert } from "@/app/_ui/alert";
import { Button } from "@/app/_ui/button";
import { Field } from "@/app/_ui/field";
import { SubmitButton } from "@/app/_ui/submit-button";
import { useWords } from "@/app/_words/use-words";
import { addressWords } from "@/app/(portal)/address-words";
import { MoreWays } from "@/app/(portal)/more-ways";
import { PasskeySignIn } from "@/app/(portal)/passkey-sign-in";
import type { SignInStepProps } from "@/app/(portal)/sign-in-step";
import { ProviderButtons } from "@/app/(portal)/single-sign-on";
import { words } from "@/lib/words/text";

const stepWords = words("portal.login.addressStep", {
  continue: "Continue",
  checking: "Checking…",
  password: "Use a password instead",
});

/** Asks for the address alone; what is not decided by it stands behind "More ways to sign in". */
export function AddressStep(props: SignInStepProps) {
  const { state, action, next, takesNames, passwordsOffered, providers, isBack } = props;
  const form = useId();
  const t = useWords(stepWords);
  const label = useWords(addressWords);
  return (
    <>
      <form id={form} action={action} className="grid gap-4" noValidate>
        {state.problem ? <Alert tone="danger">{state.problem}</Alert> : null}
        <input type="hidden" name="next" value={next ?? ""} />
        <Field
          label={label(takesNames ? "addressOrName" : "address")}
          name="address"
          type={takesNames ? "text" : "email"}
          autoComplete="username webauthn"
          autoCapitalize="none"
          spellCheck={false}
          required
          defaultValue={state.values?.address ?? ""}
          error={state.fields?.address}
        />
        <SubmitButton pendingLabel={t("checking")}>{t("continue")}</SubmitButton>
      </form>
      {passwordsOffered ? <PasskeySignIn next={next} /> : null}
      <MoreWays open={isBack}>
        {passwordsOffered ? (
          <Button type="submit" form={form} name="way" value="password">
            {t("password")}
          </Button>
        ) : null}
        <ProviderButtons providers={providers} isOnly={providers.length === 1} next={next} look="secondary" />
      </MoreWays>
    </>
  );
}
