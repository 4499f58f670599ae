import { providerPages } from "@/app/(console)/[role]/providers/provider-pages";
import { ScimCard } from "@/app/(console)/[role]/providers/scim-card";
import { ObjectPage } from "@/app/(console)/object-page";
import { listScimTokens } from "@/lib/credentials/scim-token/queries";

/** The tokens with which a provider pushes its people. */
const { show, generateMetadata } = providerPages.part("/scim", async (opened) => {
  const { context, row } = opened;
  return (
    <ObjectPage at={opened}>
      <ScimCard slug={row.slug} tokens={await listScimTokens(context.db, row.id)} />
    </ObjectPage>
  );
});

export { generateMetadata, show as default };
