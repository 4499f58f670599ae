import { z } from "zod";
import { auditFilter, listAuditEvents } from "@/lib/audit/queries";
import { attemptFilter, listLoginAttempts } from "@/lib/login-attempt/queries";
import { explainLogin, explainLoginInput } from "@/lib/login-doctor/explain-login";
import { noBody, none, operation } from "@/lib/rest/operation";
import { listOf, pageQuery } from "@/lib/rest/page";
import { auditEventView, showAuditEvent } from "@/lib/rest/views/audit-event";
import { loginView, showLogin } from "@/lib/rest/views/login-attempt";
import { explanationView, showExplanation } from "@/lib/rest/views/login-explanation";
import { moment } from "@/lib/rest/views/moment";

const administrators = { roles: ["admin", "domain-admin"], area: "logs" } as const;

const period = { from: moment.optional(), to: moment.optional().describe("Not included.") };

const date = (text: string | undefined) => (text === undefined ? undefined : new Date(text));

export const logOperations = [
  operation({
    id: "listLogins",
    method: "get",
    path: "/logins",
    ...administrators,
    summary: "The log of logins, newest first, filtered, in pages",
    params: none,
    query: z.strictObject({ ...pageQuery, ...attemptFilter, ...period }),
    body: noBody,
    answer: listOf(loginView),
    async handle({ context, query: { from, to, ...rest } }) {
      const { items, next } = await listLoginAttempts(context, { ...rest, from: date(from), to: date(to) });
      return { body: { items: items.map(showLogin), next } };
    },
  }),
  operation({
    id: "listAuditEvents",
    method: "get",
    path: "/audit-events",
    ...administrators,
    summary: "The audit trail, newest first, with the values before and after, filtered, in pages",
    params: none,
    query: z.strictObject({ ...pageQuery, ...auditFilter, ...period }),
    body: noBody,
    answer: listOf(auditEventView),
    async handle({ context, query: { from, to, ...rest } }) {
      const { items, next } = await listAuditEvents(context, { ...rest, from: date(from), to: date(to) });
      return { body: { items: items.map(showAuditEvent), next } };
    },
  }),
  operation({
    id: "explainLogin",
    method: "get",
    path: "/login-doctor",
    ...administrators,
    summary: "Explains, without a password, how a login would be decided and where it stops",
    params: none,
    query: explainLoginInput,
    body: noBody,
    answer: explanationView,
    async handle({ context, query }) {
      const { ip, ...rest } = query;
      return { body: showExplanation(await explainLogin(context, { ...rest, ...(ip ? { ip } : {}) })) };
    },
  }),
];
