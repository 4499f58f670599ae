"use client";

import { Failure, type FailureProps, failureWords } from "@/app/_ui/failure";
import { useWords } from "@/app/_words/use-words";

/** Shown when a page of the console fails, inside of the frame, so that the other pages are still a click away. */
export default function ConsoleErrorPage(props: FailureProps) {
  return (
    <div className="grid max-w-prose justify-items-start gap-4">
      <h1 className="text-2xl font-semibold tracking-tight">{useWords(failureWords)("title")}</h1>
      <div className="grid justify-items-start gap-4 text-muted">
        <Failure {...props} />
      </div>
    </div>
  );
}
