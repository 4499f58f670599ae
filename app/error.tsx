"use client";

import { Button } from "@/app/_ui/button";
import { NoticePage } from "@/app/_ui/notice-page";

interface ErrorPageProps {
  error: unknown;
  retry: () => void;
}

const digestOf = (error: unknown): string | undefined =>
  error instanceof Error && "digest" in error ? String(error.digest) : undefined;

/** Shown when a page fails. The number is Next's digest, which the server's log carries with the cause. */
export default function ErrorPage({ error, retry }: ErrorPageProps) {
  const digest = digestOf(error);
  return (
    <NoticePage title="Something went wrong on our side">
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
    </NoticePage>
  );
}
