import { SessionEntry } from "@/app/_sessions/session-entry";
import { SignOutButton } from "@/app/_sessions/sign-out-button";
import { Entries } from "@/app/_ui/entries";
import { LocalTime } from "@/app/_ui/local-time";
import { useWords } from "@/app/_words/use-words";
import { sends } from "@/app/(console)/sends";
import type { AdminRole } from "@/lib/accounts/admin-account/role";
import { words } from "@/lib/words/text";

const sessionWords = words("console.account.sessions", {
  list: "Your sessions",
  unknownAddress: "unknown address",
  current: "this session",
  consequence: "Whoever is using it will have to sign in again.",
});

interface ListedSession {
  id: string;
  ip: string | null;
  userAgent: string | null;
  lastSeenAt: string;
  current: boolean;
}

interface AdminSessionListProps {
  adminRole: AdminRole;
  sessions: ListedSession[];
}

const listId = "own-sessions";

/** Where an administrator is signed in, each with a button to end it. */
export function AdminSessionList({ adminRole: role, sessions }: AdminSessionListProps) {
  const t = useWords(sessionWords);
  return (
    <Entries id={listId} label={t("list")}>
      {sessions.map((session) => (
        <SessionEntry
          key={session.id}
          session={session}
          action={
            session.current ? null : (
              <SignOutButton
                action={sends("endOwnSession")}
                values={{ role, sessionId: session.id }}
                subject={session.ip ?? t("unknownAddress")}
                consequence={t("consequence")}
                focusId={listId}
              />
            )
          }
        >
          <LocalTime value={session.lastSeenAt} />
          {session.current ? ` · ${t("current")}` : ""}
        </SessionEntry>
      ))}
    </Entries>
  );
}
