import { endMailboxSessions } from "@/lib/accounts/mailbox/end-mailbox-sessions";
import { mailboxSubject } from "@/lib/accounts/mailbox/subject";
import { resetFactors } from "@/lib/credentials/second-factor/reset-factors";
import { webSessionView } from "@/lib/credentials/web-session/view";
import { shownFactors } from "@/lib/faces/cli/factor-list";
import { ownOption } from "@/lib/faces/cli/field-option";
import type { Group } from "@/lib/faces/cli/group";
import { shownMailbox } from "@/lib/faces/cli/mailbox/view";
import { option, said } from "@/lib/faces/cli/said";
import { asTable } from "@/lib/faces/cli/shown-as";
import { words } from "@/lib/words/text";

const t = words("cli.mailbox.signIn", {
  session: "only this session",
  ended: "Signed out of {count, plural, one {# web session} other {# web sessions}}.",
  removed: "Removed {count, plural, one {# second factor} other {# second factors}}.",
});

const shownSessions = asTable(webSessionView, [
  "id",
  ["lastUsed", "lastSeenAt"],
  ["from", "ip"],
  "impersonatedBy",
  ["browser", "userAgent"],
]);

/** `letterlock mailbox sessions | end-sessions | second-factors | reset-second-factors | apply-template` */
export function addSignInMeans(group: Group): void {
  group.list("session.list", shownSessions, { name: "sessions" });
  addEndSessions(group);
  group.list("mailbox.second-factors", shownFactors);
  addResetFactors(group);
  group.operation("mailbox.apply-template", shownMailbox, { args: ["address", "template"] });
}

/** One session or all: to scripts one that has ended already is none that was ended, not a failure. */
function addEndSessions(group: Group): void {
  const { call } = group;
  const rules = {
    name: "end-sessions",
    options: [ownOption(option("--session <id>", t("session")))],
  };
  group.own<{ session?: string }>("session.end-all", rules, async ({ session }, address = "") => {
    const { id: mailboxId } = await mailboxSubject.get(call.context, { address });
    const document = await endMailboxSessions(call.context, { mailboxId, sessionId: session });
    return { document, text: `${said(t("ended", { count: document.ended }))}\n` };
  });
}

/** How many they were is no part of the operation's answer. */
function addResetFactors(group: Group): void {
  const { call } = group;
  group.own("mailbox.reset-second-factors", {}, async (_, address = "") => {
    const { id } = await mailboxSubject.get(call.context, { address });
    const document = await resetFactors(call.context, { kind: "mailbox", id });
    return { document, text: `${said(t("removed", { count: document.removed }))}\n` };
  });
}
