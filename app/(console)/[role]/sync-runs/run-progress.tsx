"use client";

import { useRouter } from "next/navigation";
import { useEffect, useState } from "react";
import { Alert } from "@/app/_ui/alert";
import { ProgressBar } from "@/app/_ui/progress-bar";
import { useWords } from "@/app/_words/use-words";
import {
  type Progress,
  progressOf,
  progressTexts,
  progressWords,
} from "@/app/(console)/[role]/sync-runs/run-words";
import { runStateWords } from "@/lib/directory/run/state-words";
import { words } from "@/lib/words/text";

const barWords = words("console.syncRuns.bar", {
  underWay: "{state}…",
  cancelling: "Cancelling…",
  interrupted: "This run was interrupted.",
  nothingLost: "The provider's next run continues it. Nothing is lost.",
  unreachable: "The server isn't responding, or you've been signed out. Reload the page.",
});

const everyMs = 1_000;

/**
 * How far a run is, asked for every second until it waits or has ended, wherever it was started; then the page is
 * loaded anew. The answers come from the REST API, which takes the session of these pages.
 */
export function RunProgress({ id, start }: { id: string; start: Progress }) {
  const { progress, unreachable } = useProgress(id, start);
  const t = useWords(barWords);
  const states = useWords(runStateWords);
  const { label, value, max, text } = progressWords(useWords(progressTexts), progress);
  return (
    <div className="grid gap-4">
      <p role="status" className="font-medium">
        {progress.cancelRequested ? t("cancelling") : t("underWay", { state: states(progress.state) })}
      </p>
      <ProgressBar label={label} value={value} max={max} text={text} />
      {progress.underWay ? null : (
        <Alert tone="warning" title={t("interrupted")}>
          <p>{t("nothingLost")}</p>
        </Alert>
      )}
      {unreachable ? <Alert tone="info">{t("unreachable")}</Alert> : null}
    </div>
  );
}

function useProgress(id: string, start: Progress) {
  const router = useRouter();
  const [progress, setProgress] = useState(start);
  const [unreachable, setUnreachable] = useState(false);
  useEffect(() => {
    const stop = new AbortController();
    let timer: ReturnType<typeof setTimeout>;
    let state = start.state;
    const look = async () => {
      try {
        const response = await fetch(`/api/v1/admin/sync-runs/${id}`, {
          signal: AbortSignal.any([stop.signal, AbortSignal.timeout(10_000)]),
        });
        if (!response.ok) throw new Error(String(response.status));
        const now = progressOf(await response.json());
        setProgress(now);
        setUnreachable(false);
        // What is below, such as the plan, comes with the page.
        if (now.state !== state) router.refresh();
        state = now.state;
      } catch {
        if (!stop.signal.aborted) setUnreachable(true);
      }
      if (!stop.signal.aborted && (state === "reading" || state === "applying"))
        timer = setTimeout(look, everyMs);
    };
    timer = setTimeout(look, everyMs);
    return () => {
      stop.abort();
      clearTimeout(timer);
    };
  }, [id, start.state, router]);
  return { progress, unreachable };
}
