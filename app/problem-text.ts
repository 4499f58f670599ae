import type { FormState } from "@/app/form-state";

/** What went wrong, where a page has no place of its own for what is wrong with single fields. */
export const problemText = ({ problem, fields }: FormState<unknown>): string | undefined =>
  fields ? Object.values(fields).join(" ") : problem;
