"use client";

import { Alert } from "@/app/_ui/alert";
import { DialogButtons } from "@/app/_ui/dialog";
import { Field } from "@/app/_ui/field";
import { SelectField } from "@/app/_ui/select-field";
import { SubmitButton } from "@/app/_ui/submit-button";
import { useWords } from "@/app/_words/use-words";
import type { NewAppPassword } from "@/app/(console)/[role]/mailboxes/[address]/new-app-password-action";
import { SentAlong } from "@/app/(console)/console-form";
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
  const chosen = state.values?.protocols?.split(",") ?? protocols;
  const expiry = state.values?.expiry || "never";
  return (
    <form action={action} className="grid gap-5" noValidate>
      {state.problem ? <Alert tone="danger">{state.problem}</Alert> : null}
      <SentAlong values={owner} />
      <Field
        label={t("name")}
        name="name"
        hint={t("nameHint")}
        maxLength={100}
        required
        autoComplete="off"
        defaultValue={state.values?.name ?? ""}
        error={state.fields?.name}
      />
      <ProtocolBoxes protocols={protocols} chosen={chosen} error={state.fields?.protocols} />
      <SelectField
        // React resets a sent form, and a select to what it was first shown with: so it is shown anew.
        key={expiry}
        label={t("expires")}
        name="expiry"
        defaultValue={expiry}
        options={expiryValues.map((value) => ({ value, label: t(value) }))}
        error={state.fields?.expiry}
      />
      <DialogButtons close={onCancel}>
        <SubmitButton pendingLabel={t("creating")}>{t("create")}</SubmitButton>
      </DialogButtons>
    </form>
  );
}
