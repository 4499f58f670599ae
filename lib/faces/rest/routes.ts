import type { Route } from "@/lib/faces/rest/http-rule";
import { settingNames, settingSlug } from "@/lib/platform/settings/groups";

const ofSettings = settingNames.flatMap((name): [string, Partial<Route>][] =>
  ["show", "update"].map((verb) => [
    `${settingSlug(name)}-settings.${verb}`,
    { path: `/settings/${settingSlug(name)}` },
  ]),
);

const identity = "/mailboxes/{address}/identities/{provider}";
const clientKeys = "/identity-providers/{slug}/client-keys";

/** Where the rule of `http-rule.ts` would say something else; what is there by name has been published so. */
export const routes: Readonly<Record<string, Partial<Route>>> = {
  ...Object.fromEntries(ofSettings),
  "admin.second-factors": { id: "listAdminFactors" },
  "admin.reset-second-factors": { id: "resetAdminFactors" },
  "app-link.reorder": { method: "put", path: "/app-links", id: "reorderAppLinks" },
  "audit-log.verify": { path: "/audit-log/verify" },
  "client-key.activate": { path: `${clientKeys}/activate`, id: "activateClientKey" },
  "client-key.prepare": { path: clientKeys, id: "prepareClientKey" },
  "identity.link": { method: "put", path: identity },
  "identity.weigh": { path: `${identity}/preview` },
  "identity-conflict.link": { id: "linkIdentities" },
  "identity-conflict.preview": { id: "previewIdentityLinks" },
  "identity-provider.client-keys": { id: "getClientKeys" },
  "login-doctor.explain": { path: "/login-doctor", id: "explainLogin" },
  "mailbox.apply-template": { id: "applyTemplate" },
  "mailbox.second-factors": { id: "listMailboxFactors" },
  "mailbox.reset-second-factors": { id: "resetMailboxFactors" },
  "mailbox.set-states": { method: "post", path: "/mailbox-states" },
  "overview.attention": { path: "/overview/attention", id: "getAttention" },
  "overview.health": { path: "/overview/health", id: "getHealth" },
  "overview.logins": { path: "/overview/logins", id: "getLoginChart" },
  "own-account.change-password": { method: "put", path: "/password", id: "changeOwnAdminPassword" },
  "own-account.update": { path: "/profile", id: "updateOwnAccount" },
  "own-account.show": { path: "/profile", id: "getOwnAccount" },
  "own-alias.list": { id: "listOwnAliases" },
  "own-app-link.list": { id: "listOwnAppLinks" },
  "own-login.list": { id: "listOwnLogins" },
  "own-session.end-others": { path: "/other-sessions", id: "endOtherSessions" },
  "profile.choose-notifications": { method: "put", path: "/notifications", id: "chooseNotifications" },
  "profile.choose-start-page": { method: "put", path: "/start-page", id: "chooseStartPage" },
  "profile.notifications": { path: "/notifications", id: "getNotifications" },
  "profile.update": { path: "/profile", id: "updateProfile" },
  "profile.change-password": { method: "put", path: "/password", id: "changePassword" },
  "share.preview": { path: "/mailboxes/{address}/share-preview" },
  "sync-run.start": { path: "/identity-providers/{slug}/sync-runs", id: "startSyncRun" },
  "template.apply": { id: "applyTemplateToAll" },
};

/** What PUT does at the place of a thing: makes it or changes it, by two operations. */
export interface Put {
  create: string;
  update: string;
  description: string;
  /** Whether PUT is the only way to make one. */
  only?: true;
}

export const puts: readonly Put[] = [
  {
    create: "domain.create",
    update: "domain.update",
    description: "What you leave out stays unchanged. For a new domain that means no limits.",
    only: true,
  },
  {
    create: "template.create",
    update: "template.update",
    description: "What you leave out stays unchanged. A new template gets the product's defaults.",
    only: true,
  },
  {
    create: "mailbox.create",
    update: "mailbox.update",
    description:
      "What you leave out stays unchanged. `template`, `source`, `password` and `passwordHash` apply to a new mailbox " +
      "only. An existing mailbox has separate operations for them.",
  },
  {
    create: "alias.create",
    update: "alias.update",
    description: "What you leave out stays unchanged.",
  },
  {
    create: "identity-provider.create",
    update: "identity-provider.update",
    description:
      "What you leave out stays unchanged, including the client secret. `settings` and `mappings` are replaced.",
    only: true,
  },
];
