import { ConfirmButton } from "@/app/_proof/confirm-button";
import type { FormState } from "@/app/form-state";

interface DeleteButtonProps<Result> {
  action: (before: FormState<Result>, form: FormData) => Promise<FormState<Result>>;
  /** What is sent along. */
  values: Record<string, string>;
  /** What is deleted. */
  name: string;
  /** What follows from it. */
  consequence: string;
  /** Whether the name must be typed first; it is sent as `confirmation`. */
  typed?: boolean;
}

/** Deletes something after asking. The action leads to another page when it is done. */
export const DeleteButton = <Result,>({ name, typed = false, ...rest }: DeleteButtonProps<Result>) => (
  <ConfirmButton
    {...rest}
    {...(typed ? { typed: name } : {})}
    label="Delete"
    question={`Delete ${name}?`}
    confirm="Delete"
    pendingLabel="Deleting …"
    keep="Keep it"
  />
);
