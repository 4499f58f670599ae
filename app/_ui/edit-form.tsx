"use client";

import { type ComponentProps, Fragment, type ReactNode, type RefObject, useEffect, useRef } from "react";
import { SaveBar } from "@/app/_ui/save-bar";
import { UnsavedContext } from "@/app/_ui/unsaved-context";
import { useUnsaved } from "@/app/_ui/use-unsaved";
import type { FormState } from "@/app/form-state";

interface EditFormProps extends Omit<ComponentProps<"form">, "ref" | "noValidate"> {
  /** What came of the last sending; a result without a problem says that all of it is saved. */
  state: Pick<FormState<unknown>, "problem" | "fields" | "result">;
  formRef?: RefObject<HTMLFormElement | null>;
  /** What its inputs are shown with. */
  shown?: Readonly<Record<string, string>> | undefined;
  /** What stands below the inputs: what became of it, and the buttons. */
  foot?: ReactNode;
}

/**
 * A form whose content is worth keeping: its page is not left without a question while something in it is changed and not
 * saved, and after a refusal the keyboard is at the first mistake, however far up that is.
 */
export function EditForm({ state, formRef, shown, children, foot, ...form }: EditFormProps) {
  const { fields, result, problem } = state;
  const own = useRef<HTMLFormElement>(null);
  const ref = formRef ?? own;
  const { touch, measure, unsaved } = useUnsaved(ref, state);
  const change = () => {
    touch();
    measure();
    // What says that all is saved is out of date by that (`in-data-changed`).
    ref.current?.setAttribute("data-changed", "");
  };
  useEffect(() => {
    if (result !== undefined && problem === undefined) ref.current?.removeAttribute("data-changed");
  }, [result, problem, ref]);
  useEffect(() => {
    if (fields) goToMistake(ref.current);
  }, [fields, ref]);
  return (
    <form
      {...form}
      ref={ref}
      noValidate
      onInputCapture={change}
      onChangeCapture={change}
      onClickCapture={touch}
    >
      {/* React resets a sent form to what it was first shown with: so it is shown anew when that changes. */}
      <Fragment key={JSON.stringify(shown)}>{children}</Fragment>
      {foot ? (
        <UnsavedContext value={unsaved}>
          <SaveBar>{foot}</SaveBar>
        </UnsavedContext>
      ) : null}
    </form>
  );
}

function goToMistake(form: HTMLFormElement | null): void {
  const field = form?.querySelector<HTMLElement>("[aria-invalid=true], fieldset:has(> [role=alert]) input");
  field?.closest("details")?.setAttribute("open", "");
  field?.focus();
}
