"use client";

import { startAuthentication } from "@simplewebauthn/browser";
import { Fingerprint } from "lucide-react";
import { useActionState, useState, useTransition } from "react";
import { usePasskeyProblem } from "@/app/_reauthentication/passkey-problem";
import { Alert } from "@/app/_ui/alert";
import { Button } from "@/app/_ui/button";
import { Field } from "@/app/_ui/field";
import { Folded } from "@/app/_ui/folded";
import { SubmitButton } from "@/app/_ui/submit-button";
import { useWords } from "@/app/_words/use-words";
import type { FormState } from "@/app/form-state";
import { words } from "@/lib/words/text";

const stepWords = words("proof.secondStep", {
  code: "Code",
  codeHint: "The six-digit code from your authenticator app.",
  useRecoveryCode: "Use a recovery code",
  recoveryCode: "Recovery code",
  recoveryCodeHint: "Each code works only once.",
  continue: "Continue",
  checking: "Checking…",
  usePasskey: "Use a passkey",
  waiting: "Waiting for your device…",
  unavailable: "Passkeys do not work at the moment. Try again later.",
});

type FormAction = (before: FormState, form: FormData) => Promise<FormState>;

interface SecondStepFormProps {
  /** Checks a code: `kind` is totp or recovery-code. Redirects when it is right. */
  confirmCode: FormAction;
  /** The options for the browser as JSON. */
  beginPasskey: () => Promise<FormState<string>>;
  /** Checks the browser's answer. Redirects when it is right. */
  confirmPasskey: (answer: unknown) => Promise<FormState>;
  hasTotp: boolean;
  hasPasskey: boolean;
}

/** The second step of a sign-in: a code of the app, a passkey, or a recovery code. */
export function SecondStepForm(props: SecondStepFormProps) {
  const { hasTotp, hasPasskey, confirmCode } = props;
  const t = useWords(stepWords);
  return (
    <div className="grid gap-6">
      {hasPasskey ? <PasskeyStep {...props} /> : null}
      {hasTotp ? <CodeForm action={confirmCode} kind="totp" label={t("code")} hint={t("codeHint")} /> : null}
      <Folded title={t("useRecoveryCode")}>
        <CodeForm
          action={confirmCode}
          kind="recovery-code"
          label={t("recoveryCode")}
          hint={t("recoveryCodeHint")}
        />
      </Folded>
    </div>
  );
}

interface CodeFormProps {
  action: FormAction;
  kind: "totp" | "recovery-code";
  label: string;
  hint: string;
}

function CodeForm({ action: prove, kind, label, hint }: CodeFormProps) {
  const t = useWords(stepWords);
  const [state, action] = useActionState(prove, {});
  return (
    <form action={action} className="grid gap-4" noValidate>
      {state.problem ? <Alert tone="danger">{state.problem}</Alert> : null}
      <input type="hidden" name="kind" value={kind} />
      <Field
        label={label}
        name="code"
        hint={hint}
        autoComplete={kind === "totp" ? "one-time-code" : "off"}
        inputMode={kind === "totp" ? "numeric" : "text"}
        required
        error={state.fields?.code}
      />
      <SubmitButton look={kind === "totp" ? "primary" : "secondary"} pendingLabel={t("checking")}>
        {t("continue")}
      </SubmitButton>
    </form>
  );
}

function PasskeyStep({ beginPasskey, confirmPasskey }: SecondStepFormProps) {
  const t = useWords(stepWords);
  const problemOf = usePasskeyProblem();
  const [problem, setProblem] = useState<string>();
  const [pending, start] = useTransition();
  const prove = async () => {
    const begun = await beginPasskey();
    if (!begun.result) return setProblem(begun.problem ?? t("unavailable"));
    let answer: unknown;
    try {
      answer = await startAuthentication({ optionsJSON: JSON.parse(begun.result) });
    } catch (error) {
      return setProblem(problemOf(error));
    }
    setProblem((await confirmPasskey(answer)).problem);
  };
  return (
    <div className="grid gap-3">
      {problem ? <Alert tone="danger">{problem}</Alert> : null}
      <Button look="primary" aria-disabled={pending} onClick={() => !pending && start(prove)}>
        <Fingerprint aria-hidden="true" />
        {t(pending ? "waiting" : "usePasskey")}
      </Button>
    </div>
  );
}
