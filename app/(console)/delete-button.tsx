import { ConfirmButton } from "@/app/_reauthentication/confirm-button";
import { useWords } from "@/app/_words/use-words";
import type { FormState } from "@/app/form-state";
import { deleteWords } from "@/lib/words/delete-words";

export interface DeleteButtonProps<Result> {
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
export function DeleteButton<Result>({ name, typed = false, ...rest }: DeleteButtonProps<Result>) {
  const t = useWords(deleteWords);
  return (
    <ConfirmButton
      {...rest}
      {...(typed ? { typed: name } : {})}
      label={t("delete")}
      question={t("question", { name })}
      pendingLabel={t("deleting")}
    />
  );
}
