import { adminFields, adminOtherFields } from "@/lib/accounts/admin-account/fields";
import { adminGroupFields } from "@/lib/accounts/admin-group/fields";
import { aliasFields, aliasOtherFields } from "@/lib/accounts/alias/fields";
import { appLinkFields, appLinkOtherFields } from "@/lib/accounts/app-link/fields";
import { domainFields, domainOtherFields } from "@/lib/accounts/domain/fields";
import { identityRecordFields } from "@/lib/accounts/external-identity/fields";
import { mailboxFields, mailboxOtherFields } from "@/lib/accounts/mailbox/fields";
import { shareFields, shareOtherFields } from "@/lib/accounts/mailbox-share/fields";
import { templateFields, templateOtherFields } from "@/lib/accounts/template/fields";
import type { Fields } from "@/lib/catalogue/field";
import { apiKeyFields, apiKeyOtherFields } from "@/lib/credentials/api-key/fields";
import { appPasswordFields, appPasswordOtherFields } from "@/lib/credentials/app-password/fields";
import { scimTokenFields, scimTokenOtherFields } from "@/lib/credentials/scim-token/fields";
import { factorRecordFields } from "@/lib/credentials/second-factor/fields";
import { syncRunFields } from "@/lib/directory/run/fields";
import { singleChanges } from "@/lib/platform/audit/changes";
import type { AuditChanges } from "@/lib/platform/db/schema/audit-event";
import { settingFields } from "@/lib/providers/kinds/fields-of-kind";
import { providerFields, providerOtherFields } from "@/lib/providers/provider/fields";
import { inSection } from "@/lib/providers/settings-document";
import { auditTrailFields } from "@/lib/upkeep/audit/fields";
import { settingFields as installationFields } from "@/lib/upkeep/settings/fields";

/** What is recorded of each kind of subject in the audit log. */
export const fieldsByKind: Readonly<Record<string, Fields>> = {
  "admin-account": { ...adminFields, ...adminOtherFields, ...factorRecordFields },
  "identity-provider": {
    ...providerFields,
    ...inSection("settings", settingFields()),
    ...providerOtherFields,
  },
  setting: Object.assign({}, ...Object.values(installationFields)),
  "setup-link": { expiresAt: adminOtherFields.linkExpiresAt },
  "audit-trail": auditTrailFields,
  "sync-run": syncRunFields,
  "api-key": { ...apiKeyFields, ...apiKeyOtherFields },
  "scim-token": { ...scimTokenFields, ...scimTokenOtherFields },
  "app-password": { ...appPasswordFields, ...appPasswordOtherFields },
  "admin-group": adminGroupFields,
  "admin-session": adminGroupFields,
  share: { ...shareFields, ...shareOtherFields },
  "app-link": { ...appLinkFields, ...appLinkOtherFields },
  "app-links": appLinkOtherFields,
  alias: { ...aliasFields, ...aliasOtherFields },
  template: { ...templateFields, ...templateOtherFields },
  domain: { ...domainFields, ...domainOtherFields },
  mailbox: { ...mailboxFields, ...mailboxOtherFields, ...factorRecordFields, ...identityRecordFields },
};

/** Of kinds that say nothing of their own: what the same name means elsewhere. */
const anyKind: Fields = Object.assign({}, ...Object.values(fieldsByKind));

/** The fields of a kind of subject; what it does not know, such as what earlier versions recorded, is taken from the others. */
export const recordedFields = (kind?: string): Fields => ({ ...anyKind, ...fieldsByKind[kind ?? ""] });

/** Ids of what an event is about, and names that stand beside as what the id in another field means. */
const forMachines = new Set(["id", "factor", "defaultTemplateName"]);

/** Whether a recorded field says something to people. */
export const isForPeople = (name: string): boolean => !forMachines.has(name);

/** The fields of an event that have no label of their own kind: its readers would be shown their internal names. */
export const unnamedFields = (kind: string, changes: AuditChanges): string[] =>
  Object.keys(singleChanges(changes))
    .filter((name) => isForPeople(name) && !fieldsByKind[kind]?.[name])
    .map((name) => `${kind} ${name}`);
