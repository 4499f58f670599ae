import {
  choice,
  names,
  number,
  optional,
  required,
  type SettingField,
  type SettingFields,
  tick,
} from "@/app/(console)/[role]/providers/setting-field";
import { assertionAudiences, clientAuthMethods, pushingWays } from "@/lib/providers/client/client-settings";
import { changedAddressPolicies } from "@/lib/providers/settings/settings";
import { directoryAttributes, leaverPolicies } from "@/lib/providers/settings/sync-settings";

/** Each of the attributes that a mailbox follows, under its own name. */
const attributeFields = Object.fromEntries(
  directoryAttributes.map((name) => [name, optional(`sync.${name}`)]),
) as Record<(typeof directoryAttributes)[number], SettingField>;

/** What is asked of every kind. */
export const commonFields = {
  templateAttribute: required("templateAttribute"),
  groupsClaim: required("groupsClaim"),
  emailClaim: required("emailClaim"),
  requireVerifiedEmail: tick("requireVerifiedEmail"),
  emailProofClaim: optional("emailProofClaim"),
  allowedDomains: names("allowedDomains"),
  createOnSignIn: tick("createOnSignIn"),
  linkByEmail: tick("linkByEmail"),
  changedAddress: choice("changedAddress", changedAddressPolicies),
  ...attributeFields,
} satisfies SettingFields;

/** What is asked of kinds of OpenID Connect. */
export const openIdFields = {
  scopes: required("scopes"),
  clockToleranceSeconds: number("clockToleranceSeconds"),
  "client.authentication": choice("client.authentication", clientAuthMethods),
  "client.assertionAudience": choice("client.assertionAudience", assertionAudiences),
  "client.pushedRequests": choice("client.pushedRequests", pushingWays),
} satisfies SettingFields;

/** What is asked of kinds whose people can be read. */
export const directoryFields = {
  syncEnabled: tick("sync.enabled"),
  importUsers: tick("sync.importUsers"),
  notices: tick("sync.notices"),
  intervalMinutes: number("sync.intervalMinutes"),
  leavers: choice("sync.leavers", leaverPolicies),
  missesBeforeLeaving: number("sync.missesBeforeLeaving"),
  graceHours: number("sync.graceHours"),
  guardPercent: number("sync.guardPercent"),
  guardAtLeast: number("sync.guardAtLeast"),
  pageSize: number("sync.pageSize"),
} satisfies SettingFields;

/** What is asked of kinds whose directory gives hashes. */
export const mailPasswordFields = {
  "mailPassword.enabled": tick("mailPassword.enabled"),
  "mailPassword.attribute": required("mailPassword.attribute"),
} satisfies SettingFields;
