import { LastUsed, SessionEntry } from "@/app/_sessions/session-entry";
import { Card } from "@/app/_ui/card";
import { Entries } from "@/app/_ui/entries";
import { LocalTime } from "@/app/_ui/local-time";
import { getWords } from "@/app/_words/get-words";
import { useSay, useWords } from "@/app/_words/use-words";
import { RowButton } from "@/app/(console)/operation-button";
import { roleWords } from "@/app/(console)/role-words";
import { type GroupSession, listGroupSessions } from "@/lib/accounts/admin-group/list-sessions";
import type { Context } from "@/lib/platform/db/context";
import { verbatim } from "@/lib/words/compose-text";
import { words } from "@/lib/words/text";

const sessionWords = words("console.adminGroups.sessions", {
  title: "Signed in now",
  none: "Nobody is signed in by a group.",
  by: "{role} by {groups}",
  since: "since <time></time>",
});

const listId = "group-sessions";

/** Who is signed in to the console by groups, and in which browsers; each session can be ended. */
export async function GroupSessionsCard({ context }: { context: Context }) {
  const t = await getWords(sessionWords);
  const sessions = await listGroupSessions(context.db);
  return (
    <Card title={t("title")}>
      <Entries id={listId} label={t("title")} none={t("none")}>
        {sessions.map((session) => (
          <Row key={session.id} session={session} />
        ))}
      </Entries>
    </Card>
  );
}

function Row({ session }: { session: GroupSession }) {
  const t = useWords(sessionWords);
  const say = useSay();
  const { id, login, role, groups, createdAt, lastSeenAt } = session;
  return (
    <SessionEntry
      session={session}
      mark={<span className="font-normal">{login}</span>}
      action={
        <RowButton
          does="admin-session.end"
          by="superadmin"
          to={{ id }}
          values={{ login }}
          name={login}
          focusId={listId}
        />
      }
    >
      {say(sessionWords("by", { role: roleWords(role), groups: groups.map(verbatim) }))} ·{" "}
      {t.rich("since", { time: () => <LocalTime value={createdAt} /> })} · <LastUsed at={lastSeenAt} />
    </SessionEntry>
  );
}
