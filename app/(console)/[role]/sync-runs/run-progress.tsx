"use client";

import { useRouter } from "next/navigation";
import { useEffect, useState } from "react";
import { Alert } from "@/app/_ui/alert";
import { ProgressBar } from "@/app/_ui/progress-bar";
import {
  type Progress,
  progressOf,
  progressWords,
  runStateWords,
} from "@/app/(console)/[role]/sync-runs/run-words";

const everyMs = 1_000;

/**
 * How far a run is, asked for every second until it waits or has ended, wherever it was started; then the page is
 * loaded anew. The answers come from the REST API, which takes the session of these pages.
 */
export function RunProgress({ id, start }: { id: string; start: Progress }) {
  const { progress, unreachable } = useProgress(id, start);
  const { label, value, max, text } = progressWords(progress);
  return (
    <div className="grid gap-4">
      <p role="status" className="font-medium">
        {progress.cancelRequested ? "Is being cancelled …" : `${runStateWords[progress.state].text} …`}
      </p>
      <ProgressBar label={label} value={value} max={max} text={text} />
      {progress.underWay ? null : (
        <Alert tone="warning" title="No process works on this run any more.">
          <p>It was interrupted. The provider&rsquo;s next run goes on with it; nothing is lost.</p>
        </Alert>
      )}
      {unreachable ? (
        <Alert tone="info">The server does not answer, or you are signed out. Load the page again.</Alert>
      ) : null}
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
