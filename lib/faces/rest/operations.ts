import { appLinkOperations } from "@/lib/accounts/app-link/operations";
import { overHttp } from "@/lib/faces/rest/derive";
import type { Operation } from "@/lib/faces/rest/operation";
import { adminOperations } from "@/lib/faces/rest/operations/admins";
import { aliasOperations } from "@/lib/faces/rest/operations/aliases";
import { apiKeyOperations } from "@/lib/faces/rest/operations/api-keys";
import { appPasswordOperations } from "@/lib/faces/rest/operations/app-passwords";
import { clientKeyOperations } from "@/lib/faces/rest/operations/client-keys";
import { domainOperations } from "@/lib/faces/rest/operations/domains";
import { identityOperations } from "@/lib/faces/rest/operations/identities";
import { logOperations } from "@/lib/faces/rest/operations/logs";
import { mailboxChangeOperations } from "@/lib/faces/rest/operations/mailbox-changes";
import { mailboxOperations } from "@/lib/faces/rest/operations/mailboxes";
import { overviewOperations } from "@/lib/faces/rest/operations/overview";
import { ownAliasOperations } from "@/lib/faces/rest/operations/own-aliases";
import { profileOperations } from "@/lib/faces/rest/operations/profile";
import { providerOperations } from "@/lib/faces/rest/operations/providers";
import { secondFactorOperations } from "@/lib/faces/rest/operations/second-factors";
import { sessionOperations } from "@/lib/faces/rest/operations/sessions";
import { settingOperations } from "@/lib/faces/rest/operations/settings";
import { syncRunOperations } from "@/lib/faces/rest/operations/sync-runs";
import { templateApplicationOperations } from "@/lib/faces/rest/operations/template-application";
import { templateOperations } from "@/lib/faces/rest/operations/templates";
import { places } from "@/lib/faces/rest/places";

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
  ...appLinkOperations.map((one) => overHttp(one, places[one.name])),
  ...settingOperations,
  ...secondFactorOperations,
  ...sessionOperations,
  ...logOperations,
  ...overviewOperations,
  ...syncRunOperations,
  ...profileOperations,
];
