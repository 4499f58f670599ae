"use client";

import type { ReactNode } from "react";
import { Button } from "@/app/_ui/button";
import { useWords } from "@/app/_words/use-words";
import type { NewToken } from "@/app/(console)/new-token";
import { MadeToken } from "@/app/(console)/new-token-form";
import { guidePath } from "@/app/(help)/guide-path";
import { words } from "@/lib/words/text";

const madeWords = words("console.apiKeys.created", {
  copyNow: "Copy the API key for {name} now",
  key: "API key",
  usage:
    "Send it with every request as <code>Authorization: Bearer llk_…</code>. The <docs>API reference</docs> lists what you can do. Programs read it as an <openapi>OpenAPI document</openapi>.",
  done: "Done",
});

interface NewApiKeyViewProps {
  made: NewToken;
  listHref: string;
}

/** The new API key, shown this once. */
export function NewApiKeyView({ made, listHref }: NewApiKeyViewProps) {
  const t = useWords(madeWords);
  return (
    <div className="grid max-w-xl gap-5">
      <MadeToken {...made} kind={t("key")} title={t("copyNow", { name: made.name })} />
      <p className="text-sm text-muted">
        {t.rich("usage", {
          code: (chunks) => <code className="font-mono">{chunks}</code>,
          docs: (chunks) => <DocumentLink href={guidePath("reference/rest")}>{chunks}</DocumentLink>,
          openapi: (chunks) => <DocumentLink href="/api/v1/openapi.json">{chunks}</DocumentLink>,
        })}
      </p>
      <div>
        <Button asChild look="primary">
          {/* A plain link, so that nothing of the key stays in the page. */}
          <a href={listHref}>{t("done")}</a>
        </Button>
      </div>
    </div>
  );
}

/** In another tab: the key is shown on this page alone. */
const DocumentLink = ({ href, children }: { href: string; children: ReactNode }) => (
  <a href={href} target="_blank" rel="noopener" className="text-accent underline">
    {children}
  </a>
);
