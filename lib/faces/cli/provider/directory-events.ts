import type { Command } from "commander";
import type { z } from "zod";
import { eventStateView } from "@/lib/directory/event/view";
import type { Call } from "@/lib/faces/cli/call";
import { addOperation } from "@/lib/faces/cli/operation-command";
import { recordText, tableText } from "@/lib/faces/cli/text";
import { columns, label } from "@/lib/faces/cli/view-words";

function eventsText({ switchedOn, pending, pendingProblem, streams }: z.output<typeof eventStateView>) {
  const rows = streams.map((one) => [one.stream, one.readAt, one.problem, one.remedy]);
  const summary = recordText([
    [label("enabled"), switchedOn],
    [label("pending"), pending],
    [label("pendingProblem"), pendingProblem],
  ]);
  return `${summary}${tableText(columns("stream", "lastRead", "problem", "remedy"), rows)}`;
}

/** `letterlock provider notices`: when they last came, and what is wrong. */
export const addDirectoryEvents = (group: Command, call: Call): void =>
  addOperation(group, call, "identity-provider.notices", { schema: eventStateView, text: eventsText });
