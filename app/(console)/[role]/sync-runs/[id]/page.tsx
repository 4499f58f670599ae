import { Badge } from "@/app/_ui/badge";
import { Card } from "@/app/_ui/card";
import { type DescriptionEntry, DescriptionList } from "@/app/_ui/description-list";
import { ListFilter } from "@/app/_ui/list-controls";
import { LocalTime } from "@/app/_ui/local-time";
import { getSay, getWords } from "@/app/_words/get-words";
import { AuditChanges } from "@/app/(console)/[role]/(logs)/audit/audit-changes";
import { ExportLinks } from "@/app/(console)/[role]/(logs)/export-links";
import { columnWords, RunState } from "@/app/(console)/[role]/sync-runs/run-columns";
import { RunNow } from "@/app/(console)/[role]/sync-runs/run-now";
import {
  changeStateTones,
  changeStateWords,
  durationText,
  kindWords,
  planTexts,
  startText,
} from "@/app/(console)/[role]/sync-runs/run-words";
import { List, type ListColumn } from "@/app/(console)/list";
import { FilterFields } from "@/app/(console)/list-page";
import { narrowedBy, pageAt } from "@/app/(console)/list-query";
import { byWords, readFilter } from "@/app/(console)/narrowing";
import { ObjectPage } from "@/app/(console)/object-page";
import { objectPages } from "@/app/(console)/object-pages";
import { RowLink } from "@/app/(console)/row-link";
import {
  getSyncRun,
  listSyncChanges,
  type SyncChange,
  type SyncRunDetails,
} from "@/lib/directory/run/queries";
import { reasonText, remedyText } from "@/lib/directory/run/reasons";
import type { Context } from "@/lib/platform/db/context";
import { AppError } from "@/lib/platform/errors";
import { sentences } from "@/lib/words/compose-text";
import { words } from "@/lib/words/text";

const runWords = words("console.syncRuns.run", {
  previewOf: "Sync preview of {provider}",
  runOf: "Sync of {provider}",
  run: "Run",
  approvedBy: "Approved by",
  peopleRead: "People read",
  countOf: "{count, number} of {expected, number}",
  unchanged: "Unchanged",
  applied: "{applied, number} of {planned, number} applied",
  plan: "Plan",
  planned: "{plan}",
  nothingToDo: "Nothing to do",
  skipped: "Skipped",
  skippedFor: "{count, number}: {reason}",
  nobody: "Nobody",
  none: "There are no changes. People who need none aren't listed.",
  person: "Person",
  unknown: "Unknown",
  change: "Change",
  reason: "Reason",
  fields: "Fields",
  noFields: "None",
});

const runPages = objectPages({
  section: "/sync-runs",
  param: "id",
  find: (context, id) => getSyncRun(context, id).catch(noneIsNull),
  nameOf: ({ dryRun, provider }) => runWords(dryRun ? "previewOf" : "runOf", { provider }),
});

const narrowings = { kind: byWords(runWords("change"), kindWords) };

/** One run: how far it is, what it read, what it did for whom and why, and what hinders it. */
const { show, generateMetadata } = runPages.part("", async (opened) => {
  const { path, query, context, row: run } = opened;
  const filter = readFilter(narrowings, query);
  const page = await pageAt(query.cursor, (cursor) =>
    listSyncChanges(context, { runId: run.id, ...filter, cursor }),
  );
  const [t, all] = [await getWords(runWords), await getWords(columnWords)];
  return (
    <ObjectPage
      at={opened}
      action={<ExportLinks adminRole="superadmin" log={`sync-runs/${run.id}/lines`} filter={filter} />}
    >
      <RunNow run={run} />
      <Card title={t("run")}>
        <DescriptionList entries={await entriesOf(run)} />
      </Card>
      <ListFilter action={path} active={narrowedBy(query)}>
        <FilterFields narrowings={narrowings} query={query} />
      </ListFilter>
      <List
        label={all("changes")}
        path={path}
        query={query}
        page={page}
        columns={await columnsFor(context)}
        keyOf={({ sequence }) => String(sequence)}
        none={t("none")}
      />
    </ObjectPage>
  );
});

