import { Card } from "@/app/_ui/card";
import { DescriptionList } from "@/app/_ui/description-list";
import { TextLink } from "@/app/_ui/text-link";
import { getWords } from "@/app/_words/get-words";
import { overviewWords } from "@/app/(console)/[role]/_overview/words";
import { RunLink } from "@/app/(console)/[role]/sync-runs/run-columns";
import { lastSyncRuns } from "@/lib/directory/run/queries";
import type { Context } from "@/lib/platform/db/context";
import { words } from "@/lib/words/text";

const syncWords = words("console.overview.sync", {
  intro: "For each identity provider's directory.",
  more: "{count, plural, one {# more provider} other {# more providers}}",
});

const shownRuns = 8;

/** When the people of each directory were read last, and how that ended; nothing where none ever was. */
export async function SyncCard({ context }: { context: Context }) {
  const runs = await lastSyncRuns(context);
  if (runs.length === 0) return null;
  const [t, all] = [await getWords(syncWords), await getWords(overviewWords)];
  return (
    <Card title={all("lastSync")} intro={t("intro")}>
      <DescriptionList
        entries={runs.slice(0, shownRuns).map((run) => [run.provider, <RunLink key={run.id} run={run} />])}
      />
      {runs.length > shownRuns ? (
        <p className="mt-4 text-sm">
          <TextLink href="/admin/sync-runs">{t("more", { count: runs.length - shownRuns })}</TextLink>
        </p>
      ) : null}
    </Card>
  );
}
