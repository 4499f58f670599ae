import type { Operation } from "@/lib/rest/operation";
import { adminOperations } from "@/lib/rest/operations/admins";
import { aliasOperations } from "@/lib/rest/operations/aliases";
import { apiKeyOperations } from "@/lib/rest/operations/api-keys";
import { appLinkOperations } from "@/lib/rest/operations/app-links";
import { appPasswordOperations } from "@/lib/rest/operations/app-passwords";
import { clientKeyOperations } from "@/lib/rest/operations/client-keys";
import { domainOperations } from "@/lib/rest/operations/domains";
import { identityOperations } from "@/lib/rest/operations/identities";
import { logOperations } from "@/lib/rest/operations/logs";
import { mailboxChangeOperations } from "@/lib/rest/operations/mailbox-changes";
import { mailboxOperations } from "@/lib/rest/operations/mailboxes";
import { overviewOperations } from "@/lib/rest/operations/overview";
import { ownAliasOperations } from "@/lib/rest/operations/own-aliases";
import { profileOperations } from "@/lib/rest/operations/profile";
import { providerOperations } from "@/lib/rest/operations/providers";
import { secondFactorOperations } from "@/lib/rest/operations/second-factors";
import { sessionOperations } from "@/lib/rest/operations/sessions";
import { settingOperations } from "@/lib/rest/operations/settings";
import { syncRunOperations } from "@/lib/rest/operations/sync-runs";
import { templateApplicationOperations } from "@/lib/rest/operations/template-application";
import { templateOperations } from "@/lib/rest/operations/templates";

/** Everything that the REST APIs can do. The dispatcher, the OpenAPI document and the tests are made from this list. */
export const operations: readonly Operation[] = [
  ...domainOperations,
  ...templateOperations,
  ...templateApplicationOperations,
  ...mailboxOperations,
  ...mailboxChangeOperations,
  ...identityOperations,
  ...appPasswordOperations,
  ...aliasOperations,
  ...ownAliasOperations,
  ...providerOperations,
  ...clientKeyOperations,
  ...adminOperations,
  ...apiKeyOperations,
  ...appLinkOperations,
  ...settingOperations,
  ...secondFactorOperations,
  ...sessionOperations,
  ...logOperations,
  ...overviewOperations,
  ...syncRunOperations,
  ...profileOperations,
];
