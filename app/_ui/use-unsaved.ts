"use client";

import { type RefObject, useEffect, useMemo, useRef, useState } from "react";
import { contentOf, differsFromShown, watchForm } from "@/app/_ui/unsaved-forms";
import type { FormState } from "@/app/form-state";

type FormRef = RefObject<HTMLFormElement | null>;

/**
 * Follows whether something in a form is changed and not saved, and registers it with the page. `touch` must be told of
 * everything that somebody does in it, `measure` of every change.
 */
export function useUnsaved(
  form: FormRef,
  { result, problem, fields }: Pick<FormState<unknown>, "problem" | "fields" | "result">,
) {
  const untouched = useRef(true);
  const saved = useRef("");
  const [isChanged, setChanged] = useState(false);
  const wasRefused = useRef(problem !== undefined || fields !== undefined);
  const { touch, measure, hasChange } = useMemo(() => {
    const hasChange = () => !untouched.current && form.current !== null && sentBy(form) !== saved.current;
    const touch = () => {
      untouched.current = false;
    };
    return { touch, hasChange, measure: () => setChanged(hasChange()) };
  }, [form]);
  // What was typed, or sent and refused, before this script was there is unsaved as well.
  useEffect(() => {
    if (form.current && (wasRefused.current || differsFromShown(form.current))) touch();
    measure();
  }, [form, touch, measure]);
  useEffect(() => {
    if (result === undefined || problem !== undefined) return;
    untouched.current = true;
    measure();
  }, [result, problem, measure]);
  // At every drawing: what is stored can come a moment after the answer that it was saved.
  useEffect(() => {
    if (untouched.current) saved.current = sentBy(form);
  });
  useEffect(() => watchForm(hasChange), [hasChange]);
  useEffect(() => watchInputs(form.current, measure), [form, measure]);
  return { touch, measure, unsaved: useMemo(() => ({ isChanged, hasChange }), [isChanged, hasChange]) };
}

const sentBy = ({ current }: FormRef): string => (current ? contentOf(new FormData(current)) : "");

/** Tells of inputs that come, go or are filled by script, as a row that is removed by a button; returns what ends that. */
function watchInputs(form: HTMLFormElement | null, tell: () => void): () => void {
  const observer = new MutationObserver(tell);
  if (form) observer.observe(form, { subtree: true, childList: true, attributeFilter: ["value"] });
  return () => observer.disconnect();
}
