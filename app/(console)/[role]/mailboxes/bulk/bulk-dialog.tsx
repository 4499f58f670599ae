"use client";

import { Alert } from "@/app/_ui/alert";
import { Button } from "@/app/_ui/button";
import { Dialog } from "@/app/_ui/dialog";
import { type BulkChoice, countWords } from "@/app/(console)/[role]/mailboxes/bulk/bulk-choices";
import type { BulkProgress } from "@/app/(console)/[role]/mailboxes/bulk/bulk-steps";

/** More lines than anybody reads; of the others only the number is told. */
const shownRefusals = 100;

interface BulkDialogProps {
  open: boolean;
  choice: BulkChoice;
  count: number;
  progress: BulkProgress;
  start: () => void;
  stop: () => void;
  close: () => void;
}

/** Asks before many mailboxes are changed, shows how far it is, and what became of them. */
export function BulkDialog({ open, choice, count, progress, start, stop, close }: BulkDialogProps) {
  const running = progress.state === "running";
  return (
    <Dialog
      open={open}
      onOpenChange={close}
      dismissible={!running}
      title={choice.question.replace("{}", countWords(count))}
      intro={choice.consequence}
    >
      <div className="grid gap-4">
        {progress.state === "asking" ? null : <Course progress={progress} count={count} />}
        <div className="flex flex-wrap justify-end gap-3">
          {progress.state === "asking" ? (
            <>
              <Button onClick={close}>Cancel</Button>
              <Button look="danger" onClick={start}>
                {choice.label}
              </Button>
            </>
          ) : running ? (
            <Button onClick={stop}>Stop</Button>
          ) : (
            <Button look="primary" onClick={close}>
              Close
            </Button>
          )}
        </div>
      </div>
    </Dialog>
  );
}

function Course({ progress, count }: { progress: BulkProgress; count: number }) {
  const { state, looked, refused, problem } = progress;
  const done = looked - refused.length;
  return (
    <>
      <progress
        aria-label="How far it is"
        max={count}
        value={looked}
        className="h-2 w-full overflow-hidden rounded-full bg-sunken accent-accent [&::-moz-progress-bar]:bg-accent [&::-webkit-progress-bar]:bg-sunken [&::-webkit-progress-value]:bg-accent"
      />
      <p role="status" className="text-sm">
        {state === "running"
          ? `${looked.toLocaleString("en-GB")} of ${countWords(count)} …`
          : `${state === "stopped" ? "Stopped. " : ""}Done: ${countWords(done)}.`}
      </p>
      {problem ? <Alert tone="danger">{problem}</Alert> : null}
      {refused.length > 0 ? <Refusals progress={progress} /> : null}
    </>
  );
}

function Refusals({ progress: { refused } }: { progress: BulkProgress }) {
  const more = refused.length - shownRefusals;
  return (
    <Alert tone="warning" title={`Not, or not wholly: ${countWords(refused.length)}`}>
      <ul className="max-h-60 list-disc overflow-y-auto pl-5">
        {refused.slice(0, shownRefusals).map(({ address, problem }, place) => (
          <li key={address ?? `gone ${place}`} className="wrap-anywhere">
            {address ? `${address}: ` : ""}
            {problem}
          </li>
        ))}
      </ul>
      {more > 0 ? <p>And {countWords(more)} more; the audit trail has what was done.</p> : null}
    </Alert>
  );
}
