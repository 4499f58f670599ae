"use client";

import { useRouter } from "next/navigation";
import { useState } from "react";
import { Alert } from "@/app/_ui/alert";
import { Button } from "@/app/_ui/button";
import { SelectField } from "@/app/_ui/select-field";
import { useSay, useWords } from "@/app/_words/use-words";
import { countMatching } from "@/app/(console)/[role]/mailboxes/bulk/bulk-actions";
import { bulkChoices } from "@/app/(console)/[role]/mailboxes/bulk/bulk-choices";
import { BulkDialog } from "@/app/(console)/[role]/mailboxes/bulk/bulk-dialog";
import { chosenCount, useSelection } from "@/app/(console)/[role]/mailboxes/bulk/bulk-selection";
import type { Changed } from "@/app/(console)/[role]/mailboxes/bulk/bulk-steps";
import { bulkWork } from "@/app/(console)/[role]/mailboxes/bulk/bulk-work";
import { useSteps } from "@/app/(console)/use-steps";
import type { MailboxFilter } from "@/lib/accounts/mailbox/filter";
import { words } from "@/lib/words/text";

const barWords = words("console.mailboxes.bulk", {
  title: "Bulk actions",
  action: "Action",
  continue: "Continue…",
  selected: "Selected: {count, plural, one {# mailbox} other {# mailboxes}}",
  allMatching: "All matching: {count, plural, one {# mailbox} other {# mailboxes}}",
  selectPage: "Select all on this page",
  selectMatching: "Select all matching",
  clear: "Clear selection",
});

interface BulkBarProps {
  role: string;
  /** What the list is narrowed to. */
  filter: MailboxFilter;
  /** The mailboxes on the shown page. */
  ids: string[];
  /** Whether there are other pages. */
  more: boolean;
  /** What can be applied to them, and where they can sign in. */
  templates: { id: string; name: string }[];
  providers: { id: string; name: string }[];
}

/** Chooses mailboxes of a list, and does something to all that are chosen. */
export function BulkBar({ role, filter, ids, more, templates, providers }: BulkBarProps) {
  const t = useWords(barWords);
  const say = useSay();
  const { chosen, choose } = useSelection();
  const run = useSteps<Changed>();
  const router = useRouter();
  const [picked, setPicked] = useState("0");
  const [open, setOpen] = useState(false);
  const choices = bulkChoices(templates, providers);
  const choice = choices[Number(picked)];
  const count = chosenCount(chosen);
  const close = () => {
    setOpen(false);
    if (run.course === null) return;
    choose({ ids: [] });
    router.refresh();
  };
  const ask = () => {
    if (count === 0) return;
    run.reset();
    setOpen(true);
  };
  if (!choice || ids.length === 0) return null;
  return (
    <section
      aria-label={t("title")}
      className="flex flex-wrap items-end justify-between gap-x-6 gap-y-3 rounded-2xl border border-line bg-surface px-4 py-3"
    >
      <Chooser role={role} filter={filter} ids={ids} more={more} />
      <div className="flex flex-wrap items-end gap-3">
        <SelectField
          label={t("action")}
          options={choices.map(({ label }, place) => ({ value: String(place), label: say(label) }))}
          value={picked}
          onChange={(event) => setPicked(event.target.value)}
        />
        <Button aria-disabled={count === 0} onClick={ask}>
          {t("continue")}
        </Button>
      </div>
      <BulkDialog
        open={open}
        choice={choice}
        count={count}
        course={run.course}
        start={() => run.start(bulkWork({ role, filter, change: choice.change, chosen }))}
        stop={run.stop}
        close={close}
      />
    </section>
  );
}

/** What is chosen, and the ways to choose more at once. */
function Chooser({ role, filter, ids, more }: Omit<BulkBarProps, "templates" | "providers">) {
  const t = useWords(barWords);
  const { chosen, choose } = useSelection();
  const [problem, setProblem] = useState<string>();
  const chooseMatching = async () => {
    const { result, problem: refusal } = await countMatching({ role, filter });
    setProblem(refusal);
    if (result !== undefined) choose({ matching: result });
  };
  return (
    <div className="grid gap-2">
      <p aria-live="polite" className="text-sm font-medium">
        {t("matching" in chosen ? "allMatching" : "selected", { count: chosenCount(chosen) })}
      </p>
      <div className="flex flex-wrap gap-2">
        <Button size="small" onClick={() => choose({ ids })}>
          {t("selectPage")}
        </Button>
        {more ? (
          <Button size="small" onClick={chooseMatching}>
            {t("selectMatching")}
          </Button>
        ) : null}
        <Button size="small" look="quiet" onClick={() => choose({ ids: [] })}>
          {t("clear")}
        </Button>
      </div>
      {problem ? <Alert tone="danger">{problem}</Alert> : null}
    </div>
  );
}
