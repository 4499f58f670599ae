import { KeyRound } from "lucide-react";
import { ConfirmButton } from "@/app/_reauthentication/confirm-button";
import { LocalTime } from "@/app/_ui/local-time";
import { useWords } from "@/app/_words/use-words";
import { revokeAppPassword } from "@/app/(user)/home/app-password-actions";
import { AppPasswordUses } from "@/app/(user)/home/app-password-uses";
import type { AppPasswordView } from "@/app/(user)/home/app-password-view";
import { FollowUses, LastUseWords } from "@/app/(user)/home/last-use";
import { words } from "@/lib/words/text";

const listWords = words("user.appPasswords", {
  list: "App passwords",
  none: "No app passwords yet",
  create:
    "Create one for your phone or mail app. It works there without your own password, and you can revoke it at any time.",
  ask: "Ask your administrator for one for your phone or mail app.",
  created: "Created <time></time>",
  expires: "Expires <time></time>",
  expired: "Expired <time></time>",
  revoke: "Revoke",
  revoking: "Revoking…",
  question: "Revoke “{name}”?",
  consequence:
    "The app or device that uses it is locked out at once. Your other apps are disconnected for a moment and reconnect on their own. This cannot be undone.",
  keep: "Cancel",
});

const listId = "app-passwords";

interface AppPasswordListProps {
  passwords: AppPasswordView[];
  mayMake: boolean;
}

/** All app passwords of a mailbox, newest first, or what they are for when there is none. */
export function AppPasswordList({ passwords, mayMake }: AppPasswordListProps) {
  const t = useWords(listWords);
  return (
    <div id={listId} tabIndex={-1}>
      {passwords.length === 0 ? (
        <Nothing mayMake={mayMake} />
      ) : (
        <FollowUses url="/api/v1/user/app-passwords">
          <ul aria-label={t("list")} className="divide-y divide-line border-y border-line">
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
  const t = useWords(listWords);
  return (
    <div className="grid justify-items-center gap-2 rounded-xl border border-dashed border-control px-6 py-10 text-center text-sm text-muted">
      <KeyRound aria-hidden="true" className="size-6" />
      <p className="font-medium text-ink">{t("none")}</p>
      <p className="max-w-sm">{t(mayMake ? "create" : "ask")}</p>
    </div>
  );
}

function Row({ id, name, protocols, networks, createdAt, expiry, lastUse }: AppPasswordView) {
  const t = useWords(listWords);
  return (
    <li className="flex flex-wrap items-center justify-between gap-x-6 gap-y-2 py-3.5 text-sm">
      <div className="grid min-w-0 gap-0.5">
        <p className="font-semibold wrap-anywhere">{name}</p>
        <p className="text-muted">
          <AppPasswordUses protocols={protocols} networks={networks} />
        </p>
        <p className="text-muted">
          {t.rich("created", { time: () => <LocalTime value={createdAt} show="date" /> })}
          {" · "}
          <LastUseWords id={id} sent={lastUse} />
          {expiry ? <Expiry {...expiry} /> : null}
        </p>
      </div>
      <ConfirmButton
        action={revokeAppPassword}
        values={{ id }}
        label={t("revoke")}
        subject={name}
        size="small"
        question={t("question", { name })}
        consequence={t("consequence")}
        confirm={t("revoke")}
        pendingLabel={t("revoking")}
        keep={t("keep")}
        focusId={listId}
      />
    </li>
  );
}

function Expiry({ at, over }: NonNullable<AppPasswordView["expiry"]>) {
  const t = useWords(listWords);
  return (
    <>
      {" · "}
      <span className={over ? "font-medium text-danger" : ""}>
        {t.rich(over ? "expired" : "expires", { time: () => <LocalTime value={at} show="date" /> })}
      </span>
    </>
  );
}
