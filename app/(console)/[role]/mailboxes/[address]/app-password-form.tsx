"use client";

import { Alert } from "@/app/_ui/alert";
import { DialogButtons } from "@/app/_ui/dialog";
import { Field } from "@/app/_ui/field";
import { SelectField } from "@/app/_ui/select-field";
import { SubmitButton } from "@/app/_ui/submit-button";
import { useWords } from "@/app/_words/use-words";
import type { NewAppPassword } from "@/app/(console)/[role]/mailboxes/[address]/app-password-forms";
import { SentAlong } from "@/app/(console)/console-form";
import { filledInputs } from "@/app/(console)/filled-inputs";
import { ProtocolBoxes } from "@/app/(user)/home/devices/protocol-boxes";
import { expiryValues } from "@/app/(user)/home/expiry-choices";
import type { FormState } from "@/app/form-state";
import type { ClientProtocol } from "@/lib/platform/db/protocols";
import { words } from "@/lib/words/text";

const formWords = words("user.appPasswords.form", {
  name: "Name",
  nameHint: "The app or device it is for, such as “Thunderbird on my laptop”.",
  expires: "Expires",
  never: "Never",
  "30": "After 30 days",
  "90": "After 90 days",
  "365": "After one year",
  create: "Create app password",
  creating: "Creating…",
});

interface AppPasswordFormProps {
  state: FormState<NewAppPassword>;
  action: (form: FormData) => void;
  owner: Record<string, string>;
  /** What the mailbox may be used with; all of it is chosen at first. */
  protocols: ClientProtocol[];
  onCancel: () => void;
}

/** Name, protocols and end of a new app password. */
export function AppPasswordForm({ state, action, owner, protocols, onCancel }: AppPasswordFormProps) {
  const t = useWords(formWords);
  const { values = { protocols: protocols.join(",") }, fields } = state;
  const { text, chosenOf, problems } = filledInputs({ values, problems: fields });
  const expiry = values.expiry || "never";
  return (
    <form action={action} className="grid gap-5" noValidate>
      {state.problem ? <Alert tone="danger">{state.problem}</Alert> : null}
      <SentAlong values={owner} />
      <Field maxLength={100} required {...text("name", { label: t("name"), hint: t("nameHint") })} />
      <ProtocolBoxes protocols={protocols} chosen={chosenOf("protocols")} error={problems.protocols} />
      <SelectField
        // React resets a sent form, and a select to what it was first shown with: so it is shown anew.
        key={expiry}
        {...text("expiry", { label: t("expires") })}
        defaultValue={expiry}
        options={expiryValues.map((value) => ({ value, label: t(value) }))}
      />
      <DialogButtons close={onCancel}>
        <SubmitButton pendingLabel={t("creating")}>{t("create")}</SubmitButton>
      </DialogButtons>
    </form>
  );
}
