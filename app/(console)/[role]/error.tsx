"use client";

import { Failure, type FailureProps } from "@/app/_ui/failure";

/** Shown when a page of the console fails, inside of the frame, so that the other pages are still a click away. */
export default function ConsoleErrorPage(props: FailureProps) {
  return (
    <div className="grid max-w-prose justify-items-start gap-4">
      <h1 className="text-2xl font-semibold tracking-tight">Something went wrong on our side</h1>
      <div className="grid justify-items-start gap-4 text-muted">
        <Failure {...props} />
      </div>
    </div>
  );
}
