"use client";

import { useActionState } from "react";
import { endOwnSession } from "@/app/_administration/account-actions";
import { Alert } from "@/app/_ui/alert";
import { LocalTime } from "@/app/_ui/local-time";
import { SubmitButton } from "@/app/_ui/submit-button";

interface AdminSessionListProps {
  adminRole: "superadmin" | "domain-admin";
  sessions: {
    id: string;
    ip: string | null;
    userAgent: string | null;
    lastSeenAt: string;
    current: boolean;
  }[];
}

/** Where an administrator is signed in, each with a button to end it. */
export function AdminSessionList({ adminRole: role, sessions }: AdminSessionListProps) {
  const [state, action] = useActionState(endOwnSession, {});
  return (
    <div className="grid gap-3">
      {state.problem ? <Alert tone="danger">{state.problem}</Alert> : null}
      <ul className="divide-y divide-line border-y border-line">
        {sessions.map(({ id, ip, userAgent, lastSeenAt, current }) => (
          <li key={id} className="flex flex-wrap items-center justify-between gap-3 py-3">
            <span className="grid min-w-0 text-sm">
              <span className="font-medium wrap-anywhere">{userAgent ?? "Unknown browser"}</span>
              <span className="text-muted">
                {ip ?? "unknown address"} · <LocalTime value={lastSeenAt} />
                {current ? " · this one" : ""}
              </span>
            </span>
            {current ? null : (
              <form action={action}>
                <input type="hidden" name="role" value={role} />
                <input type="hidden" name="sessionId" value={id} />
                <SubmitButton look="secondary" size="small" pendingLabel="Ending …">
                  End
                </SubmitButton>
              </form>
            )}
          </li>
        ))}
      </ul>
    </div>
  );
}
