import { ConfirmButton } from "@/app/_proof/confirm-button";
import { Card } from "@/app/_ui/card";
import { LocalTime } from "@/app/_ui/local-time";
import { createMailboxAppPassword } from "@/app/(console)/[role]/mailboxes/[address]/new-app-password-action";
import {
  revokeAppPassword,
  revokeAppPasswords,
} from "@/app/(console)/[role]/mailboxes/[address]/sign-in-actions";
import { AppPasswordDialog } from "@/app/(user)/home/app-password-dialog";
import { AppPasswordUses } from "@/app/(user)/home/app-password-uses";
import { type AppPasswordView, appPasswordView } from "@/app/(user)/home/app-password-view";
import type { ConnectionSettings } from "@/app/(user)/home/connection-settings";
import { FollowUses, LastUseWords } from "@/app/(user)/home/last-use";
import type { AdminRole } from "@/lib/accounts/admin-account/role";
import type { AppPasswordEntry } from "@/lib/credentials/app-password/queries";
import { consolePath } from "@/lib/faces/session/admin-path";

const listId = "app-passwords";

interface AppPasswordsCardProps {
  owner: { role: AdminRole; address: string };
  address: string;
  /** What its mail apps connect to, for what the mailbox may use. */
  connections: ConnectionSettings[];
  entries: AppPasswordEntry[];
}

/** The app passwords of a mailbox with their last use; each can be revoked, or all. */
export function AppPasswordsCard({ owner, address, connections, entries }: AppPasswordsCardProps) {
  const now = new Date();
  const views = entries.map((entry) => appPasswordView(entry, now));
  return (
    <Card
      title="App passwords"
      intro="They go on working when the password or the source changes."
      action={
        <span className="flex flex-wrap gap-2">
          {connections.length > 0 ? (
            <AppPasswordDialog
              make={createMailboxAppPassword.bind(null, owner)}
              address={address}
              connections={connections}
              size="small"
            />
          ) : null}
          {views.length > 1 ? <RevokeAll owner={owner} count={views.length} /> : null}
        </span>
      }
    >
      <div id={listId} tabIndex={-1}>
        {views.length === 0 ? (
          <p className="text-sm text-muted">
            There are none. People make them in the portal, for each mail app.
          </p>
        ) : (
          <FollowUses url={listUrl(owner.role, address)}>
            <ul aria-label="App passwords" className="divide-y divide-line border-y border-line">
              {views.map((view) => (
                <Row key={view.id} owner={owner} view={view} />
              ))}
            </ul>
          </FollowUses>
        )}
      </div>
    </Card>
  );
}

const listUrl = (role: AdminRole, address: string): string =>
  `/api/v1${consolePath(role)}/mailboxes/${encodeURIComponent(address)}/app-passwords`;

function Row({ owner, view }: { owner: AppPasswordsCardProps["owner"]; view: AppPasswordView }) {
  const { id, name, createdAt, expiry, lastUse } = view;
  return (
    <li className="flex flex-wrap items-center justify-between gap-3 py-3 text-sm">
      <div className="grid min-w-0 gap-0.5">
        <p className="font-medium wrap-anywhere">{name}</p>
        <p className="text-muted">
          <AppPasswordUses {...view} />
        </p>
        <p className="text-muted">
          Created <LocalTime value={createdAt} show="date" />
          {" · "}
          <LastUseWords id={id} sent={lastUse} />
          {expiry ? (
            <>
              {expiry.over ? " · expired " : " · expires "}
              <LocalTime value={expiry.at} show="date" />
            </>
          ) : null}
        </p>
      </div>
      <ConfirmButton
        action={revokeAppPassword}
        values={{ ...owner, id }}
        label="Revoke"
        subject={name}
        size="small"
        question={`Revoke “${name}”?`}
        consequence="The app or device that uses it is locked out at once; others are cut off for a moment and come back by themselves. This cannot be undone."
        confirm="Revoke"
        pendingLabel="Revoking …"
        keep="Keep it"
        focusId={listId}
      />
    </li>
  );
}

const RevokeAll = ({ owner, count }: { owner: AppPasswordsCardProps["owner"]; count: number }) => (
  <ConfirmButton
    action={revokeAppPasswords}
    values={owner}
    label="Revoke all"
    size="small"
    question={`Revoke all ${count} app passwords?`}
    consequence="Every app and device that uses one is locked out at once. This cannot be undone."
    confirm="Revoke all"
    pendingLabel="Revoking …"
    keep="Keep them"
    focusId={listId}
  />
);
