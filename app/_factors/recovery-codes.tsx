"use client";

import { Alert } from "@/app/_ui/alert";
import { Button } from "@/app/_ui/button";
import { CopyButton } from "@/app/_ui/copy-button";

interface RecoveryCodesProps {
  /** null: a factor was added and the codes from before still work. */
  codes: string[] | null;
  doneHref: string;
}

/** What there is to keep after a factor was added: recovery codes, shown this once. */
export function RecoveryCodes({ codes, doneHref }: RecoveryCodesProps) {
  return (
    <div className="grid gap-4">
      <Alert tone="good">{codes ? "Your second factor is set up." : "The second factor is added."}</Alert>
      {codes ? <CodeList codes={codes} /> : null}
      <div>
        <Button asChild look="primary">
          {/* A plain link, so that the page is loaded as it is now. */}
          <a href={doneHref}>{codes ? "I have kept them, continue" : "Continue"}</a>
        </Button>
      </div>
    </div>
  );
}

/** Ten codes to print or to keep in a password manager. */
export function CodeList({ codes }: { codes: string[] }) {
  return (
    <div className="grid gap-3">
      <Alert tone="warning" title="Keep these recovery codes">
        <p>Each one gets you in once when your device is lost. This is the only time they are shown.</p>
      </Alert>
      <ul
        aria-label="Recovery codes"
        className="grid grid-cols-2 gap-x-6 gap-y-1 rounded-lg border border-control bg-sunken px-4 py-3 font-mono text-sm"
      >
        {codes.map((code) => (
          <li key={code}>{code}</li>
        ))}
      </ul>
      <div>
        <CopyButton value={codes.join("\n")} name="recovery codes" label="Copy all" />
      </div>
    </div>
  );
}
