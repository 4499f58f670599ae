import { endGroupSession } from "@/lib/accounts/admin-group/end-session";
import { listGroupSessions } from "@/lib/accounts/admin-group/list-sessions";
import { groupSessionSubject, groupSessionView } from "@/lib/accounts/admin-group/session-view";
import { listOf, whole } from "@/lib/catalogue/list";
import { nothing, operation } from "@/lib/catalogue/operation";
import { installation } from "@/lib/catalogue/subject";

const superadmins = { audience: ["superadmin"], area: "admins" } as const;

export const groupSessionOperations = [
  operation({
    name: "admin-session.list",
    title: "Lists the console sessions of administrators by group, most recently used first",
    example: "admin-group sessions",
    ...superadmins,
    effect: "read",
    subject: installation,
    input: nothing,
    output: listOf(groupSessionView.schema),
    run: async ({ context }) => groupSessionView.page(context, whole(await listGroupSessions(context.db))),
  }),
  operation({
    name: "admin-session.end",
    title: "Signs out a console session of an administrator by group",
    example: "admin-group end-session ID",
    ...superadmins,
    effect: "write",
    subject: groupSessionSubject,
    input: nothing,
    output: null,
    buttons: {
      end: {
        label: "Sign out",
        question: "Sign {login} out of this session?",
        consequence: "The person can sign in again with the provider while a group gives a role.",
        pending: "Signing out…",
      },
    },
    run: ({ context, subject: { id } }) => endGroupSession(context, { id }),
  }),
];
