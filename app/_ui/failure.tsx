"use client";

import { Button } from "@/app/_ui/button";

export interface FailureProps {
  error: unknown;
  retry: () => void;
}

const digestOf = (error: unknown): string | undefined =>
  error instanceof Error && "digest" in error ? String(error.digest) : undefined;

/** What is said of a page that failed. The number is Next's digest, which the server's log carries with the cause. */
export function Failure({ error, retry }: FailureProps) {
  const digest = digestOf(error);
  return (
    <>
      <p>Nothing you did. Try again in a moment.</p>
      {digest ? (
        <p className="text-sm">
          If it stays like this, tell your administrator this number:{" "}
          <code className="font-mono text-ink">{digest}</code>
        </p>
      ) : null}
      <Button look="primary" onClick={retry}>
        Try again
      </Button>
    </>
  );
}
