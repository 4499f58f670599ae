"use client";

import { useContext, useRef, useState } from "react";
import { AskForReauthentication } from "@/app/_reauthentication/ask-for-reauthentication";
import type { FormState } from "@/app/form-state";

/** How far something is that is done in steps, and what came of them until now. */
export interface Course<Sum> {
  state: "running" | "done" | "stopped";
  sum: Sum;
  /** Why it could not go on; null: the server could not be reached. */
  problem?: string | null;
}

export interface Work<Sum, Rest> {
  /** What has come of it, and what is still to be done. */
  sum: Sum;
  rest: Rest;
  /** Asks the server for the next short step. */
  ask: (rest: Rest, sum: Sum) => Promise<FormState<{ sum: Sum; rest: Rest | null }>>;
}

/** What a step has come to, of what the server has answered. */
export const cameTo = <Answer, Came>(
  { result, ...refusal }: FormState<Answer>,
  of: (answer: Answer) => Came,
): FormState<Came> => (result === undefined ? refusal : { result: of(result) });

/**
 * Does something long, one step after the other; what is done stays done. It can be stopped between two steps. Where a
 * step wants re-authentication, the page asks for it, and the same step is tried again.
 */
export function useSteps<Sum>() {
  const askForReauthentication = useContext(AskForReauthentication);
  const stopped = useRef(false);
  const [course, setCourse] = useState<Course<Sum> | null>(null);

  async function goOn<Rest>({ sum, rest, ask }: Work<Sum, Rest>): Promise<void> {
    setCourse({ state: "running", sum });
    const { result, proof, problem = null } = await ask(rest, sum);
    if (proof && askForReauthentication) {
      setCourse(null);
      return askForReauthentication({ ways: proof, goOn: () => start({ sum, rest, ask }) });
    }
    if (!result) return setCourse({ state: "stopped", sum, problem });
    if (result.rest === null) return setCourse({ state: "done", sum: result.sum });
    if (stopped.current) return setCourse({ state: "stopped", sum: result.sum });
    return goOn({ sum: result.sum, rest: result.rest, ask });
  }

  function start<Rest>(work: Work<Sum, Rest>): void {
    stopped.current = false;
    goOn(work).catch(() =>
      setCourse((now) => ({ state: "stopped", sum: now?.sum ?? work.sum, problem: null })),
    );
  }

  return {
    course,
    start,
    stop: () => {
      stopped.current = true;
    },
    reset: () => setCourse(null),
  };
}
