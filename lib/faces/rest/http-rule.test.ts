import { expect, it } from "vitest";
import { registry } from "@/lib/faces/registry";
import { routeByRule } from "@/lib/faces/rest/http-rule";
import { operations } from "@/lib/faces/rest/operations";
import { puts, routes } from "@/lib/faces/rest/routes";

it.each([
  ["domain.list", "get", "/domains", "listDomains"],
  ["domain.show", "get", "/domains/{name}", "getDomain"],
  ["mailbox.update", "patch", "/mailboxes/{address}", "updateMailbox"],
  ["mailbox.set-password", "put", "/mailboxes/{address}/password", "setMailboxPassword"],
  ["app-password.create", "post", "/mailboxes/{address}/app-passwords", "createMailboxAppPassword"],
  ["app-password.revoke", "delete", "/mailboxes/{address}/app-passwords/{id}", "revokeMailboxAppPassword"],
  ["app-password.revoke-all", "delete", "/mailboxes/{address}/app-passwords", "revokeMailboxAppPasswords"],
  ["own-app-password.revoke", "delete", "/app-passwords/{id}", "revokeAppPassword"],
  ["identity.list", "get", "/mailboxes/{address}/identities", "listMailboxIdentities"],
  ["admin.create-password-link", "post", "/admins/{login}/password-link", "createAdminPasswordLink"],
  ["admin.end-sessions", "delete", "/admins/{login}/sessions", "endAdminSessions"],
  ["sync-run.approve", "post", "/sync-runs/{id}/approve", "approveSyncRun"],
  ["audit-event.export", "get", "/audit-events/export", "exportAuditEvents"],
  ["quota-use.show", "get", "/quota-use", "getQuotaUse"],
])("%s is %s %s", (name, method, path, id) => {
  expect(routeByRule(registry.named(name))).toEqual({ method, path, id });
});

it("has exceptions only for operations that there are, and only where the rule says something else", () => {
  for (const [name, given] of Object.entries(routes)) {
    const rule = routeByRule(registry.named(name));
    expect({ ...rule, ...given }, name).not.toEqual(rule);
  }
});

it("leaves no operation out, but for what only PUT makes", () => {
  const only = puts.filter((put) => put.only).length;
  expect(operations).toHaveLength(registry.operations.length + puts.length - only);
});
