"use client";

import { useState } from "react";
import { Alert } from "@/app/_ui/alert";
import { Button } from "@/app/_ui/button";
import { Dialog } from "@/app/_ui/dialog";
import { SelectField } from "@/app/_ui/select-field";
import { KeepWaysIn } from "@/app/(console)/[role]/identity-conflicts/keep-ways-in";
import { type LinkCourse, useLinkRun } from "@/app/(console)/[role]/identity-conflicts/use-link-run";

/** More lines than anybody reads; of the others only the number is told. */
const shownLines = 100;

interface BulkLinksProps {
  role: string;
  providers: { value: string; label: string }[];
}

/** Shows which waiting accounts of a provider can be linked, and links them. */
export function BulkLinks({ role, providers }: BulkLinksProps) {
  const [provider, setProvider] = useState(providers[0]?.value ?? "");
  const [open, setOpen] = useState(false);
  const run = useLinkRun(role, provider);
  return (
    <div className="flex flex-wrap items-end gap-3">
      <SelectField
        label="Identity provider"
        options={providers}
        value={provider}
        onChange={(event) => setProvider(event.target.value)}
      />
      <Button
        onClick={() => {
          setOpen(true);
          run.preview();
        }}
      >
        Show who can be linked …
      </Button>
      <Dialog
        open={open}
        onOpenChange={setOpen}
        dismissible={run.course.state !== "running"}
        title={`Link waiting accounts of ${provider}`}
        intro="Whoever has such an account opens the mailbox with all its mail."
      >
        <Course run={run} close={() => setOpen(false)} />
      </Dialog>
    </div>
  );
}

function Course({ run, close }: { run: ReturnType<typeof useLinkRun>; close: () => void }) {
  const { state, phase, problem, items } = run.course;
  const fitting = items.filter(({ outcome }) => outcome !== "left");
  const canLink = phase === "preview" && state === "done" && fitting.length > 0;
  return (
    <form action={(form) => run.link(form.get("keepWaysIn") === "on")} className="grid gap-4">
      <p role="status" className="text-sm">
        {statusWords(run.course)}
      </p>
      {problem ? <Alert tone="danger">{problem}</Alert> : null}
      <Lines title={phase === "preview" ? "Would be linked" : "Linked"} items={fitting} />
      <Lines
        title="Left, to be looked at one by one"
        items={items.filter(({ outcome }) => outcome === "left")}
      />
      {canLink ? <KeepWaysIn /> : null}
      <div className="flex flex-wrap justify-end gap-3">
        {state === "running" ? (
          <Button onClick={run.stop}>Stop</Button>
        ) : (
          <Button onClick={close}>Close</Button>
        )}
        {canLink ? (
          <Button type="submit" look="danger">
            {fitting.length === 1 ? "Link one mailbox" : `Link ${fitting.length} mailboxes`}
          </Button>
        ) : null}
      </div>
    </form>
  );
}

function statusWords({ state, phase, items }: LinkCourse): string {
  if (state === "running") return phase === "preview" ? `Looking … ${items.length} so far.` : "Linking …";
  if (state === "stopped") return "Stopped.";
  const fitting = items.filter(({ outcome }) => outcome !== "left").length;
  return phase === "preview"
    ? `${fitting} of ${items.length} waiting accounts can be linked.`
    : `Done: ${fitting} linked.`;
}

function Lines({ title, items }: { title: string; items: LinkCourse["items"] }) {
  if (items.length === 0) return null;
  const more = items.length - shownLines;
  return (
    <section className="grid gap-1 text-sm" aria-label={title}>
      <h3 className="font-medium">{title}</h3>
      <ul className="max-h-48 list-disc overflow-y-auto pl-5">
        {items.slice(0, shownLines).map(({ address, name, newSubject, problem }) => (
          <li key={newSubject} className="wrap-anywhere">
            {address}
            {name ? ` (${name})` : ""}
            {problem ? `: ${problem}` : ""}
          </li>
        ))}
      </ul>
      {more > 0 ? <p className="text-muted">And {more} more.</p> : null}
    </section>
  );
}
