"use client";

import { type ComponentProps, type ReactNode, useActionState, useRef } from "react";
import { useReauthenticationQuestion } from "@/app/_reauthentication/use-reauthenticated-action";
import type { ButtonLook } from "@/app/_ui/button";
import { classNames } from "@/app/_ui/class-names";
import { EditForm } from "@/app/_ui/edit-form";
import { SaveButton, saveWords } from "@/app/_ui/save-button";
import { SubmitButton } from "@/app/_ui/submit-button";
import { useWords } from "@/app/_words/use-words";
import { EditNews } from "@/app/(console)/edit-news";
import type { InputWords } from "@/app/(console)/field-form";
import { type FilledInputs, filledInputs } from "@/app/(console)/filled-inputs";
import type { EditFormName } from "@/app/(console)/forms";
import { sends } from "@/app/(console)/sends";
import { words } from "@/lib/words/text";

const formWords = words("console.form", {
  pinned: "{label} · pinned",
});

type Texts = Readonly<Record<string, string>>;

/** What a page gives a form to show. */
export interface ShownForm {
  /** What it is about, and the version that the page has shown: sent along. Left out: something new. */
  subject?: Texts | undefined;
  /** What is stored, as the form shows it; lists with commas in between. */
  stored: Texts;
  /** The words of its fields. */
  words?: Readonly<Record<string, InputWords>>;
  /** Names of fields that are marked as pinned. */
  pinned?: readonly string[];
}

interface ConsoleFormProps
  extends ShownForm,
    Pick<ButtonLook, "look">,
    Pick<ComponentProps<typeof EditForm>, "className" | "formRef" | "onSubmit"> {
  /** Which of the forms it is. */
  sends: EditFormName;
  /** What is said when it is done, and on its button. */
  saved?: string;
  submit?: string | undefined;
  pendingLabel?: string;
  children: (inputs: FilledInputs) => ReactNode;
}

/** A form of the console: the inputs, what became of it, and the button. */
export function ConsoleForm({
  sends: name,
  subject = {},
  stored,
  saved,
  submit,
  look,
  pendingLabel,
  className,
  children,
  words = {},
  pinned = [],
  onSubmit,
  ...form
}: ConsoleFormProps) {
  const [state, action] = useActionState(sends(name), {});
  const sent = useRef<FormData>(null);
  const [t, all] = [useWords(formWords), useWords(saveWords)];
  useReauthenticationQuestion(sent, state, action);
  const values = state.values ?? stored;
  // What is not stored yet can be sent as it is shown, and a new password is nowhere shown.
  const isEdit = subject.expectedVersion !== undefined && Object.keys(stored).length > 0;
  const button = { look, pendingLabel: pendingLabel ?? all("saving"), children: submit ?? all("save") };
  return (
    <EditForm
      {...form}
      state={state}
      action={action}
      onSubmit={(event) => {
        sent.current = new FormData(event.currentTarget);
        onSubmit?.(event);
      }}
      shown={values}
      className={classNames("grid gap-5", className)}
      foot={
        <>
          <EditNews state={state} saved={saved} />
          {isEdit ? (
            <SaveButton {...button} />
          ) : (
            <div>
              <SubmitButton {...button} />
            </div>
          )}
        </>
      }
    >
      <SentAlong values={subject} />
      {children(
        filledInputs({
          words,
          values,
          problems: state.fields,
          pinned,
          pinnedLabel: (label) => t("pinned", { label }),
        }),
      )}
    </EditForm>
  );
}

/** What is sent with a form and not shown in it. */
export const SentAlong = ({ values }: { values: Texts }) =>
  Object.entries(values).map(([name, value]) => <input key={name} type="hidden" name={name} value={value} />);
