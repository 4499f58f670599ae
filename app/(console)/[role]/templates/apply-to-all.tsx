"use client";

import { useEffect, useRef, useState } from "react";
import { Alert } from "@/app/_ui/alert";
import { Button } from "@/app/_ui/button";
import { Dialog } from "@/app/_ui/dialog";
import { useWords } from "@/app/_words/use-words";
import {
  type AppliedPart,
  applyNext,
  previewForAll,
} from "@/app/(console)/[role]/templates/application-actions";
import type { Foreseen } from "@/app/(console)/[role]/templates/foreseen";
import { ForeseenView } from "@/app/(console)/[role]/templates/foreseen-view";
import { words } from "@/lib/words/text";

const applyWords = words("console.templates.apply", {
  preview: "Preview changes",
  looking: "Checking…",
  stop: "Stop",
  applyTo: "Apply to {changing, plural, one {# mailbox} other {# mailboxes}}…",
  question: "Apply {name} to its mailboxes?",
  consequence:
    "This replaces the current settings, except for pinned fields. It can't be undone in one step.",
  cancel: "Cancel",
  apply: "Apply",
  applying: "Applying: {changed, number} of {of, plural, one {# mailbox} other {# mailboxes}} changed.",
  applied: "{changed, number} of {of, plural, one {# mailbox} other {# mailboxes}} changed.",
  stopped: "Stopped: {changed, number} of {of, plural, one {# mailbox} other {# mailboxes}} changed.",
  unreachable: "The server can't be reached. Changes made so far are kept. Try again.",
  refused: "Domain limits prevented some changes:",
  kept: "{address} keeps its own {kept}",
  more: "And {more, number} more.",
});

interface ApplyToAllProps {
  template: { id: string; expectedVersion: string };
  name: string;
}

type Work =
  | { step: "idle" | "looking" }
  | { step: "foreseen"; foreseen: Foreseen }
  | { step: "applying" | "applied" | "stopped"; of: number; changed: number; refused: AppliedPart["refused"] }
  | { step: "failed"; problem: string | undefined };

/** A problem without words of its own: the server could not be reached. */
const failed = (problem: string | undefined): Work => ({ step: "failed", problem });

const unreachable = { result: undefined, problem: undefined };

/** Shows what a template would change in its mailboxes and applies it to them, step by step. */
export function ApplyToAll({ template, name }: ApplyToAllProps) {
  const [work, setWork] = useState<Work>({ step: "idle" });
  const t = useWords(applyWords);
  const stop = useRef(false);
  const place = useRef<HTMLDivElement>(null);
  useEffect(() => {
    // The button that began it is gone: without this, the keyboard starts at the top of the page again.
    if (work.step === "applying" && document.activeElement === document.body) place.current?.focus();
  }, [work.step]);
  const look = async () => {
    setWork({ step: "looking" });
    const { result, problem } = await previewForAll(template).catch(() => unreachable);
    setWork(result ? { step: "foreseen", foreseen: result } : failed(problem));
  };
  const apply = async (of: number) => {
    stop.current = false;
    setWork(await applyAll(template, of, setWork, () => stop.current));
  };
  const halt = () => {
    stop.current = true;
  };
  return (
    <div ref={place} tabIndex={-1} className="grid gap-4">
      <div aria-live="polite" className="grid gap-4 empty:hidden">
        <News work={work} />
      </div>
      <div className="flex flex-wrap gap-3">
        {work.step === "applying" ? (
          <Button onClick={halt}>{t("stop")}</Button>
        ) : (
          <Button aria-disabled={work.step === "looking"} onClick={() => work.step !== "looking" && look()}>
            {work.step === "looking" ? t("looking") : t("preview")}
          </Button>
        )}
        {work.step === "foreseen" && work.foreseen.changing > 0 ? (
          <ApplyButton name={name} changing={work.foreseen.changing} onApply={apply} />
        ) : null}
      </div>
    </div>
  );
}

interface ApplyButtonProps {
  name: string;
  changing: number;
  onApply: (of: number) => void;
}

/** Asks before a template is applied to many. */
function ApplyButton({ name, changing, onApply }: ApplyButtonProps) {
  const t = useWords(applyWords);
  const [open, setOpen] = useState(false);
  return (
    <>
      <Button look="primary" onClick={() => setOpen(true)}>
        {t("applyTo", { changing })}
      </Button>
      <Dialog open={open} onOpenChange={setOpen} title={t("question", { name })} intro={t("consequence")}>
        <div className="flex flex-wrap justify-end gap-3">
          <Button onClick={() => setOpen(false)}>{t("cancel")}</Button>
          <Button look="primary" onClick={() => onApply(changing)}>
            {t("apply")}
          </Button>
        </div>
      </Dialog>
    </>
  );
}

/** Asks for one short step after the other until all mailboxes are done; what is done stays done. */
async function applyAll(
  template: ApplyToAllProps["template"],
  of: number,
  show: (work: Work) => void,
  stopped: () => boolean,
): Promise<Work> {
  const done = { of, changed: 0, refused: [] as AppliedPart["refused"] };
  for (let after: string | undefined; ; ) {
    show({ step: "applying", ...done });
    const { result, problem } = await applyNext({ ...template, after }).catch(() => unreachable);
    if (!result) return failed(problem);
    done.changed += result.changed;
    done.refused = [...done.refused, ...result.refused];
    if (result.next === null) return { step: "applied", ...done };
    if (stopped()) return { step: "stopped", ...done };
    after = result.next;
  }
}

function News({ work }: { work: Work }) {
  const t = useWords(applyWords);
  if ("foreseen" in work) return <ForeseenView foreseen={work.foreseen} />;
  if ("problem" in work) return <Alert tone="danger">{work.problem ?? t("unreachable")}</Alert>;
  if (!("changed" in work)) return null;
  const { step, changed, refused, of } = work;
  if (step === "applying") return <Alert tone="info" title={t("applying", { changed, of })} />;
  return (
    <Alert tone={step === "applied" ? "good" : "warning"} title={t(step, { changed, of })}>
      {refused.length > 0 ? <Refused refused={refused} /> : null}
    </Alert>
  );
}

const shownRefusals = 20;

function Refused({ refused }: Pick<AppliedPart, "refused">) {
  const t = useWords(applyWords);
  return (
    <>
      <p>{t("refused")}</p>
      <ul className="list-disc pl-5">
        {refused.slice(0, shownRefusals).map(({ address, kept }) => (
          <li key={address} className="wrap-anywhere">
            {t("kept", { address, kept })}
          </li>
        ))}
      </ul>
      {refused.length > shownRefusals ? <p>{t("more", { more: refused.length - shownRefusals })}</p> : null}
    </>
  );
}
