import type { Command } from "commander";
import type { z } from "zod";
import { noticeStateView } from "@/lib/directory/notice/view";
import type { Call } from "@/lib/faces/cli/call";
import { addOperation } from "@/lib/faces/cli/operation-command";
import { recordText, tableText } from "@/lib/faces/cli/text";

function noticesText({ switchedOn, pending, pendingProblem, streams }: z.output<typeof noticeStateView>) {
  const rows = streams.map((one) => [one.stream, one.readAt, one.problem, one.remedy]);
  const summary = recordText([
    ["Switched on", switchedOn],
    ["To be handled", pending],
    ["Hindered by", pendingProblem],
  ]);
  return `${summary}${tableText(["STREAM", "LAST READ", "PROBLEM", "REMEDY"], rows)}`;
}

/** `letterlock provider notices`: when they last came, and what is wrong. */
export const addNotices = (group: Command, call: Call): void =>
  addOperation(group, call, "identity-provider.notices", { schema: noticeStateView, text: noticesText });
