"use client";

import { Button } from "@/app/_ui/button";
import { useWords } from "@/app/_words/use-words";
import { words } from "@/lib/words/text";

export const failureWords = words("ui.failure", {
  title: "Something went wrong on our side",
  whatToDo: "You did nothing wrong. Try again in a moment.",
  report: "If this keeps happening, give your administrator this number: <code>{digest}</code>",
  retry: "Try again",
});

export interface FailureProps {
  error: unknown;
  retry: () => void;
}

const digestOf = (error: unknown): string | undefined =>
  error instanceof Error && "digest" in error ? String(error.digest) : undefined;

/** What is said of a page that failed. The number is Next's digest, which the server's log carries with the cause. */
export function Failure({ error, retry }: FailureProps) {
  const t = useWords(failureWords);
  const digest = digestOf(error);
  return (
    <>
      <p>{t("whatToDo")}</p>
      {digest ? (
        <p className="text-sm">
          {t.rich("report", {
            digest,
            code: (chunks) => <code className="font-mono text-ink">{chunks}</code>,
          })}
        </p>
      ) : null}
      <Button look="primary" onClick={retry}>
        {t("retry")}
      </Button>
    </>
  );
}
