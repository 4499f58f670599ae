"use client";

import { useRef } from "react";
import { Alert } from "@/app/_ui/alert";
import { Button } from "@/app/_ui/button";
import { giveUpUnsaved } from "@/app/_ui/unsaved-forms";
import { useWords } from "@/app/_words/use-words";
import type { EditState } from "@/app/(console)/edit-outcome";
import type { StaleField } from "@/app/(console)/stale-fields";
import { words } from "@/lib/words/text";

const newsWords = words("console.editNews", {
  saved: "Saved.",
  correct: "Correct the marked fields.",
  now: "{label} is now <strong>{value}</strong>, changed by {by}",
  load: "Load current values",
  lost: "Your unsaved changes will be lost.",
});

interface EditNewsProps {
  state: EditState;
  /** What is said when it is done; left out: "Saved." */
  saved?: string | undefined;
}

/**
 * What became of an edit; it stands above the button that was pressed. After a stale one it says what is different, and
 * how to look at it. The place of good news is there before the news: else screen readers may miss them.
 */
export function EditNews({ state, saved }: EditNewsProps) {
  const turn = useTurn(state);
  const t = useWords(newsWords);
  const { problem, fields, result } = state;
  const isSaved = result !== undefined && "saved" in result && !problem;
  return (
    <>
      <div role="status" className="contents">
        {isSaved ? (
          <Alert key={turn} tone="good" className="in-data-changed:hidden" quiet>
            {saved ?? t("saved")}
          </Alert>
        ) : null}
      </div>
      {result && "stale" in result ? <Stale title={problem ?? ""} fields={result.stale} /> : null}
      {result === undefined && (problem || fields) ? (
        <Alert key={turn} tone="danger">
          {problem ?? t("correct")}
        </Alert>
      ) : null}
    </>
  );
}

/** How often there was an answer: the same words are news again, and said again. */
function useTurn(state: EditState): number {
  const last = useRef({ state, turn: 0 });
  if (last.current.state !== state) last.current = { state, turn: last.current.turn + 1 };
  return last.current.turn;
}

function Stale({ title, fields }: { title: string; fields: StaleField<string>[] }) {
  const t = useWords(newsWords);
  return (
    <Alert tone="warning" title={title}>
      <ul className="list-disc pl-5">
        {fields.map(({ label, value, by }) => (
          <li key={label} className="wrap-anywhere">
            {t.rich("now", {
              label,
              value,
              by,
              strong: (text) => <strong className="font-medium">{text}</strong>,
            })}
          </li>
        ))}
      </ul>
      <p>
        <Button
          size="small"
          onClick={() => {
            giveUpUnsaved();
            window.location.reload();
          }}
        >
          {t("load")}
        </Button>{" "}
        {t("lost")}
      </p>
    </Alert>
  );
}
