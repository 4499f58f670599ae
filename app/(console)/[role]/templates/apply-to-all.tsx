"use client";

import { useEffect, useRef, useState } from "react";
import { Alert } from "@/app/_ui/alert";
import { Button } from "@/app/_ui/button";
import { Dialog, DialogButtons } from "@/app/_ui/dialog";
import { useWords } from "@/app/_words/use-words";
import {
  type AppliedPart,
  applyNext,
  previewForAll,
} from "@/app/(console)/[role]/templates/application-actions";
import type { Foreseen } from "@/app/(console)/[role]/templates/foreseen";
import { ForeseenView } from "@/app/(console)/[role]/templates/foreseen-view";
import { type Course, cameTo, useSteps, type Work } from "@/app/(console)/use-steps";
import { words } from "@/lib/words/text";

const applyWords = words("console.templates.apply", {
  preview: "Preview changes",
  looking: "Checking…",
  stop: "Stop",
  applyTo: "Apply to {changing, plural, one {# mailbox} other {# mailboxes}}…",
  question: "Apply {name} to its mailboxes?",
  consequence:
    "This replaces the current settings, except for pinned fields. It can't be undone in one step.",
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
  /** Which one it is, and the version that the page has shown. */
  template: Readonly<Record<string, string>>;
  name: string;
}

type Look =
  | { step: "idle" | "looking" }
  | { step: "foreseen"; foreseen: Foreseen }
  | { step: "failed"; problem: string | null };

interface Applied extends Pick<AppliedPart, "changed" | "refused"> {
  of: number;
}

/** Shows what a template would change in its mailboxes and applies it to them, step by step. */
export function ApplyToAll({ template, name }: ApplyToAllProps) {
  const [look, setLook] = useState<Look>({ step: "idle" });
  const run = useSteps<Applied>();
  const t = useWords(applyWords);
  const place = useRef<HTMLDivElement>(null);
  const applying = run.course?.state === "running";
  useEffect(() => {
    // The button that began it is gone: without this, the keyboard starts at the top of the page again.
    if (applying && document.activeElement === document.body) place.current?.focus();
  }, [applying]);
  const preview = async () => {
    run.reset();
    setLook({ step: "looking" });
    const { result, problem = null } = await previewForAll(template).catch(() => unreachable);
    setLook(result ? { step: "foreseen", foreseen: result } : { step: "failed", problem });
  };
  const apply = (of: number) => {
    setLook({ step: "idle" });
    run.start(applyWork(template, of));
  };
  const looking = look.step === "looking";
  return (
    <div ref={place} tabIndex={-1} className="grid gap-4">
      <div aria-live="polite" className="grid gap-4 empty:hidden">
        {run.course ? <Progress {...run.course} /> : <Looked look={look} />}
      </div>
      <div className="flex flex-wrap gap-3">
        {applying ? (
          <Button onClick={run.stop}>{t("stop")}</Button>
        ) : (
          <Button aria-disabled={looking} onClick={() => !looking && preview()}>
            {t(looking ? "looking" : "preview")}
          </Button>
        )}
        {look.step === "foreseen" && look.foreseen.changing > 0 ? (
          <ApplyButton name={name} changing={look.foreseen.changing} onApply={apply} />
        ) : null}
      </div>
    </div>
  );
}

const unreachable = { result: undefined, problem: undefined };

/** One short step after the other until all mailboxes have it. */
const applyWork = (template: ApplyToAllProps["template"], of: number): Work<Applied, string | undefined> => ({
  sum: { of, changed: 0, refused: [] },
  rest: undefined,
  ask: async (after, { changed, refused }) =>
    cameTo(await applyNext({ ...template, after }), (part) => ({
      sum: { of, changed: changed + part.changed, refused: [...refused, ...part.refused] },
      rest: part.next,
    })),
});

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
        <DialogButtons close={() => setOpen(false)}>
          <Button look="primary" onClick={() => onApply(changing)}>
            {t("apply")}
          </Button>
        </DialogButtons>
      </Dialog>
    </>
  );
}

function Looked({ look }: { look: Look }) {
  const t = useWords(applyWords);
  if (look.step === "foreseen") return <ForeseenView foreseen={look.foreseen} />;
  return look.step === "failed" ? <Alert tone="danger">{look.problem ?? t("unreachable")}</Alert> : null;
}

function Progress({ state, problem, sum: { changed, refused, of } }: Course<Applied>) {
  const t = useWords(applyWords);
  if (problem !== undefined) return <Alert tone="danger">{problem ?? t("unreachable")}</Alert>;
  if (state === "running") return <Alert tone="info" title={t("applying", { changed, of })} />;
  return (
    <Alert
      tone={state === "done" ? "good" : "warning"}
      title={t(state === "done" ? "applied" : "stopped", { changed, of })}
    >
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
