"use client";

import { addTotp } from "@/app/_factors/factor-actions";
import type { FactorDoor } from "@/app/_factors/factor-door";
import { RecoveryCodes } from "@/app/_factors/recovery-codes";
import type { TotpView } from "@/app/_factors/totp-view";
import { useReauthenticatedAction } from "@/app/_reauthentication/use-reauthenticated-action";
import { Alert } from "@/app/_ui/alert";
import { Field } from "@/app/_ui/field";
import { QrPicture } from "@/app/_ui/qr-picture";
import { SubmitButton } from "@/app/_ui/submit-button";
import { useWords } from "@/app/_words/use-words";
import { words } from "@/lib/words/text";

const totpWords = words("factors.totp", {
  scan: "Scan this QR code with your authenticator app, then enter the six-digit code it shows.",
  qrCode: "QR code for your authenticator app",
  noCamera: "No camera? Enter this key instead: <secret></secret>",
  code: "Code",
  add: "Add authenticator app",
  checking: "Checking…",
});

interface TotpSetupProps {
  door: FactorDoor;
  view: TotpView;
  /** Where to go on when it is done. */
  doneHref: string;
}

/** Scans a QR code into an authenticator app and proves it with a first code. */
export function TotpSetup({ door, view, doneHref }: TotpSetupProps) {
  const t = useWords(totpWords);
  const [state, action] = useReauthenticatedAction(addTotp);
  if (state.result) return <RecoveryCodes codes={state.result.recoveryCodes} doneHref={doneHref} />;
  return (
    <form action={action} className="grid gap-4" noValidate>
      {state.problem ? <Alert tone="danger">{state.problem}</Alert> : null}
      <input type="hidden" name="door" value={door} />
      <input type="hidden" name="enrolment" value={view.enrolment} />
      <p className="text-sm">{t("scan")}</p>
      <QrPicture code={view.qr} label={t("qrCode")} />
      <p className="text-sm text-muted">
        {t.rich("noCamera", {
          secret: () => <code className="font-mono text-ink select-all">{view.secret}</code>,
        })}
      </p>
      <Field
        label={t("code")}
        name="code"
        inputMode="numeric"
        autoComplete="one-time-code"
        required
        error={state.fields?.code}
      />
      <div>
        <SubmitButton pendingLabel={t("checking")}>{t("add")}</SubmitButton>
      </div>
    </form>
  );
}
