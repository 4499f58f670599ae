import type { Command } from "commander";
import { endMailboxSessions } from "@/lib/accounts/mailbox/end-mailbox-sessions";
import { mailboxSubject } from "@/lib/accounts/mailbox/subject";
import { resetFactors } from "@/lib/credentials/second-factor/reset-factors";
import { webSessionView } from "@/lib/credentials/web-session/view";
import type { Call } from "@/lib/faces/cli/call";
import { addCommand, answering } from "@/lib/faces/cli/command";
import { shownFactors } from "@/lib/faces/cli/factor-list";
import { shownMailbox } from "@/lib/faces/cli/mailbox/view";
import { addList, addOperation } from "@/lib/faces/cli/operation-command";
import { tableText } from "@/lib/faces/cli/text";

/** `letterlock mailbox sessions | end-sessions | second-factors | reset-second-factors | apply-template` */
export function addSignInMeans(group: Command, call: Call): void {
  addList(
    group,
    call,
    "session.list",
    {
      schema: webSessionView,
      text: (sessions) =>
        tableText(
          ["ID", "LAST USED", "FROM", "OPENED BY", "BROWSER"],
          sessions.map((one) => [one.id, one.lastSeenAt, one.ip, one.openedBy, one.userAgent]),
        ),
    },
    { name: "sessions" },
  );
  addEndSessions(group, call);
  addList(group, call, "mailbox.second-factors", shownFactors);
  addResetFactors(group, call);
  addOperation(group, call, "mailbox.apply-template", shownMailbox, {
    args: ["address", "template"],
    argNames: ["address", "template"],
  });
}

function addEndSessions(group: Command, call: Call): void {
  addCommand(group, {
    usage: "end-sessions <address>",
    about:
      "Ends all web sessions of a mailbox and what mail apps have open, or one web session. Mail apps come back with a valid password.",
    example: "mailbox end-sessions alice@example.org",
  })
    .option("--session <id>", "only this one")
    .action(
      answering<{ session?: string }>(call, async ({ session }, address) => {
        const { id: mailboxId } = await mailboxSubject.get(call.context, { address });
        const document = await endMailboxSessions(call.context, { mailboxId, sessionId: session });
        return { document, text: `Ended ${document.ended} web sessions.\n` };
      }),
    );
}

function addResetFactors(group: Command, call: Call): void {
  addCommand(group, {
    usage: "reset-second-factors <address>",
    about: "Takes away all second factors of somebody who has lost them, and ends the web sessions.",
    example: "mailbox reset-second-factors alice@example.org",
  }).action(
    answering(call, async (_, address) => {
      const { id } = await mailboxSubject.get(call.context, { address });
      const document = await resetFactors(call.context, { kind: "mailbox", id });
      return { document, text: `Removed ${document.removed} second factors.\n` };
    }),
  );
}
