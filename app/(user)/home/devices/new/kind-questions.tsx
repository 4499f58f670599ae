import { useEffect, useRef } from "react";
import { Button } from "@/app/_ui/button";
import { Card } from "@/app/_ui/card";
import { SubmitButton } from "@/app/_ui/submit-button";
import { useWords } from "@/app/_words/use-words";
import { kindWords } from "@/app/(user)/home/devices/kind-words";
import { LimitFields } from "@/app/(user)/home/devices/limit-fields";
import { ProtocolBoxes } from "@/app/(user)/home/devices/protocol-boxes";
import type { FormState } from "@/app/form-state";
import type { DeviceKind } from "@/lib/accounts/device/kinds";
import type { ClientProtocol } from "@/lib/platform/db/protocols";
import { words } from "@/lib/words/text";

const questionWords = words("user.devices.questions", {
  printer:
    "It can only send, as {address} or an alias of yours. Whoever takes the password from it can read no mail.",
  other: "Choose only what the app needs.",
  back: "Back",
  add: "Add",
  adding: "Adding…",
});

interface KindQuestionsProps {
  kind: DeviceKind;
  address: string;
  /** All that the mailbox may be used for. */
  protocols: ClientProtocol[];
  state: Pick<FormState<unknown>, "fields" | "values">;
  onBack: () => void;
}

/** What is asked before a printer or another app is added. */
export function KindQuestions({ kind, address, protocols, state, onBack }: KindQuestionsProps) {
  const t = useWords(questionWords);
  const kinds = useWords(kindWords);
  const isPrinter = kind === "printer";
  const questions = useRef<HTMLDivElement>(null);
  // The button that was pressed is gone.
  useEffect(() => questions.current?.focus(), []);
  return (
    <Card title={kinds(kind)} intro={isPrinter ? t("printer", { address }) : t("other")}>
      <div ref={questions} tabIndex={-1} className="grid grid-cols-1 gap-5 outline-none">
        <input type="hidden" name="kind" value={kind} />
        {isPrinter ? null : (
          <ProtocolBoxes
            protocols={protocols}
            chosen={state.values?.protocols?.split(",") ?? protocols}
            error={state.fields?.protocols}
          />
        )}
        <LimitFields
          state={state}
          named="optional"
          {...(isPrinter ? { networksFor: "printer" as const } : {})}
        />
        <div className="flex flex-wrap justify-end gap-3">
          <Button onClick={onBack}>{t("back")}</Button>
          <SubmitButton pendingLabel={t("adding")}>{t("add")}</SubmitButton>
        </div>
      </div>
    </Card>
  );
}
