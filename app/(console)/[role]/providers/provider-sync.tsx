import { Card } from "@/app/_ui/card";
import { DataTable } from "@/app/_ui/data-table";
import { DescriptionList } from "@/app/_ui/description-list";
import { LocalTime } from "@/app/_ui/local-time";
import { getWords } from "@/app/_words/get-words";
import { useWords } from "@/app/_words/use-words";
import { runColumns } from "@/app/(console)/[role]/sync-runs/run-columns";
import { StartSync } from "@/app/(console)/[role]/sync-runs/start-sync";
import { listSyncRuns } from "@/lib/directory/run/queries";
import { hasDirectory, readNextDue } from "@/lib/directory/sync/read-schedule";
import type { Context } from "@/lib/platform/db/context";
import type { Provider } from "@/lib/providers/provider/queries";
import { words } from "@/lib/words/text";

const syncWords = words("console.providers.sync", {
  title: "Sync",
  intro: "Preview and Run now use the saved settings, not unsaved changes below.",
  nextRun: "Next run",
  recentRuns: "Recent runs",
  neverRun: "No sync has run yet.",
  providerDisabled: "None. The provider is disabled.",
  periodicDisabled: "None. Periodic sync is turned off, so a sync only runs when someone starts it.",
  soon: "Within a minute (every {minutes, plural, one {minute} other {# minutes}})",
  due: "<time></time> (every {minutes, plural, one {minute} other {# minutes}})",
});

const shownRuns = 5;

interface ProviderSyncProps {
  context: Context;
  provider: Provider;
}

/** When the people of a provider are read, its last runs, and the ways to read them now. */
export async function ProviderSync({ context, provider }: ProviderSyncProps) {
  const [{ items }, due] = await Promise.all([
    listSyncRuns(context, { provider: provider.slug, limit: shownRuns }),
    readNextDue(context.db, provider),
  ]);
  const t = await getWords(syncWords);
  return (
    <Card title={t("title")} intro={t("intro")} gap={5}>
      <DescriptionList entries={[[t("nextRun"), <NextRun key="next" provider={provider} due={due} />]]} />
      {hasDirectory(provider) ? (
        <StartSync providers={[{ value: provider.slug, label: provider.name }]} />
      ) : null}
      <DataTable
        label={t("recentRuns")}
        columns={await runColumns({ ofOneProvider: true })}
        rows={items}
        keyOf={({ id }) => id}
        empty={t("neverRun")}
      />
    </Card>
  );
}

function NextRun({ provider, due }: { provider: Provider; due: Date | null }) {
  const t = useWords(syncWords);
  if (!provider.enabled) return t("providerDisabled");
  if (!due) return t("periodicDisabled");
  const minutes = provider.settings.sync.intervalMinutes;
  if (due.getTime() <= Date.now()) return t("soon", { minutes });
  return t.rich("due", { minutes, time: () => <LocalTime value={due.toISOString()} /> });
}
