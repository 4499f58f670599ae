"use client";

import { useState } from "react";
import { Alert } from "@/app/_ui/alert";
import { Button } from "@/app/_ui/button";
import { Dialog } from "@/app/_ui/dialog";
import { SelectField } from "@/app/_ui/select-field";
import { useWords } from "@/app/_words/use-words";
import { linkNext, previewLinks } from "@/app/(console)/[role]/identity-conflicts/identity-actions";
import { KeepWaysIn } from "@/app/(console)/[role]/identity-conflicts/keep-ways-in";
import { type Course, cameTo, useSteps, type Work } from "@/app/(console)/use-steps";
import type { SaidItem } from "@/lib/directory/link-again/link-many-again";
import { words } from "@/lib/words/text";

const bulkWords = words("console.identityConflicts.bulk", {
  provider: "Identity provider",
  preview: "Preview links…",
  title: "Link waiting accounts of {provider}",
  consequence: "Anyone with such an account can open the mailbox and all its mail.",
  checking: "Checking… {count, number} so far.",
  linking: "Linking…",
  stopped: "Stopped.",
  canBeLinked:
    "{fitting, number} of {count, plural, one {# waiting account} other {# waiting accounts}} can be linked.",
  done: "Done: {fitting, plural, one {# account} other {# accounts}} linked.",
  fitting: "Will be linked",
  linked: "Linked",
  left: "Not linked: review these one by one",
  named: "{address} ({name})",
  more: "And {more, number} more.",
  stop: "Stop",
  close: "Close",
  unreachable: "The server can't be reached. Check your connection and try again.",
  link: "Link {count, plural, one {# mailbox} other {# mailboxes}}",
});

/** More lines than anybody reads; of the others only the number is told. */
const shownLines = 100;

/** First it is only looked, then linked. */
type Phase = "preview" | "link";

interface BulkLinksProps {
  role: string;
  providers: { value: string; label: string }[];
}

/** Shows which waiting accounts of a provider can be linked, and links them. */
export function BulkLinks({ role, providers }: BulkLinksProps) {
  const [provider, setProvider] = useState(providers[0]?.value ?? "");
  const [open, setOpen] = useState(false);
  const [phase, setPhase] = useState<Phase>("preview");
  const run = useSteps<SaidItem[]>();
  const t = useWords(bulkWords);
  const start = (next: Phase, keepWaysIn: boolean) => {
    setPhase(next);
    run.start(linkWork(next, { role, provider, keepWaysIn }));
  };
  return (
    <div className="flex flex-wrap items-end gap-3">
      <SelectField
        label={t("provider")}
        options={providers}
        value={provider}
        onChange={(event) => setProvider(event.target.value)}
      />
      <Button
        onClick={() => {
          setOpen(true);
          start("preview", false);
        }}
      >
        {t("preview")}
      </Button>
      <Dialog
        open={open}
        onOpenChange={setOpen}
        dismissible={run.course !== null && run.course.state !== "running"}
        title={t("title", { provider })}
        intro={t("consequence")}
      >
        <Progress
          phase={phase}
          course={run.course ?? { state: "running", sum: [] }}
          link={(keepWaysIn) => start("link", keepWaysIn)}
          stop={run.stop}
          close={() => setOpen(false)}
        />
      </Dialog>
    </div>
  );
}

/** The waiting accounts of a provider one step after the other, looked at or linked. */
const linkWork = (
  phase: Phase,
  how: { role: string; provider: string; keepWaysIn: boolean },
): Work<SaidItem[], string | undefined> => ({
  sum: [],
  rest: undefined,
  ask: async (cursor, items) => {
    const step = { ...how, ...(cursor === undefined ? {} : { cursor }) };
    return cameTo(await (phase === "preview" ? previewLinks : linkNext)(step), (came) => ({
      sum: [...items, ...came.items],
      rest: came.next,
    }));
  },
});

interface ProgressProps {
  phase: Phase;
  course: Course<SaidItem[]>;
  link: (keepWaysIn: boolean) => void;
  stop: () => void;
  close: () => void;
}

function Progress({ phase, course, link, stop, close }: ProgressProps) {
  const { state, problem, sum: items } = course;
  const fitting = items.filter(({ outcome }) => outcome !== "left");
  const t = useWords(bulkWords);
  const canLink = phase === "preview" && state === "done" && fitting.length > 0;
  return (
    <form action={(form) => link(form.get("keepWaysIn") === "on")} className="grid gap-4">
      <p role="status" className="text-sm">
        <Status phase={phase} {...course} />
      </p>
      {problem === undefined ? null : <Alert tone="danger">{problem ?? t("unreachable")}</Alert>}
      <Lines title={t(phase === "preview" ? "fitting" : "linked")} items={fitting} />
      <Lines title={t("left")} items={items.filter(({ outcome }) => outcome === "left")} />
      {canLink ? <KeepWaysIn /> : null}
      <div className="flex flex-wrap justify-end gap-3">
        {state === "running" ? (
          <Button onClick={stop}>{t("stop")}</Button>
        ) : (
          <Button onClick={close}>{t("close")}</Button>
        )}
        {canLink ? (
          <Button type="submit" look="danger">
            {t("link", { count: fitting.length })}
          </Button>
        ) : null}
      </div>
    </form>
  );
}

function Status({ phase, state, sum: items }: Course<SaidItem[]> & { phase: Phase }) {
  const t = useWords(bulkWords);
  const count = items.length;
  if (state === "running") return phase === "preview" ? t("checking", { count }) : t("linking");
  if (state === "stopped") return t("stopped");
  const fitting = items.filter(({ outcome }) => outcome !== "left").length;
  return phase === "preview" ? t("canBeLinked", { fitting, count }) : t("done", { fitting });
}

function Lines({ title, items }: { title: string; items: SaidItem[] }) {
  const t = useWords(bulkWords);
  if (items.length === 0) return null;
  const more = items.length - shownLines;
  return (
    <section className="grid gap-1 text-sm" aria-label={title}>
      <h3 className="font-medium">{title}</h3>
      <ul className="max-h-48 list-disc overflow-y-auto pl-5">
        {items.slice(0, shownLines).map(({ address, name, newSubject, problem }) => (
          <li key={newSubject} className="wrap-anywhere">
            {name ? t("named", { address, name }) : address}
            {problem ? <span className="block text-muted">{problem}</span> : null}
          </li>
        ))}
      </ul>
      {more > 0 ? <p className="text-muted">{t("more", { more })}</p> : null}
    </section>
  );
}
