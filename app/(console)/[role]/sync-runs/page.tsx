import { Card } from "@/app/_ui/card";
import { getSay, getWords } from "@/app/_words/get-words";
import { ExportLinks } from "@/app/(console)/[role]/(logs)/export-links";
import { SpanFields } from "@/app/(console)/[role]/(logs)/span-fields";
import { typedSpan } from "@/app/(console)/[role]/(logs)/typed-moment";
import { runColumns } from "@/app/(console)/[role]/sync-runs/run-columns";
import { StartSync } from "@/app/(console)/[role]/sync-runs/start-sync";
import { listPage } from "@/app/(console)/list-page";
import { byText, byWords } from "@/app/(console)/narrowing";
import { readNarrowed } from "@/app/(console)/read-list";
import { countSyncRuns, listSyncRuns } from "@/lib/directory/run/queries";
import { runStateWords } from "@/lib/directory/run/state-words";
import { hasDirectory } from "@/lib/directory/sync/read-schedule";
import { currentSettings } from "@/lib/platform/settings/queries";
import { labelsOf } from "@/lib/providers/kinds/registry";
import { listProviders, type Provider } from "@/lib/providers/provider/queries";
import { words } from "@/lib/words/text";

const listWords = words("console.syncRuns", {
  kept: "Runs and their changes are kept for {days, plural, one {# day} other {# days}}.",
  provider: "Identity provider",
  state: "State",
  noProvider: "No sync has run yet, and there is no identity provider to read people from.",
  addProvider: "Add a provider",
  noDirectory:
    "No sync has run yet. It needs an enabled {kinds} provider: other providers only sign people in.",
  viewProviders: "View providers",
  neverRun:
    "No sync has run yet. Start with a preview above: it shows what a run would do without changing anything.",
  start: "Start a run",
  startIntro: "A preview only shows what a run would do. Both continue when you close this page.",
  hits: "{narrowed, select, yes {{found, plural, =10001 {10,000+} other {#}} of } other {}}{all, plural, =10001 {10,000+ runs} one {# run} other {# runs}}",
});

const narrowings = {
  provider: byText(listWords("provider"), 40),
  state: byWords(listWords("state"), runStateWords),
};

/** The runs of the directories' sync, newest first. */
const { show, generateMetadata } = listPage("/sync-runs", listWords, async (here) => {
  const { query, context, t } = here;
  const [list, providers, { syncRunDays }] = await Promise.all([
    readNarrowed({ page: listSyncRuns, count: countSyncRuns }, here, narrowings, (narrowed) => ({
      ...narrowed,
      ...typedSpan(query),
    })),
    listProviders(context.db),
    currentSettings(context.db, "logs"),
  ]);
  return {
    ...list,
    action: <ExportLinks adminRole="superadmin" log="sync-runs" filter={list.filter} />,
    further: <SpanFields query={query} />,
    columns: await runColumns(),
    timed: true,
    ...(await firstRun(providers)),
    intro: (
      <>
        <p className="text-sm text-muted">{t("kept", { days: syncRunDays })}</p>
        <StartCard providers={providers.filter(hasDirectory)} />
      </>
    ),
  };
});

export { generateMetadata, show as default };

/** What is missing before people of a directory can be read. */
async function firstRun(providers: Provider[]) {
  const t = await getWords(listWords);
  if (providers.length === 0)
    return {
      none: t("noProvider"),
      step: { href: "/admin/providers/new", label: t("addProvider") },
    };
  if (!providers.some(hasDirectory))
    return {
      none: t("noDirectory", {
        kinds: (await getSay())(labelsOf(({ personSource }) => personSource !== null)),
      }),
      step: { href: "/admin/providers", label: t("viewProviders") },
    };
  return {
    none: t("neverRun"),
    step: null,
  };
}

async function StartCard({ providers }: { providers: Provider[] }) {
  if (providers.length === 0) return null;
  const t = await getWords(listWords);
  return (
    <Card title={t("start")} intro={t("startIntro")}>
      <StartSync providers={providers.map(({ slug, name }) => ({ value: slug, label: name }))} />
    </Card>
  );
}
