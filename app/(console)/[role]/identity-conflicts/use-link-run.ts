"use client";

import { useContext, useRef, useState } from "react";
import { AskForProof } from "@/app/_proof/ask-for-proof";
import { useWords } from "@/app/_words/use-words";
import { linkNext, previewLinks } from "@/app/(console)/[role]/identity-conflicts/identity-actions";
import type { SaidItem } from "@/lib/directory/link-again/link-many-again";
import { words } from "@/lib/words/text";

const runWords = words("console.identityConflicts.linkRun", {
  unreachable: "The server can't be reached. Check your connection and try again.",
});

/** How far the looking, or the linking, is. */
export interface LinkCourse {
  phase: "preview" | "link";
  state: "running" | "done" | "stopped";
  items: SaidItem[];
  /** Why it could not go on. */
  problem?: string;
}

const atStart = (phase: LinkCourse["phase"]): LinkCourse => ({ phase, state: "running", items: [] });

/** Goes through the waiting accounts of a provider, step by step. */
export function useLinkRun(role: string, provider: string) {
  const t = useWords(runWords);
  const ask = useContext(AskForProof);
  const stopped = useRef(false);
  const [course, setCourse] = useState(atStart("preview"));

  async function goOn(keepWaysIn: boolean, before: LinkCourse, cursor?: string): Promise<void> {
    setCourse(before);
    const step = { role, provider, keepWaysIn, ...(cursor === undefined ? {} : { cursor }) };
    const answer = await (before.phase === "preview" ? previewLinks : linkNext)(step);
    if (answer.proof && ask)
      return ask({ ways: answer.proof, goOn: () => start(keepWaysIn, before, cursor) });
    if (!answer.result) return setCourse({ ...before, state: "stopped", problem: answer.problem ?? "" });
    const after = { ...before, items: [...before.items, ...answer.result.items] };
    const { next } = answer.result;
    if (next === null) return setCourse({ ...after, state: "done" });
    return stopped.current ? setCourse({ ...after, state: "stopped" }) : goOn(keepWaysIn, after, next);
  }

  function start(keepWaysIn: boolean, before: LinkCourse, cursor?: string): void {
    stopped.current = false;
    goOn(keepWaysIn, before, cursor).catch(() =>
      setCourse((now) => ({ ...now, state: "stopped", problem: t("unreachable") })),
    );
  }

  return {
    course,
    preview: () => start(false, atStart("preview")),
    link: (keepWaysIn: boolean) => start(keepWaysIn, atStart("link")),
    stop: () => {
      stopped.current = true;
    },
  };
}
