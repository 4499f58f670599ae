import { z } from "zod";
import type { kinds } from "@/lib/providers/kinds/kinds";
import {
  type All,
  kindOf,
  type ProviderKindName,
  providerKindName,
  providerKinds,
} from "@/lib/providers/kinds/registry";
import type { OpenIdSettings } from "@/lib/providers/openid/openid-settings";
import type { ProviderSettings } from "@/lib/providers/settings/settings";

type Shapes = All<(typeof kinds)[ProviderKindName]["settings"]["shape"]>;

/** A setting that may be left out, which does not become its default before the kind is known. The default is told. */
function withoutDefault(setting: z.core.$ZodType): z.core.$ZodType {
  if (!(setting instanceof z.ZodDefault || setting instanceof z.ZodPrefault)) return setting;
  return z.optional(setting.unwrap()).meta({ default: setting.def.defaultValue });
}

const settingShapes = providerKinds.flatMap((name) => Object.entries(kindOf(name).settings.shape));

/** The settings of all kinds, as a form may leave them out; which of them a provider may have is its kind's to say. */
export const givenSettings = z
  .object(
    Object.fromEntries(settingShapes.map(([name, setting]) => [name, withoutDefault(setting)])) as Shapes,
  )
  .partial()
  .strict();

/** The stored settings of a provider, with defaults for what is new. Throws for what its kind does not know. */
export const readSettings = (kind: string, stored: unknown): ProviderSettings =>
  kindOf(providerKindName.parse(kind)).settings.parse(stored);

/** How we speak with a provider to which people are sent to sign in; null for kinds to which nobody is. */
export const openIdSettingsOf = ({
  kind,
  settings,
}: {
  kind: ProviderKindName;
  settings: ProviderSettings;
}): OpenIdSettings | null => kindOf(kind).singleSignOn?.settingsOf(settings) ?? null;
