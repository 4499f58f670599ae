"use client";

import { useState } from "react";
import { Field } from "@/app/_ui/field";
import { fillLink } from "@/lib/accounts/app-link/fill-link";

const somebody = "alice@example.org";

/** The address for people who are signed in, with what becomes of `%u` for one of them. */
export function SignedInUrlField({ stored, error }: { stored: string; error: string | undefined }) {
  const [url, setUrl] = useState(stored);
  return (
    <div className="grid gap-1.5">
      <Field
        label="Address for people who are signed in"
        hint="Empty: the same. %u becomes the person's e-mail address, such as /sogo-auth.php?login=%u."
        name="signedInUrl"
        inputMode="url"
        autoComplete="off"
        value={url}
        onChange={({ target }) => setUrl(target.value)}
        error={error}
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
