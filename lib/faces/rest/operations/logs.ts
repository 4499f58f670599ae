import { z } from "zod";
import { exportLoginAttempts } from "@/lib/credentials/login-attempt/export-attempts";
import { attemptFilter, listLoginAttempts } from "@/lib/credentials/login-attempt/queries";
import { explainLogin, explainLoginInput } from "@/lib/doors/login-doctor/explain-login";
import { download, downloads, exported, period, withDates } from "@/lib/faces/rest/log-file";
import { noBody, none, operation } from "@/lib/faces/rest/operation";
import { listOf, pageQuery } from "@/lib/faces/rest/page";
import { auditEventView, showAuditEvent } from "@/lib/faces/rest/views/audit-event";
import { loginView, showLogin } from "@/lib/faces/rest/views/login-attempt";
import { explanationView, showExplanation } from "@/lib/faces/rest/views/login-explanation";
import { checkTrail } from "@/lib/platform/audit/check-trail";
import { auditFilter, exportAuditEvents, listAuditEvents } from "@/lib/platform/audit/queries";

const administrators = { roles: ["admin", "domain-admin"], area: "logs" } as const;

// One shape for both verdicts: generated clients make no types of a union that a boolean tells apart.
const verdictView = z
  .object({
    intact: z.boolean(),
    events: z.int().optional().describe("Only of an intact trail, as `lastEvent` and `removedTo`."),
    lastEvent: z.int().optional(),
    removedTo: z.int().optional().describe("The last event that was removed by rule; 0: none was."),
    brokenAt: z.int().optional().describe("The first event that is not as it was recorded."),
  })
  .meta({ id: "TrailVerdict" });

export const logOperations = [
  operation({
    id: "listLogins",
    command: "log logins",
    method: "get",
    path: "/logins",
    ...administrators,
    summary: "The log of logins, newest first, filtered, in pages",
    params: none,
    query: z.strictObject({ ...pageQuery, ...attemptFilter, ...period }),
    body: noBody,
    answer: listOf(loginView),
    async handle({ context, query }) {
      const { items, next } = await listLoginAttempts(context, withDates(query));
      return { body: { items: items.map(showLogin), next } };
    },
  }),
  operation({
    id: "exportLogins",
    command: "log logins",
    method: "get",
    path: "/logins/export",
    ...administrators,
    summary: "The whole log of logins, filtered, as a file",
    params: none,
    query: z.strictObject({ ...exported, ...attemptFilter, ...period }),
    body: noBody,
    answer: null,
    downloads,
    async handle({ context, query: { format, ...filter } }) {
      return download("logins", format, exportLoginAttempts(context, withDates(filter), format));
    },
  }),
  operation({
    id: "listAuditEvents",
    command: "log audit",
    method: "get",
    path: "/audit-events",
    ...administrators,
    summary: "The audit trail, newest first, with the values before and after, filtered, in pages",
    params: none,
    query: z.strictObject({ ...pageQuery, ...auditFilter, ...period }),
    body: noBody,
    answer: listOf(auditEventView),
    async handle({ context, query }) {
      const { items, next } = await listAuditEvents(context, withDates(query));
      return { body: { items: items.map(showAuditEvent), next } };
    },
  }),
  operation({
    id: "exportAuditEvents",
    command: "log audit",
    method: "get",
    path: "/audit-events/export",
    ...administrators,
    summary: "The whole audit trail, filtered, with its hashes, as a file",
    params: none,
    query: z.strictObject({ ...exported, ...auditFilter, ...period }),
    body: noBody,
    answer: null,
    downloads,
    async handle({ context, query: { format, ...filter } }) {
      return download("audit-events", format, exportAuditEvents(context, withDates(filter), format));
    },
  }),
  operation({
    id: "verifyAuditTrail",
    command: "log verify",
    method: "post",
    path: "/audit-trail/verify",
    ...administrators,
    roles: ["admin"],
    summary: "Checks that nobody has changed, removed or cut off events of the audit trail",
    params: none,
    query: none,
    body: noBody,
    answer: verdictView,
    async handle({ context }) {
      return { body: await checkTrail(context) };
    },
  }),
  operation({
    id: "explainLogin",
    command: "doctor login",
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
