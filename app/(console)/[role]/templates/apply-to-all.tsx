"use client";

import { useEffect, useRef, useState } from "react";
import { Alert } from "@/app/_ui/alert";
import { Button } from "@/app/_ui/button";
import { Dialog } from "@/app/_ui/dialog";
import {
  type AppliedPart,
  applyNext,
  previewForAll,
} from "@/app/(console)/[role]/templates/application-actions";
import type { Foreseen } from "@/app/(console)/[role]/templates/foreseen";
import { ForeseenView } from "@/app/(console)/[role]/templates/foreseen-view";

interface ApplyToAllProps {
  template: { id: string; expectedVersion: string };
  name: string;
}

type Work =
  | { step: "idle" | "looking" }
  | { step: "foreseen"; foreseen: Foreseen }
  | { step: "applying" | "applied" | "stopped"; of: number; changed: number; refused: AppliedPart["refused"] }
  | { step: "failed"; problem: string };

const failed = (problem = "This did not work. Try again."): Work => ({ step: "failed", problem });

const unreachable = {
  result: undefined,
  problem: "The server cannot be reached. What was applied so far stays; try again.",
};

/** Shows what a template would change in its mailboxes and applies it to them, step by step. */
export function ApplyToAll({ template, name }: ApplyToAllProps) {
  const [work, setWork] = useState<Work>({ step: "idle" });
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
          <Button onClick={halt}>Stop</Button>
        ) : (
          <Button aria-disabled={work.step === "looking"} onClick={() => work.step !== "looking" && look()}>
            {work.step === "looking" ? "Looking …" : "Show what would change"}
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
  const [open, setOpen] = useState(false);
  return (
    <>
      <Button look="primary" onClick={() => setOpen(true)}>
        Apply to {changing.toLocaleString("en-GB")} …
      </Button>
      <Dialog
        open={open}
        onOpenChange={setOpen}
        title={`Apply ${name} to its mailboxes?`}
        intro="What people have now is replaced, but for pinned fields. This cannot be undone in one step."
      >
        <div className="flex flex-wrap justify-end gap-3">
          <Button onClick={() => setOpen(false)}>Cancel</Button>
          <Button look="primary" onClick={() => onApply(changing)}>
            Apply
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
  if ("foreseen" in work) return <ForeseenView foreseen={work.foreseen} />;
  if ("problem" in work) return <Alert tone="danger">{work.problem}</Alert>;
  if (!("changed" in work)) return null;
  const { step, changed, refused, of } = work;
  const numbers = `${changed.toLocaleString("en-GB")} of ${of.toLocaleString("en-GB")} mailboxes are changed.`;
  if (step === "applying") return <Alert tone="info" title={`Applying: ${numbers}`} />;
  return (
    <Alert
      tone={step === "applied" ? "good" : "warning"}
      title={`${step === "stopped" ? "Stopped: " : ""}${numbers}`}
    >
      {refused.length > 0 ? <Refused refused={refused} /> : null}
    </Alert>
  );
}

const shownRefusals = 20;

function Refused({ refused }: Pick<AppliedPart, "refused">) {
  return (
    <>
      <p>The limits of their domains did not let everything through:</p>
      <ul className="list-disc pl-5">
        {refused.slice(0, shownRefusals).map(({ address, kept }) => (
          <li key={address} className="wrap-anywhere">
            {address} keeps: {kept}
          </li>
        ))}
      </ul>
      {refused.length > shownRefusals ? <p>And {refused.length - shownRefusals} more.</p> : null}
    </>
  );
}
