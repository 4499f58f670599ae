"use client";

import { Alert } from "@/app/_ui/alert";
import { Button } from "@/app/_ui/button";
import { CopyButton } from "@/app/_ui/copy-button";

interface NewApiKeyViewProps {
  made: { token: string; name: string };
  listHref: string;
}

/** The new API key, shown this once. */
export function NewApiKeyView({ made, listHref }: NewApiKeyViewProps) {
  return (
    <div className="grid max-w-xl gap-5">
      <Alert tone="warning" title={`Copy the key for ${made.name} now`}>
        <p>This is the only time it is shown. If you lose it, revoke it and make another one.</p>
      </Alert>
      <div className="flex flex-wrap items-center justify-between gap-3 rounded-lg border border-control bg-sunken px-4 py-3">
        <output aria-label="API key" className="font-mono text-sm wrap-anywhere select-all">
          {made.token}
        </output>
        <CopyButton value={made.token} name="API key" label="Copy" look="primary" />
      </div>
      <p className="text-sm text-muted">
        Send it with every request as <code className="font-mono">Authorization: Bearer llk_…</code>. What
        there is stands in{" "}
        <a href="/api/v1/openapi.json" className="text-accent underline">
          the API's description
        </a>{" "}
        (OpenAPI 3.1).
      </p>
      <div>
        <Button asChild look="primary">
          {/* A plain link, so that nothing of the key stays in the page. */}
          <a href={listHref}>I have copied it</a>
        </Button>
      </div>
    </div>
  );
}
