import { Card } from "@/app/_ui/card";
import { Field } from "@/app/_ui/field";
import { ListFilter } from "@/app/_ui/list-controls";
import { PageTitle } from "@/app/_ui/page-title";
import { SelectField } from "@/app/_ui/select-field";
import { ExportLinks } from "@/app/(console)/[role]/(logs)/export-links";
import { keptWords } from "@/app/(console)/[role]/(logs)/kept-words";
import { typedMoment, typedText } from "@/app/(console)/[role]/(logs)/log-query";
import { SpanFields } from "@/app/(console)/[role]/(logs)/span-fields";
import { runColumns } from "@/app/(console)/[role]/sync-runs/run-columns";
import { runStates, runStateWords } from "@/app/(console)/[role]/sync-runs/run-words";
import { StartSync } from "@/app/(console)/[role]/sync-runs/start-sync";
import { type ConsolePageProps, openPage, superadminTitle } from "@/app/(console)/console-page";
import { List } from "@/app/(console)/list";
import { allOr, filterField, oneOf, pageAt } from "@/app/(console)/list-query";
import { listSyncRuns } from "@/lib/directory/run/queries";
import { hasDirectory } from "@/lib/directory/sync/read-schedule";
import { currentSettings } from "@/lib/platform/settings/queries";
import { labelsOf } from "@/lib/providers/kinds/registry";
import { listProviders, type Provider } from "@/lib/providers/provider/queries";

export const generateMetadata = superadminTitle("Sync runs");

const path = "/admin/sync-runs";

/** The runs of the directories' sync, newest first. */
export default async function SyncRunListPage(props: ConsolePageProps) {
  const { query, context } = await openPage(props, "/sync-runs", "superadmin");
  const filter = {
    provider: typedText(query.provider, 40),
    state: oneOf(runStates, query.state),
    from: typedMoment(query.from),
    to: typedMoment(query.to),
  };
  const [page, providers, { syncRunDays }] = await Promise.all([
    pageAt(query.cursor, (cursor) => listSyncRuns(context, { ...filter, cursor })),
    listProviders(context.db),
    currentSettings(context.db, "logs"),
  ]);
  const field = filterField(query);
  return (
    <>
      <PageTitle
        title="Sync runs"
        action={<ExportLinks adminRole="superadmin" log="sync-runs" filter={filter} />}
      />
      <p className="text-sm text-muted">Kept for {keptWords(syncRunDays)}, with their lines.</p>
      <StartCard providers={providers.filter(hasDirectory)} />
      <ListFilter action={path}>
        <Field label="Identity provider" {...field("provider")} />
        <SelectField
          label="State"
          options={allOr(runStates.map((value) => ({ value, label: runStateWords[value].text })))}
          {...field("state")}
        />
        <SpanFields query={query} />
      </ListFilter>
      <List
        label="Sync runs"
        path={path}
        query={query}
        page={page}
        columns={runColumns}
        keyOf={({ id }) => id}
        {...firstRun(providers)}
      />
    </>
  );
}

/** What is missing before people of a directory can be read. */
function firstRun(providers: Provider[]) {
  if (providers.length === 0)
    return {
      none: "No directory was read yet, and there is no identity provider to read one of.",
      step: { href: "/admin/providers/new", label: "Add the first provider" },
    };
  if (!providers.some(hasDirectory))
    return {
      none: `No directory was read yet. It needs a ${labelsOf(({ personSource }) => personSource !== null)} that is switched on: other providers only sign people in.`,
      step: { href: "/admin/providers", label: "Look at the providers" },
    };
  return {
    none: "No directory was read yet. Begin with a preview above: it shows what a run would do and changes nothing.",
    step: null,
  };
}

function StartCard({ providers }: { providers: Provider[] }) {
  if (providers.length === 0) return null;
  return (
    <Card
      title="Run by hand"
      intro="A preview only shows what a run would do. Both go on when this page is closed."
    >
      <StartSync providers={providers.map(({ slug, name }) => ({ value: slug, label: name }))} />
    </Card>
  );
}
