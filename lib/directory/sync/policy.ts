import type { TemplateFields } from "@/lib/accounts/template/fields";
import type { SignInProvider } from "@/lib/providers/provider/queries";

/** A template as the plan needs it. */
export interface PlannedTemplate {
  id: string;
  fields: TemplateFields;
}

/** By what rules a directory's people become mailboxes: the provider's settings, and the templates they lead to. */
export interface SyncPolicy {
  provider: Pick<SignInProvider, "id" | "slug" | "issuer" | "settings" | "mappings" | "defaultTemplateId">;
  templates: ReadonlyMap<string, PlannedTemplate>;
  now: Date;
}
