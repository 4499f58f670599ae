"use client";

import { type ComponentProps, useState } from "react";
import { Field } from "@/app/_ui/field";
import { useWords } from "@/app/_words/use-words";
import { fillLink } from "@/lib/accounts/app-link/fill-link";
import { words } from "@/lib/words/text";

const urlWords = words("console.appLinks.signedInUrl", { example: "For {address}: <url></url>" });

const somebody = "alice@example.org";

/** The address for people who are signed in, with what becomes of `%u` for one of them. */
export function SignedInUrlField({ defaultValue, ...field }: ComponentProps<typeof Field>) {
  const t = useWords(urlWords);
  const [url, setUrl] = useState(String(defaultValue ?? ""));
  return (
    <div className="grid gap-1.5">
      <Field {...field} inputMode="url" value={url} onChange={({ target }) => setUrl(target.value)} />
      <p aria-live="polite" className="text-sm text-muted">
        {url.includes("%u")
          ? t.rich("example", {
              address: somebody,
              url: () => <code className="font-mono wrap-anywhere text-ink">{fillLink(url, somebody)}</code>,
            })
          : null}
      </p>
    </div>
  );
}
