import { listTemplates } from "@/lib/accounts/template/queries";
import type { adminContext } from "@/lib/faces/session/admin";
import { listProviders } from "@/lib/providers/provider/queries";

/** What a domain can be given, for its form. */
export async function domainChoices({ db }: Awaited<ReturnType<typeof adminContext>>["context"]) {
  const [templates, providers] = await Promise.all([listTemplates(db), listProviders(db)]);
  return {
    templates: templates.map(({ name }) => ({ value: name, label: name })),
    providers: providers.map(({ slug, name }) => ({ value: slug, label: name })),
  };
}
