import { KeyRound } from "lucide-react";
import { ConfirmButton } from "@/app/_proof/confirm-button";
import { LocalTime } from "@/app/_ui/local-time";
import { revokeAppPassword } from "@/app/(user)/home/app-password-actions";
import type { AppPasswordView } from "@/app/(user)/home/app-password-view";
import { FollowUses, LastUseWords } from "@/app/(user)/home/last-use";

const listId = "app-passwords";

interface AppPasswordListProps {
  passwords: AppPasswordView[];
  mayMake: boolean;
}

/** All app passwords of a mailbox, newest first, or what they are for when there is none. */
export function AppPasswordList({ passwords, mayMake }: AppPasswordListProps) {
  return (
    <div id={listId} tabIndex={-1}>
      {passwords.length === 0 ? (
        <Nothing mayMake={mayMake} />
      ) : (
        <FollowUses url="/api/v1/user/app-passwords">
          <ul aria-label="App passwords" className="divide-y divide-line border-y border-line">
            {passwords.map((password) => (
              <Row key={password.id} {...password} />
            ))}
          </ul>
        </FollowUses>
      )}
    </div>
  );
}

function Nothing({ mayMake }: { mayMake: boolean }) {
  return (
    <div className="grid justify-items-center gap-2 rounded-xl border border-dashed border-control px-6 py-10 text-center text-sm text-muted">
      <KeyRound aria-hidden="true" className="size-6" />
      <p className="font-medium text-ink">No app passwords yet</p>
      <p className="max-w-sm">
        {mayMake
          ? "Make one for your phone or your mail app. It works there without your own password, and you can revoke it at any time."
          : "Ask your administrator for one for your phone or your mail app."}
      </p>
    </div>
  );
}

function Row({ id, name, uses, createdAt, expiry, lastUse }: AppPasswordView) {
  return (
    <li className="flex flex-wrap items-center justify-between gap-x-6 gap-y-2 py-3.5 text-sm">
      <div className="grid min-w-0 gap-0.5">
        <p className="font-semibold wrap-anywhere">{name}</p>
        <p className="text-muted">{uses}</p>
        <p className="text-muted">
          Created <LocalTime value={createdAt} show="date" />
          {" · "}
          <LastUseWords id={id} sent={lastUse} />
          {expiry ? <Expiry {...expiry} /> : null}
        </p>
      </div>
      <ConfirmButton
        action={revokeAppPassword}
        values={{ id }}
        label="Revoke"
        subject={name}
        size="small"
        question={`Revoke “${name}”?`}
        consequence="The app or device that uses it is locked out at once. Your other apps are cut off for a moment and come back by themselves. This cannot be undone."
        confirm="Revoke"
        pendingLabel="Revoking …"
        keep="Keep it"
        focusId={listId}
      />
    </li>
  );
}

function Expiry({ at, over }: NonNullable<AppPasswordView["expiry"]>) {
  return (
    <>
      {" · "}
      <span className={over ? "font-medium text-danger" : ""}>
        {over ? "Expired " : "Expires "}
        <LocalTime value={at} show="date" />
      </span>
    </>
  );
}
