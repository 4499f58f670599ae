import type { Command } from "commander";
import { readNoticeState } from "@/lib/directory/notice/queries";
import type { Call } from "@/lib/faces/cli/call";
import { addCommand, answering } from "@/lib/faces/cli/command";
import { recordText, tableText } from "@/lib/faces/cli/text";
import { getProviderBySlug } from "@/lib/providers/provider/queries";

/** `letterlock provider notices`: when they last came, and what is wrong. */
export function addNotices(group: Command, call: Call): void {
  addCommand(group, {
    usage: "notices <slug>",
    about: "Shows how the notices of a provider's directory are going.",
    example: "provider notices keycloak",
  }).action(
    answering(call, async (_, slug = "") => {
      const { id, settings } = await getProviderBySlug(call.db, slug);
      const state = await readNoticeState(call.db, id);
      const switchedOn = settings.sync.notices;
      const rows = state.streams.map(({ stream, readAt, problem, remedy }) => [
        stream,
        readAt,
        problem,
        remedy,
      ]);
      const summary = recordText([
        ["Switched on", switchedOn],
        ["To be handled", state.pending],
        ["Hindered by", state.pendingProblem],
      ]);
      return {
        document: { switchedOn, ...state },
        text: `${summary}${tableText(["STREAM", "LAST READ", "PROBLEM", "REMEDY"], rows)}`,
      };
    }),
  );
}
