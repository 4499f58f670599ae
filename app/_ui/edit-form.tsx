"use client";

import {
  type ComponentProps,
  Fragment,
  type ReactNode,
  type RefObject,
  useEffect,
  useMemo,
  useRef,
  useState,
} from "react";
import { SaveBar } from "@/app/_ui/save-bar";
import { UnsavedContext } from "@/app/_ui/unsaved-context";
import { contentOf, differsFromShown, watchForm } from "@/app/_ui/unsaved-forms";
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
  const { fields } = state;
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

/** Registers the form with the page. Gives what must be told of everything that somebody does in it. */
function useUnsaved(
  ref: RefObject<HTMLFormElement | null>,
  { result, problem, fields }: EditFormProps["state"],
) {
  const untouched = useRef(true);
  const saved = useRef("");
  const [isChanged, setChanged] = useState(false);
  const wasRefused = useRef(problem !== undefined || fields !== undefined);
  const { measure, hasChange } = useMemo(() => {
    const hasChange = () =>
      !untouched.current && ref.current !== null && contentOf(new FormData(ref.current)) !== saved.current;
    return { hasChange, measure: () => setChanged(hasChange()) };
  }, [ref]);
  // What was typed, or sent and refused, before this script was there is unsaved as well.
  useEffect(() => {
    if (ref.current && (wasRefused.current || differsFromShown(ref.current))) untouched.current = false;
    measure();
  }, [ref, measure]);
  useEffect(() => {
    if (result === undefined || problem !== undefined) return;
    untouched.current = true;
    ref.current?.removeAttribute("data-changed");
    measure();
  }, [result, problem, ref, measure]);
  // At every drawing: what is stored can come a moment after the answer that it was saved.
  useEffect(() => {
    if (untouched.current && ref.current) saved.current = contentOf(new FormData(ref.current));
  });
  useEffect(() => watchForm(hasChange), [hasChange]);
  useEffect(() => watchInputs(ref.current, measure), [ref, measure]);
  const touch = () => {
    untouched.current = false;
  };
  return { touch, measure, unsaved: useMemo(() => ({ isChanged, hasChange }), [isChanged, hasChange]) };
}

/** Tells of inputs that come, go or are filled by script, as a row that is removed by a button; returns what ends that. */
function watchInputs(form: HTMLFormElement | null, tell: () => void): () => void {
  const observer = new MutationObserver(tell);
  if (form) observer.observe(form, { subtree: true, childList: true, attributeFilter: ["value"] });
  return () => observer.disconnect();
}

function goToMistake(form: HTMLFormElement | null): void {
  const field = form?.querySelector<HTMLElement>("[aria-invalid=true], fieldset:has(> [role=alert]) input");
  field?.closest("details")?.setAttribute("open", "");
  field?.focus();
}
