"use client";

import { type ComponentProps, useState } from "react";
import { Field } from "@/app/_ui/field";
import { fillLink } from "@/lib/accounts/app-link/fill-link";

const somebody = "alice@example.org";

/** The address for people who are signed in, with what becomes of `%u` for one of them. */
export function SignedInUrlField({ defaultValue, ...field }: ComponentProps<typeof Field>) {
  const [url, setUrl] = useState(String(defaultValue ?? ""));
  return (
    <div className="grid gap-1.5">
      <Field
        {...field}
        inputMode="url"
        autoComplete="off"
        value={url}
        onChange={({ target }) => setUrl(target.value)}
      />
      <p aria-live="polite" className="text-sm text-muted">
        {url.includes("%u") ? (
          <>
            For {somebody}:{" "}
            <code className="font-mono wrap-anywhere text-ink">{fillLink(url, somebody)}</code>
          </>
        ) : null}
      </p>
    </div>
  );
}
