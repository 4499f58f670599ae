import type { z } from "zod";
import { eventStateView } from "@/lib/directory/event/view";
import type { Group } from "@/lib/faces/cli/group";
import { asRecord, tableOf } from "@/lib/faces/cli/shown-as";

type State = z.output<typeof eventStateView>;

const summary = asRecord(eventStateView, [["enabled", "switchedOn"], "pending", "pendingProblem"]);
const streams = tableOf<State["streams"][number]>(["stream", ["lastRead", "readAt"], "problem", "remedy"]);

const shown = { ...summary, text: (state: State) => summary.text(state) + streams(state.streams) };

/** `letterlock provider directory-events`: when they last came, and what is wrong. */
export const addDirectoryEvents = (group: Group): void =>
  group.operation("identity-provider.directory-events", shown);
