"use client";

import { useProvenAction } from "@/app/_proof/use-proven-action";
import { Alert } from "@/app/_ui/alert";
import { CopyButton } from "@/app/_ui/copy-button";
import { LocalTime } from "@/app/_ui/local-time";
import { SubmitButton } from "@/app/_ui/submit-button";
import { createPasswordLink } from "@/app/(console)/[role]/admins/[login]/password-link-action";

/** Makes the link by which an administrator chooses its own password, and shows it this once. */
export function PasswordLinkButton({ adminId }: { adminId: string }) {
  const [state, action] = useProvenAction(createPasswordLink);
  return (
    <div className="grid max-w-xl gap-4">
      {state.problem ? <Alert tone="danger">{state.problem}</Alert> : null}
      {state.result ? (
        <>
          <Alert tone="warning" title="Copy the link now">
            <p>
              This is the only time it is shown. It works once, until{" "}
              <LocalTime value={state.result.expiresAt} />. Send it to nobody but the person.
            </p>
          </Alert>
          <div className="flex flex-wrap items-center justify-between gap-3 rounded-lg border border-control bg-sunken px-4 py-3">
            <output aria-label="Link" className="min-w-0 font-mono text-sm wrap-anywhere select-all">
              {state.result.url}
            </output>
            <CopyButton value={state.result.url} name="link" label="Copy" look="primary" />
          </div>
        </>
      ) : null}
      <form action={action}>
        <input type="hidden" name="adminId" value={adminId} />
        <SubmitButton look="secondary" pendingLabel="Making it …">
          {state.result ? "Make another link" : "Make a set-up link"}
        </SubmitButton>
      </form>
    </div>
  );
}
