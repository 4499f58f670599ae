import { FactorKind } from "@/app/_factors/factor-kind";
import { ConfirmButton } from "@/app/_proof/confirm-button";
import { Card } from "@/app/_ui/card";
import { LocalTime } from "@/app/_ui/local-time";
import {
  endAdminSessions,
  resetAdminFactors,
} from "@/app/(console)/[role]/admins/[login]/admin-access-actions";
import type { listAdminSessions } from "@/lib/credentials/admin-session/queries";
import type { ShownFactor } from "@/lib/credentials/second-factor/queries";

interface Subject {
  adminId: string;
  login: string;
}

/** Where an administrator is signed in, and the way to end that. */
export function AdminSessionsCard({
  adminId,
  login,
  sessions,
}: Subject & { sessions: Awaited<ReturnType<typeof listAdminSessions>> }) {
  return (
    <Card
      title="Sessions"
      action={
        sessions.length > 0 ? (
          <ConfirmButton
            action={endAdminSessions}
            values={{ adminId }}
            label="End all"
            size="small"
            question={`End the sessions of ${login}?`}
            consequence="Whoever uses them must sign in again."
            confirm="End all"
            pendingLabel="Ending …"
            keep="Keep them"
          />
        ) : null
      }
    >
      {sessions.length === 0 ? <p className="text-sm text-muted">Not signed in anywhere.</p> : null}
      <ul aria-label="Sessions" className="divide-y divide-line text-sm">
        {sessions.map(({ id, ip, userAgent, lastSeenAt }) => (
          <li key={id} className="grid gap-0.5 py-3">
            <span className="font-medium wrap-anywhere">{userAgent ?? "Unknown browser"}</span>
            <span className="text-muted">
              {ip ?? "unknown address"} · last used <LocalTime value={lastSeenAt.toISOString()} />
            </span>
          </li>
        ))}
      </ul>
    </Card>
  );
}

/** The second factors of an administrator, and the way out for one who has lost them. */
export function AdminFactorsCard({ adminId, login, factors }: Subject & { factors: ShownFactor[] }) {
  return (
    <Card
      title="Second factors"
      intro="Only the person can add some. Reset them for somebody who has lost them."
      action={
        factors.length > 0 ? (
          <ConfirmButton
            action={resetAdminFactors}
            values={{ adminId }}
            label="Reset"
            size="small"
            question={`Reset the second factors of ${login}?`}
            consequence="All of them and the recovery codes stop working, and the sessions end. The next sign-in is by password alone, so make sure that you know who has asked you for this."
            confirm="Reset"
            pendingLabel="Resetting …"
            keep="Keep them"
          />
        ) : null
      }
    >
      {factors.length === 0 ? <p className="text-sm text-muted">There are none.</p> : null}
      <ul aria-label="Second factors" className="divide-y divide-line text-sm">
        {factors.map(({ id, kind, name }) => (
          <li key={id} className="grid gap-0.5 py-3">
            <span className="font-medium wrap-anywhere">{name}</span>
            <span className="text-muted">
              <FactorKind kind={kind} />
            </span>
          </li>
        ))}
      </ul>
    </Card>
  );
}
