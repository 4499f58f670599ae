import { templateId } from "@/lib/accounts/template/template-id";
import type { Context } from "@/lib/platform/db/context";

interface NamedTemplates {
  defaultTemplate?: string | null | undefined;
  mappings?: { claim?: string | null | undefined; value: string; template: string }[] | undefined;
}

/** What is said of a provider, with its templates by their ids. Throws `not-found` for an unknown name. */
export async function withTemplateIds<Given extends NamedTemplates>(
  context: Context,
  { defaultTemplate, mappings, ...rest }: Given,
) {
  const withId = async ({ template, ...one }: NonNullable<NamedTemplates["mappings"]>[number]) => ({
    ...one,
    templateId: await templateId(context, template),
  });
  // Together: one that fails while another is waited for would be a rejection that nobody handles.
  const [defaultTemplateId, withIds] = await Promise.all([
    templateId(context, defaultTemplate),
    mappings && Promise.all(mappings.map(withId)),
  ]);
  return { ...rest, defaultTemplateId, mappings: withIds };
}
