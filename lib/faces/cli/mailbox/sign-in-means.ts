import type { Command } from "commander";
import { getMailbox, getMailboxByAddress } from "@/lib/access/queries";
import { applyTemplate } from "@/lib/accounts/mailbox/apply-template";
import { endMailboxSessions } from "@/lib/accounts/mailbox/end-mailbox-sessions";
import { getTemplateByName } from "@/lib/accounts/template/queries";
import { resetFactors } from "@/lib/credentials/second-factor/reset-factors";
import { listMailboxSessions } from "@/lib/credentials/web-session/queries";
import type { Call } from "@/lib/faces/cli/call";
import { addCommand, answering } from "@/lib/faces/cli/command";
import { factorsAnswer } from "@/lib/faces/cli/factor-list";
import { mailboxAnswer } from "@/lib/faces/cli/mailbox/view";
import { tableText } from "@/lib/faces/cli/text";

/** `letterlock mailbox sessions | end-sessions | second-factors | reset-second-factors | apply-template` */
export function addSignInMeans(group: Command, call: Call): void {
  addCommand(group, {
    usage: "sessions <address>",
    about: "Lists the web sessions of a mailbox, the last used first.",
    example: "mailbox sessions alice@example.org",
  }).action(
    answering(call, async (_, address) => {
      const { id } = await getMailboxByAddress(call.db, address);
      const document = await listMailboxSessions(call.db, id);
      const rows = document.map((one) => [one.id, one.lastSeenAt, one.ip, one.openedBy, one.userAgent]);
      return { document, text: tableText(["ID", "LAST USED", "FROM", "OPENED BY", "BROWSER"], rows) };
    }),
  );
  addCommand(group, {
    usage: "end-sessions <address>",
    about:
      "Ends all web sessions of a mailbox and what mail apps have open, or one web session. Mail apps come back with a valid password.",
    example: "mailbox end-sessions alice@example.org",
  })
    .option("--session <id>", "only this one")
    .action(
      answering<{ session?: string }>(call, async ({ session }, address) => {
        const { id: mailboxId } = await getMailboxByAddress(call.db, address);
        const document = await endMailboxSessions(call.context, { mailboxId, sessionId: session });
        return { document, text: `Ended ${document.ended} web sessions.\n` };
      }),
    );
  addCommand(group, {
    usage: "second-factors <address>",
    about: "Lists the second factors of a mailbox, without their secrets.",
    example: "mailbox second-factors alice@example.org",
  }).action(
    answering(call, async (_, address) => {
      const { id } = await getMailboxByAddress(call.db, address);
      return factorsAnswer(call, { kind: "mailbox", id });
    }),
  );
  addCommand(group, {
    usage: "reset-second-factors <address>",
    about: "Takes away all second factors of somebody who has lost them, and ends the web sessions.",
    example: "mailbox reset-second-factors alice@example.org",
  }).action(
    answering(call, async (_, address) => {
      const { id } = await getMailboxByAddress(call.db, address);
      const document = await resetFactors(call.context, { kind: "mailbox", id });
      return { document, text: `Removed ${document.removed} second factors.\n` };
    }),
  );
  addCommand(group, {
    usage: "apply-template <address> <template>",
    about: "Gives a mailbox what a template says, but for its pinned fields.",
    example: "mailbox apply-template alice@example.org staff",
  }).action(
    answering(call, async (_, address, template) => {
      const { id: mailboxId } = await getMailboxByAddress(call.db, address);
      const { id: templateId } = await getTemplateByName(call.db, template ?? "");
      await applyTemplate(call.context, { mailboxId, templateId });
      return mailboxAnswer(await getMailbox(call.db, mailboxId));
    }),
  );
}
