import { Card } from "@/app/_ui/card";
import { DataTable } from "@/app/_ui/data-table";
import { DescriptionList } from "@/app/_ui/description-list";
import { LocalTime } from "@/app/_ui/local-time";
import { runColumns } from "@/app/(console)/[role]/sync-runs/run-columns";
import { StartSync } from "@/app/(console)/[role]/sync-runs/start-sync";
import { listSyncRuns } from "@/lib/directory/run/queries";
import { hasDirectory, readNextDue } from "@/lib/directory/sync/read-schedule";
import type { requireAdminPage } from "@/lib/faces/session/admin";
import type { Provider } from "@/lib/providers/provider/queries";

const shownRuns = 5;

interface ProviderSyncProps {
  context: Awaited<ReturnType<typeof requireAdminPage>>["context"];
  provider: Provider;
}

/** When the people of a provider are read, its last runs, and the ways to read them now. */
export async function ProviderSync({ context, provider }: ProviderSyncProps) {
  const [{ items }, due] = await Promise.all([
    listSyncRuns(context, { provider: provider.slug, limit: shownRuns }),
    readNextDue(context.db, provider),
  ]);
  return (
    <Card
      title="Sync"
      intro="Run now and Preview follow the settings that are saved, not what is typed below."
    >
      <div className="grid gap-5">
        <DescriptionList entries={[["Next run", <NextRun key="next" provider={provider} due={due} />]]} />
        {hasDirectory(provider) ? (
          <StartSync providers={[{ value: provider.slug, label: provider.name }]} />
        ) : null}
        <DataTable
          label="Last runs"
          columns={runColumns.filter(({ title }) => title !== "Provider")}
          rows={items}
          keyOf={({ id }) => id}
          empty="Its people were never read yet."
        />
      </div>
    </Card>
  );
}

function NextRun({ provider, due }: { provider: Provider; due: Date | null }) {
  if (!provider.enabled) return "None: the provider is switched off.";
  if (!due) return "None: the periodic sync is switched off. Its people are read by hand only.";
  const every = `every ${provider.settings.sync.intervalMinutes} minutes`;
  if (due.getTime() <= Date.now()) return `Within a minute (${every}).`;
  return (
    <>
      <LocalTime value={due.toISOString()} /> ({every})
    </>
  );
}
