import type { ReactNode } from "react";
import { Badge } from "@/app/_ui/badge";
import { Card } from "@/app/_ui/card";
import { DescriptionList } from "@/app/_ui/description-list";
import { LocalTime } from "@/app/_ui/local-time";
import { getSay, getWords } from "@/app/_words/get-words";
import type { EventState, StreamState } from "@/lib/directory/event/queries";
import { sentences } from "@/lib/words/compose-text";
import { words } from "@/lib/words/text";

const eventWords = words("console.providers.events", {
  title: "Directory events",
  intro: "{kind}'s events, checked every few seconds between full runs.",
  notYet: "Not checked yet. This starts a few seconds after you save.",
  "admin-events": "Changes by administrators",
  "user-events": "Changes by people themselves",
  pending: "Pending",
  pendingCount: "{pending, number}",
  pendingProblem: "{pending, number}: {problem}",
  working: "Receiving",
  failing: "Not receiving",
  neverChecked: "Never checked.",
  lastChecked: "Last checked <time></time>",
  failingSince: "Failing since <time></time>",
});

/** How the directory events of a provider's directory are going: when they last came, and what is wrong. */
export async function DirectoryEventCard({ state, kind }: { state: EventState; kind: string }) {
  const { streams, pending, pendingProblem } = state;
  const [t, say] = [await getWords(eventWords), await getSay()];
  return (
    <Card title={t("title")} intro={t("intro", { kind })}>
      {streams.length === 0 ? (
        <p className="text-sm">{t("notYet")}</p>
      ) : (
        <DescriptionList
          entries={[
            ...streams.map((stream): [string, ReactNode] => [
              t(stream.stream),
              <Stream key={stream.stream} {...stream} />,
            ]),
            [
              t("pending"),
              pendingProblem === null
                ? t("pendingCount", { pending })
                : say(eventWords("pendingProblem", { pending, problem: pendingProblem })),
            ],
          ]}
        />
      )}
    </Card>
  );
}

async function Stream({ readAt, problem, remedy, failingSince }: StreamState) {
  const [t, say] = [await getWords(eventWords), await getSay()];
  return (
    <span className="grid justify-items-start gap-1">
      <Badge tone={problem === null ? "good" : "danger"}>{t(problem === null ? "working" : "failing")}</Badge>
      {problem === null ? null : <span>{say(remedy ? sentences(problem, remedy) : problem)}</span>}
      <span className="font-normal text-muted">
        {readAt === null ? t("neverChecked") : t.rich("lastChecked", { time: () => <Second at={readAt} /> })}
      </span>
      {failingSince === null ? null : (
        <span className="font-normal text-muted">
          {t.rich("failingSince", { time: () => <Second at={failingSince} /> })}
        </span>
      )}
    </span>
  );
}

const Second = ({ at }: { at: Date }) => <LocalTime value={at.toISOString()} show="second" />;
