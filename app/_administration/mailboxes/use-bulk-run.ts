"use client";

import { useContext, useRef, useState } from "react";
import { changeSome } from "@/app/_administration/mailboxes/bulk-actions";
import type { Chosen } from "@/app/_administration/mailboxes/bulk-selection";
import { AskForProof } from "@/app/_proof/ask-for-proof";
import type { ChangedMailbox, ChangeStep, MailboxChange } from "@/lib/mailbox/change-mailboxes";
import type { MailboxFilter } from "@/lib/mailbox/filter";

/** Few enough that the page can show how far it is, and that stopping takes hold soon. */
const idsPerStep = 25;

export interface BulkProgress {
  state: "asking" | "running" | "finished" | "stopped";
  looked: number;
  refused: ChangedMailbox[];
  /** Why it could not go on. */
  problem?: string;
}

const atStart: BulkProgress = { state: "asking", looked: 0, refused: [] };

/** What is still to be done. */
type Rest = { ids: readonly string[] } | { cursor: string | undefined };

interface BulkRun {
  role: string;
  filter: MailboxFilter;
}

/** Changes what is chosen, step by step; it can be stopped between two steps. */
export function useBulkRun({ role, filter }: BulkRun) {
  const ask = useContext(AskForProof);
  const stopped = useRef(false);
  const [progress, setProgress] = useState(atStart);

  async function goOn(change: MailboxChange, rest: Rest, before: BulkProgress): Promise<void> {
    setProgress({ ...before, state: "running" });
    const answer = await changeSome({ role, change, target: targetOf(rest, filter) });
    if (answer.proof && ask) {
      setProgress({ ...before, state: "asking" });
      return ask({ ways: answer.proof, goOn: () => void goOn(change, rest, before) });
    }
    if (!answer.result) return setProgress({ ...before, state: "stopped", problem: answer.problem ?? "" });
    const after = added(before, answer.result);
    const left = leftOf(rest, answer.result);
    if (left === null) return setProgress({ ...after, state: "finished" });
    if (stopped.current) return setProgress({ ...after, state: "stopped" });
    return goOn(change, left, after);
  }

  return {
    progress,
    reset: () => setProgress(atStart),
    stop: () => {
      stopped.current = true;
    },
    start: (change: MailboxChange, chosen: Chosen) => {
      stopped.current = false;
      const rest = "matching" in chosen ? { cursor: undefined } : chosen;
      goOn(change, rest, atStart).catch(() =>
        setProgress((now) => ({ ...now, state: "stopped", problem: "The server cannot be reached." })),
      );
    },
  };
}

const targetOf = (rest: Rest, filter: MailboxFilter) =>
  "ids" in rest
    ? { mailboxIds: rest.ids.slice(0, idsPerStep) }
    : { filter, ...(rest.cursor === undefined ? {} : { cursor: rest.cursor }) };

const added = ({ looked, refused, ...before }: BulkProgress, { mailboxes }: ChangeStep): BulkProgress => ({
  ...before,
  looked: looked + mailboxes.length,
  refused: [...refused, ...mailboxes.filter(({ problem }) => problem !== undefined)],
});

function leftOf(rest: Rest, { next }: ChangeStep): Rest | null {
  if (!("ids" in rest)) return next === null ? null : { cursor: next };
  const ids = rest.ids.slice(idsPerStep);
  return ids.length > 0 ? { ids } : null;
}