export { generateMetadata, show as default };

function noneIsNull(error: unknown): null {
  if (error instanceof AppError && error.code === "not-found") return null;
  throw error;
}

async function entriesOf(run: SyncRunDetails): Promise<(DescriptionEntry | null)[]> {
  const [t, all, say] = [await getWords(runWords), await getWords(columnWords), await getSay()];
  return [
    [all("state"), <RunState key="state" run={run} />],
    [all("started"), <LocalTime key="started" value={run.startedAt} show="second" />],
    [all("startedBy"), say(startText(run))],
    run.approvedBy ? [t("approvedBy"), run.approvedBy] : null,
    // What is under way is shown while it grows, by its progress.
    ...(run.state === "reading" || run.state === "applying" ? [] : await numbersOf(run)),
  ];
}

async function numbersOf(run: SyncRunDetails): Promise<(DescriptionEntry | null)[]> {
  const { readPeople, expectedPeople, plannedChanges: planned, appliedChanges: applied } = run;
  const [t, all, say] = [await getWords(runWords), await getWords(columnWords), await getSay()];
  const plan = planTexts(run.counts);
  const read =
    expectedPeople === null
      ? all("count", { count: readPeople })
      : t("countOf", { count: readPeople, expected: expectedPeople });
  return [
    [all("duration"), say(durationText(run.startedAt, run.finishedAt))],
    [t("peopleRead"), read],
    [t("unchanged"), all("count", { count: run.unchangedPeople })],
    [all("changes"), run.dryRun ? all("count", { count: planned }) : t("applied", { applied, planned })],
    run.state === "done"
      ? [t("plan"), plan.length > 0 ? say(runWords("planned", { plan })) : t("nothingToDo")]
      : null,
    [t("skipped"), await skippedWords(run)],
  ];
}

const skipped = "passed-over.";

async function skippedWords({ counts }: SyncRunDetails): Promise<string> {
  const [first, ...others] = Object.entries(counts)
    .filter(([name]) => name.startsWith(skipped))
    .map(([name, count = 0]) =>
      runWords("skippedFor", { count, reason: reasonText(name.slice(skipped.length)) }),
    );
  return (await getSay())(first ? sentences(first, ...others) : runWords("nobody"));
}

async function columnsFor(context: Context): Promise<ListColumn<SyncChange>[]> {
  const [t, all] = [await getWords(runWords), await getWords(columnWords)];
  const [kindName, stateName] = [await getWords(kindWords), await getWords(changeStateWords)];
  return [
    {
      title: t("person"),
      cell: ({ address, mailboxId, subject }) =>
        address && mailboxId ? (
          <RowLink list="/admin/mailboxes" name={address} />
        ) : (
          (address ?? subject ?? t("unknown"))
        ),
    },
    { title: t("change"), cell: ({ kind }) => kindName(kind) },
    { title: t("reason"), cell: (line) => <Why line={line} /> },
    {
      title: t("fields"),
      cell: ({ changes }) =>
        Object.keys(changes).length > 0 ? (
          <AuditChanges context={context} event={{ changes, subjectKind: "mailbox" }} />
        ) : (
          t("noFields")
        ),
    },
    {
      title: all("state"),
      cell: ({ state }) => <Badge tone={changeStateTones[state]}>{stateName(state)}</Badge>,
    },
  ];
}

async function Why({ line: { reason, detail } }: { line: SyncChange }) {
  const say = await getSay();
  const remedy = remedyText(reason);
  return (
    <span className="grid min-w-56 gap-1">
      {say(reasonText(reason))}
      {detail ? <span className="text-muted wrap-anywhere">{say(detail)}</span> : null}
      {remedy ? <span className="text-muted">{say(remedy)}</span> : null}
    </span>
  );
}
