import { z } from "zod";
import type { EventState } from "@/lib/directory/event/queries";
import { directoryEventStreams } from "@/lib/platform/db/schema/directory-event";
import { moment, textOrNull } from "@/lib/platform/input/moment";
import type { Text } from "@/lib/words/text";

export const eventStateView = z
  .object({
    switchedOn: z.boolean(),
    streams: z.array(
      z.object({
        stream: z.enum(directoryEventStreams),
        readAt: moment.nullable().describe("When it was last read successfully."),
        failingSince: moment.nullable(),
        problem: z.string().nullable(),
        remedy: z.string().nullable().describe("What to do about the problem."),
      }),
    ),
    pending: z.int().describe("Events that were received and not handled yet."),
    pendingProblem: z.string().nullable().describe("Why one of them can't be handled."),
  })
  .meta({ id: "DirectoryEventState" });

export const showEventState = (
  switchedOn: boolean,
  { streams, pendingProblem, ...state }: EventState,
  say: (text: Text) => string,
): z.input<typeof eventStateView> => ({
  ...state,
  switchedOn,
  pendingProblem: pendingProblem && say(pendingProblem),
  streams: streams.map(({ readAt, failingSince, problem, remedy, ...stream }) => ({
    ...stream,
    problem: problem && say(problem),
    remedy: remedy && say(remedy),
    readAt: textOrNull(readAt),
    failingSince: textOrNull(failingSince),
  })),
});
