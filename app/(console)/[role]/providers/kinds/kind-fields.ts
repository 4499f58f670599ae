import { optional, type SettingFields } from "@/app/(console)/[role]/providers/setting-field";
import {
  directoryFields,
  mailPasswordFields,
  openIdFields,
} from "@/app/(console)/[role]/providers/setting-fields";
import type { ProviderKindName } from "@/lib/providers/kinds/registry";
import { providerEndpoints } from "@/lib/providers/openid/openid-settings";

/** Which settings the form of a provider asks of one kind, beside those of every kind. */
export interface KindFields {
  settings: SettingFields;
  /** Those of the cards about reading people, which send a hidden field: what was not shown is not read. */
  directory?: { mark: string; settings: SettingFields };
}

const endpointFields: SettingFields = Object.fromEntries(
  Object.keys(providerEndpoints.shape).map((name) => [name, optional(`endpoints?.${name}`)]),
);

/** The settings of each kind in the form. */
export const kindFields: Readonly<Record<ProviderKindName, KindFields>> = {
  keycloak: {
    settings: openIdFields,
    directory: { mark: "sync", settings: { ...directoryFields, ...mailPasswordFields } },
  },
  oidc: { settings: { ...openIdFields, ...endpointFields } },
};
