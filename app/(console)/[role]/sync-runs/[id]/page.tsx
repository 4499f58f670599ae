import Link from "next/link";
import { notFound } from "next/navigation";
import { Badge } from "@/app/_ui/badge";
import { Card } from "@/app/_ui/card";
import { DescriptionList } from "@/app/_ui/description-list";
import { ListFilter } from "@/app/_ui/list-controls";
import { LocalTime } from "@/app/_ui/local-time";
import { PageTitle } from "@/app/_ui/page-title";
import { SelectField } from "@/app/_ui/select-field";
import { getSay } from "@/app/_words/get-words";
import { AuditChanges } from "@/app/(console)/[role]/(logs)/audit/audit-changes";
import { ExportLinks } from "@/app/(console)/[role]/(logs)/export-links";
import { RunState } from "@/app/(console)/[role]/sync-runs/run-columns";
import { RunNow } from "@/app/(console)/[role]/sync-runs/run-now";
import {
  changeStateWords,
  durationWords,
  kindWords,
  planWords,
  triggerWords,
} from "@/app/(console)/[role]/sync-runs/run-words";
import { type ConsolePageProps, openPage, superadminTitle } from "@/app/(console)/console-page";
import { List, type ListColumn } from "@/app/(console)/list";
import { allOr, filterField, oneOf, pageAt } from "@/app/(console)/list-query";
import {
  getSyncRun,
  listSyncChanges,
  type SyncChange,
  type SyncRunDetails,
} from "@/lib/directory/run/queries";
import { reasonText, remedyText } from "@/lib/directory/run/reasons";
import { AppError } from "@/lib/platform/errors";
import type { Text } from "@/lib/words/text";

export const generateMetadata = superadminTitle("Sync run");

const list = "/admin/sync-runs";
const kinds = Object.keys(kindWords) as SyncChange["kind"][];

/** One run: how far it is, what it read, what it did for whom and why, and what hinders it. */
export default async function SyncRunPage(props: ConsolePageProps<"id">) {
  const { id } = await props.params;
  const { path, query, context } = await openPage(props, `/sync-runs/${id}`, "superadmin");
  const run = await getSyncRun(context, id).catch(noneIsNotFound);
  const filter = { kind: oneOf(kinds, query.kind) };
  const page = await pageAt(query.cursor, (cursor) =>
    listSyncChanges(context, { runId: run.id, ...filter, cursor }),
  );
  return (
    <>
      <PageTitle
        title={`${run.dryRun ? "Preview of the sync" : "Sync"} of ${run.provider}`}
        back={<Link href={list}>← Sync runs</Link>}
        action={<ExportLinks adminRole="superadmin" log={`sync-runs/${run.id}/lines`} filter={filter} />}
      />
      <RunNow run={run} />
      <Card title="Run">
        <DescriptionList entries={entriesOf(run, await getSay())} />
      </Card>
      <ListFilter action={path}>
        <SelectField
          label="What"
          options={allOr(kinds.map((value) => ({ value, label: kindWords[value] })))}
          {...filterField(query)("kind")}
        />
      </ListFilter>
      <List
        label="Lines of the run"
        path={path}
        query={query}
        page={page}
        columns={columnsFor(context)}
        keyOf={({ sequence }) => String(sequence)}
        none="There is no such line. People who need nothing have none."
      />
    </>
  );
}

function noneIsNotFound(error: unknown): never {
  if (error instanceof AppError && error.code === "not-found") notFound();
  throw error;
}

type Entry = Parameters<typeof DescriptionList>[0]["entries"][number];

const entriesOf = (run: SyncRunDetails, say: (text: Text) => string): Entry[] => [
  ["State", <RunState key="state" run={run} />],
  ["Started", <LocalTime key="started" value={run.startedAt.toISOString()} show="second" />],
  ["Started by", `${triggerWords[run.trigger]} (${run.startedBy})`],
  ...(run.approvedBy ? [["Approved by", run.approvedBy] as Entry] : []),
  // What is under way is shown while it grows, by its progress.
  ...(run.state === "reading" || run.state === "applying" ? [] : numbersOf(run, say)),
];

const numbersOf = (run: SyncRunDetails, say: (text: Text) => string): Entry[] => [
  ["Took", durationWords(run.startedAt, run.finishedAt)],
  ["People read", readWords(run)],
  ["Nothing to do for", String(run.unchangedPeople)],
  [
    "Lines",
    run.dryRun ? String(run.plannedChanges) : `${run.appliedChanges} of ${run.plannedChanges} applied`,
  ],
  ...(run.state === "done" ? [["Plan", planWords(run.counts).join("; ") || "Nothing to do"] as Entry] : []),
  ["Passed over", passedOverWords(run, say)],
];

const readWords = ({ readPeople, expectedPeople }: SyncRunDetails): string =>
  expectedPeople === null ? String(readPeople) : `${readPeople} of ${expectedPeople}`;

const passedOver = "passed-over.";

function passedOverWords({ counts }: SyncRunDetails, say: (text: Text) => string): string {
  const words = Object.entries(counts)
    .filter(([name]) => name.startsWith(passedOver))
    .map(([name, number]) => `${number}: ${say(reasonText(name.slice(passedOver.length)))}`);
  return words.length > 0 ? words.join(" ") : "Nobody";
}

const columnsFor = (context: Parameters<typeof AuditChanges>[0]["context"]): ListColumn<SyncChange>[] => [
  {
    title: "Who",
    cell: ({ address, mailboxId, subject }) =>
      address && mailboxId ? (
        <Link
          href={`/admin/mailboxes/${encodeURIComponent(address)}`}
          className="text-accent hover:underline"
        >
          {address}
        </Link>
      ) : (
        (address ?? subject ?? "Unknown")
      ),
  },
  { title: "What", cell: ({ kind }) => kindWords[kind] },
  { title: "Why", cell: (line) => <Why line={line} /> },
  {
    title: "Fields",
    cell: ({ changes }) =>
      Object.keys(changes).length > 0 ? (
        <AuditChanges context={context} event={{ changes, subjectKind: "mailbox" }} />
      ) : (
        "None"
      ),
  },
  {
    title: "State",
    cell: ({ state }) => <Badge tone={changeStateWords[state].tone}>{changeStateWords[state].text}</Badge>,
  },
];

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
