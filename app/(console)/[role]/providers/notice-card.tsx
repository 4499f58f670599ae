import type { ReactNode } from "react";
import { Badge } from "@/app/_ui/badge";
import { Card } from "@/app/_ui/card";
import { DescriptionList } from "@/app/_ui/description-list";
import { LocalTime } from "@/app/_ui/local-time";
import { getSay } from "@/app/_words/get-words";
import type { NoticeState, StreamState } from "@/lib/directory/notice/queries";
import { sentences } from "@/lib/words/compose-text";

const streamWords: Record<StreamState["stream"], string> = {
  "admin-events": "What administrators change there",
  "user-events": "What people change themselves",
};

/** How the notices of a provider's directory are going: when they last came, and what is wrong. */
export async function NoticeCard({ state, kind }: { state: NoticeState; kind: string }) {
  const { streams, pending, pendingProblem } = state;
  const say = await getSay();
  return (
    <Card title="Fast notices" intro={`${kind}'s events, asked for every few seconds between the full runs.`}>
      {streams.length === 0 ? (
        <p className="text-sm">They were not asked for yet: that begins a few seconds after saving.</p>
      ) : (
        <DescriptionList
          entries={[
            ...streams.map((stream): [string, ReactNode] => [
              streamWords[stream.stream],
              <Stream key={stream.stream} {...stream} />,
            ]),
            [
              "To be handled",
              pendingProblem === null ? String(pending) : `${pending}: ${say(pendingProblem)}`,
            ],
          ]}
        />
      )}
    </Card>
  );
}

async function Stream({ readAt, problem, remedy, failingSince }: StreamState) {
  const say = await getSay();
  return (
    <span className="grid justify-items-start gap-1">
      {problem === null ? <Badge tone="good">Heard</Badge> : <Badge tone="danger">Not heard</Badge>}
      {problem === null ? null : <span>{say(remedy ? sentences(problem, remedy) : problem)}</span>}
      <span className="font-normal text-muted">
        {readAt === null ? "Never heard." : <LastHeard at={readAt} />}
      </span>
      {failingSince === null ? null : (
        <span className="font-normal text-muted">
          Since <LocalTime value={failingSince.toISOString()} show="second" />
        </span>
      )}
    </span>
  );
}

const LastHeard = ({ at }: { at: Date }) => (
  <>
    Last asked for <LocalTime value={at.toISOString()} show="second" />
  </>
);
