import { z } from "zod";
import { getAdminByLogin } from "@/lib/admin-account/queries";
import { endAdminSessions } from "@/lib/admin-session/end-session";
import { endMailboxSessions } from "@/lib/mailbox/end-mailbox-sessions";
import { visibleMailbox } from "@/lib/mailbox/visible-mailbox";
import { noBody, none, operation } from "@/lib/rest/operation";
import { ownMailboxId } from "@/lib/rest/operations/app-passwords";
import { byAddress } from "@/lib/rest/operations/visible-mailbox";

const answer = z.object({ ended: z.int().describe("How many there were.") }).meta({ id: "EndedSessions" });

export const sessionOperations = [
  operation({
    id: "endMailboxSessions",
    method: "delete",
    path: "/mailboxes/{address}/sessions",
    roles: ["admin", "domain-admin"],
    area: "mailboxes",
    summary: "Ends all web sessions of a mailbox; mail apps go on",
    params: byAddress,
    query: none,
    body: noBody,
    answer,
    async handle({ context, params }) {
      const { id: mailboxId } = await visibleMailbox(context, params.address);
      return { body: await endMailboxSessions(context, { mailboxId }) };
    },
  }),
  operation({
    id: "endAdminSessions",
    method: "delete",
    path: "/admins/{login}/sessions",
    roles: ["admin"],
    area: "admins",
    summary: "Ends all sessions of an administrator",
    params: z.strictObject({ login: z.string().max(320) }),
    query: none,
    body: noBody,
    answer,
    async handle({ context, params }) {
      const { id: adminId } = await getAdminByLogin(context.db, params.login);
      return { body: await endAdminSessions(context, { adminId }) };
    },
  }),
  operation({
    id: "endSessions",
    method: "delete",
    path: "/sessions",
    roles: ["user"],
    area: "profile",
    summary: "Ends all your web sessions, this one too; mail apps go on",
    params: none,
    query: none,
    body: noBody,
    answer,
    async handle({ context }) {
      return { body: await endMailboxSessions(context, { mailboxId: ownMailboxId(context) }) };
    },
  }),
];
