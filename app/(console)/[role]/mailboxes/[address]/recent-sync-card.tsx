import { Badge } from "@/app/_ui/badge";
import { TextLink } from "@/app/_ui/text-link";
import { getWords } from "@/app/_words/get-words";
import { useSay, useWords } from "@/app/_words/use-words";
import type { OfMailbox } from "@/app/(console)/[role]/mailboxes/[address]/of-mailbox";
import { Happened, RecentCard, shownLately } from "@/app/(console)/[role]/mailboxes/[address]/recent-card";
import { changeStateTones, changeStateWords, kindWords } from "@/app/(console)/[role]/sync-runs/run-words";
import { listSyncChangesOf, type MailboxSyncChange } from "@/lib/directory/run/queries";
import { reasonText } from "@/lib/directory/run/reasons";
import { words } from "@/lib/words/text";

const syncWords = words("console.mailboxes.recentSync", {
  title: "Directory sync",
  intro: "The last 20 changes that syncs planned for this mailbox, newest first.",
  none: "No sync has changed this mailbox.",
  run: "Sync of {provider}",
});

/** What runs did for a mailbox lately, and why. */
export async function RecentSyncCard({ context, row }: OfMailbox) {
  const t = await getWords(syncWords);
  const lines = await listSyncChangesOf(context, { mailboxId: row.id, limit: shownLately });
  if (lines.length === 0 && row.identityProviderId === null) return null;
  return (
    <RecentCard title={t("title")} intro={t("intro")} none={t("none")}>
      {lines.map((line) => (
        <Row key={`${line.runId} ${line.sequence}`} line={line} />
      ))}
    </RecentCard>
  );
}

function Row({ line }: { line: MailboxSyncChange }) {
  const [t, kindName, stateName] = [useWords(syncWords), useWords(kindWords), useWords(changeStateWords)];
  const say = useSay();
  const { startedAt, kind, state, reason, runId, provider } = line;
  return (
    <Happened at={startedAt}>
      <Badge tone={changeStateTones[state]}>{stateName(state)}</Badge>
      <span className="font-medium">{kindName(kind)}</span>
      <span className="text-muted wrap-anywhere">{say(reasonText(reason))}</span>
      <TextLink href={`/admin/sync-runs/${runId}`} prefetch={false}>
        {t("run", { provider })}
      </TextLink>
    </Happened>
  );
}
