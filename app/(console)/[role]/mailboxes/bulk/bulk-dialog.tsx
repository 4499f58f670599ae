"use client";

import { Alert } from "@/app/_ui/alert";
import { Button } from "@/app/_ui/button";
import { Dialog, DialogButtons } from "@/app/_ui/dialog";
import { useSay, useWords } from "@/app/_words/use-words";
import type { BulkChoice } from "@/app/(console)/[role]/mailboxes/bulk/bulk-choices";
import type { Changed } from "@/app/(console)/[role]/mailboxes/bulk/bulk-steps";
import type { Course } from "@/app/(console)/use-steps";
import { words } from "@/lib/words/text";

const dialogWords = words("console.mailboxes.bulk.dialog", {
  stop: "Stop",
  close: "Close",
  progress: "Progress",
  running: "{looked, number} of {count, plural, one {# mailbox} other {# mailboxes}}…",
  finished: "Done: {done, plural, one {# mailbox} other {# mailboxes}}.",
  stopped: "Stopped. Done: {done, plural, one {# mailbox} other {# mailboxes}}.",
  unreachable: "Can't reach the server. Check your connection and try again.",
  refused: "Not or only partly changed: {count, plural, one {# mailbox} other {# mailboxes}}",
  refusal: "{address}: {problem}",
  more: "And {count, plural, one {# more mailbox} other {# more mailboxes}}. The audit log shows what was changed.",
});

/** More lines than anybody reads; of the others only the number is told. */
const shownRefusals = 100;

interface BulkDialogProps {
  open: boolean;
  choice: BulkChoice;
  count: number;
  /** How far it is; null: not begun. */
  course: Course<Changed> | null;
  start: () => void;
  stop: () => void;
  close: () => void;
}

/** Asks before many mailboxes are changed, shows how far it is, and what became of them. */
export function BulkDialog({ open, choice, count, course, start, stop, close }: BulkDialogProps) {
  const t = useWords(dialogWords);
  const say = useSay();
  const running = course?.state === "running";
  return (
    <Dialog
      open={open}
      onOpenChange={close}
      dismissible={!running}
      title={say(choice.question(count))}
      intro={say(choice.consequence)}
    >
      <div className="grid gap-4">
        {course ? <Progress course={course} count={count} /> : null}
        {course === null ? (
          <DialogButtons close={close}>
            <Button look="danger" onClick={start}>
              {say(choice.label)}
            </Button>
          </DialogButtons>
        ) : (
          <div className="flex flex-wrap justify-end gap-3">
            {running ? (
              <Button onClick={stop}>{t("stop")}</Button>
            ) : (
              <Button look="primary" onClick={close}>
                {t("close")}
              </Button>
            )}
          </div>
        )}
      </div>
    </Dialog>
  );
}

function Progress({ course, count }: { course: Course<Changed>; count: number }) {
  const t = useWords(dialogWords);
  const { state, problem } = course;
  const { looked, refused } = course.sum;
  const done = looked - refused.length;
  return (
    <>
      <progress
        aria-label={t("progress")}
        max={count}
        value={looked}
        className="h-2 w-full overflow-hidden rounded-full bg-sunken accent-accent [&::-moz-progress-bar]:bg-accent [&::-webkit-progress-bar]:bg-sunken [&::-webkit-progress-value]:bg-accent"
      />
      <p role="status" className="text-sm">
        {state === "running"
          ? t("running", { looked, count })
          : t(state === "stopped" ? "stopped" : "finished", { done })}
      </p>
      {problem === undefined ? null : <Alert tone="danger">{problem ?? t("unreachable")}</Alert>}
      {refused.length > 0 ? <Refusals refused={refused} /> : null}
    </>
  );
}

function Refusals({ refused }: Pick<Changed, "refused">) {
  const t = useWords(dialogWords);
  const more = refused.length - shownRefusals;
  return (
    <Alert tone="warning" title={t("refused", { count: refused.length })}>
      <ul className="max-h-60 list-disc overflow-y-auto pl-5">
        {refused.slice(0, shownRefusals).map(({ address, problem }, place) => (
          <li key={address ?? `gone ${place}`} className="wrap-anywhere">
            {address ? t("refusal", { address, problem: problem ?? "" }) : problem}
          </li>
        ))}
      </ul>
      {more > 0 ? <p>{t("more", { count: more })}</p> : null}
    </Alert>
  );
}
