import { adminFields, adminOtherFields } from "@/lib/accounts/admin-account/fields";
import { adminGroupFields } from "@/lib/accounts/admin-group/fields";
import { aliasFields, aliasOtherFields } from "@/lib/accounts/alias/fields";
import { appLinkFields } from "@/lib/accounts/app-link/fields";
import { domainFields } from "@/lib/accounts/domain/fields";
import { mailboxFields, mailboxOtherFields } from "@/lib/accounts/mailbox/fields";
import { templateFields } from "@/lib/accounts/template/fields";
import { type Fields, inSection } from "@/lib/catalogue/field";
import { apiKeyFields, apiKeyOtherFields } from "@/lib/credentials/api-key/fields";
import { appPasswordFields } from "@/lib/credentials/app-password/fields";
import { scimTokenFields } from "@/lib/credentials/scim-token/fields";
import { settingFields } from "@/lib/providers/kinds/fields-of-kind";
import { providerFields, providerOtherFields } from "@/lib/providers/provider/fields";
import { settingFields as installationFields } from "@/lib/upkeep/settings/fields";

/** What is recorded of each kind of subject in the audit log. */
const byKind: Readonly<Record<string, Fields>> = {
  "admin-account": { ...adminFields, ...adminOtherFields },
  "identity-provider": {
    ...providerFields,
    ...inSection("settings", settingFields()),
    ...providerOtherFields,
  },
  setting: Object.assign({}, ...Object.values(installationFields)),
  "api-key": { ...apiKeyFields, ...apiKeyOtherFields },
  "scim-token": scimTokenFields,
  "app-password": appPasswordFields,
  "admin-group": adminGroupFields,
  "app-link": appLinkFields,
  alias: { ...aliasFields, ...aliasOtherFields },
  template: templateFields,
  domain: domainFields,
  mailbox: { ...mailboxFields, ...mailboxOtherFields },
};

/** Of kinds that say nothing of their own: what the same name means elsewhere. */
const anyKind: Fields = Object.assign({}, ...Object.values(byKind));

/** The fields of a kind of subject; what it does not know is taken from the others. */
export const recordedFields = (kind?: string): Fields => ({ ...anyKind, ...byKind[kind ?? ""] });
