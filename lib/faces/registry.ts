import {
  adminFactorOperations,
  adminOperations,
  adminSessionOperations,
  ownAccountOperations,
} from "@/lib/accounts/admin-account/operations";
import { adminGroupOperations } from "@/lib/accounts/admin-group/operations";
import { groupSessionOperations } from "@/lib/accounts/admin-group/session-operations";
import { aliasOperations } from "@/lib/accounts/alias/operations";
import { ownAliasOperations } from "@/lib/accounts/alias/own-operations";
import { appLinkOperations } from "@/lib/accounts/app-link/operations";
import { domainOperations } from "@/lib/accounts/domain/operations";
import { clientKeyOperations } from "@/lib/accounts/identity-provider/client-key-operations";
import { providerChanges, providerReadings } from "@/lib/accounts/identity-provider/operations";
import { scimTokenOperations } from "@/lib/accounts/identity-provider/scim-token-operations";
import { appPasswordOperations } from "@/lib/accounts/mailbox/app-password-operations";
import { mailboxChangeOperations } from "@/lib/accounts/mailbox/change-operations";
import { mailboxFactorOperations, ownFactorOperations } from "@/lib/accounts/mailbox/factor-operations";
import { notificationOperations } from "@/lib/accounts/mailbox/notification-operations";
import { mailboxOperations, profileOperations } from "@/lib/accounts/mailbox/operations";
import { ownActivityOperations } from "@/lib/accounts/mailbox/own-activity-operations";
import { sessionOperations } from "@/lib/accounts/mailbox/session-operations";
import { templateApplicationOperations } from "@/lib/accounts/mailbox/template-operations";
import { shareOperations } from "@/lib/accounts/mailbox-share/operations";
import { providerGroupOperations } from "@/lib/accounts/provider-group/operations";
import { recoveryAddressOperations } from "@/lib/accounts/recovery-address/operations";
import { templateOperations } from "@/lib/accounts/template/operations";
import { collect } from "@/lib/catalogue/registry";
import { apiKeyOperations } from "@/lib/credentials/api-key/operations";
import { loginOperations } from "@/lib/credentials/login-attempt/operations";
import { directoryEventOperations } from "@/lib/directory/event/operations";
import { identityOperations } from "@/lib/directory/link-again/operations";
import { syncRunOperations } from "@/lib/directory/run/operations";
import { syncOperations } from "@/lib/directory/sync/operations";
import { ownAdminPasswordOperations } from "@/lib/doors/admin-sign-in/operations";
import { loginDoctorOperations } from "@/lib/doors/login-doctor/operations";
import { ownPasswordOperations } from "@/lib/doors/sign-in/operations";
import { auditOperations } from "@/lib/upkeep/audit/operations";
import { overviewOperations } from "@/lib/upkeep/overview/operations";
import { settingOperations } from "@/lib/upkeep/settings/operations";

const untilLogs = [
  ...domainOperations,
  ...templateOperations,
  ...templateApplicationOperations,
  ...mailboxOperations,
  ...mailboxChangeOperations,
  ...identityOperations,
  ...appPasswordOperations,
  ...aliasOperations,
  ...shareOperations,
  ...ownAliasOperations,
  ...providerReadings,
  ...directoryEventOperations,
  ...providerChanges,
  ...clientKeyOperations,
  ...scimTokenOperations,
  ...providerGroupOperations,
  ...adminOperations,
  ...adminGroupOperations,
  ...groupSessionOperations,
  ...apiKeyOperations,
  ...appLinkOperations,
  ...settingOperations,
  ...mailboxFactorOperations,
  ...recoveryAddressOperations,
  ...adminFactorOperations,
  ...ownFactorOperations,
  ...sessionOperations,
  ...adminSessionOperations,
  ...loginOperations,
];

const afterLogs = [
  ...loginDoctorOperations,
  ...overviewOperations,
  ...syncRunOperations,
  ...syncOperations,
  ...ownAccountOperations,
  ...ownAdminPasswordOperations,
  ...profileOperations,
  ...notificationOperations,
  ...ownPasswordOperations,
  ...ownActivityOperations,
];

const { actions } = collect([...untilLogs, ...afterLogs]);

/** Everything that the product can do, for REST, the command line, the pages and the tests of who may do what. */
export const registry = collect([...untilLogs, ...auditOperations(actions), ...afterLogs]);
