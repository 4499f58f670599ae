"use client";

import { useContext, useRef, useState } from "react";
import { AskForProof } from "@/app/_proof/ask-for-proof";
import { changeSome } from "@/app/(console)/[role]/mailboxes/bulk/bulk-actions";
import type { Chosen } from "@/app/(console)/[role]/mailboxes/bulk/bulk-selection";
import {
  added,
  atStart,
  type BulkProgress,
  leftOf,
  type Rest,
  targetOf,
} from "@/app/(console)/[role]/mailboxes/bulk/bulk-steps";
import type { MailboxChange } from "@/lib/accounts/mailbox/change-mailboxes";
import type { MailboxFilter } from "@/lib/accounts/mailbox/filter";

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
    if (!answer.result) return setProgress({ ...before, state: "stopped", problem: answer.problem ?? null });
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
        setProgress((now) => ({ ...now, state: "stopped", problem: null })),
      );
    },
  };
}
