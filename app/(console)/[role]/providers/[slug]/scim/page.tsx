import { openProvider, ProviderHead, providerTitle } from "@/app/(console)/[role]/providers/provider-room";
import { ScimCard } from "@/app/(console)/[role]/providers/scim-card";
import type { ConsolePageProps } from "@/app/(console)/console-page";
import { listScimTokens } from "@/lib/credentials/scim-token/queries";

export const generateMetadata = providerTitle("/scim");

/** The tokens with which a provider pushes its people. */
export default async function ScimPage(props: ConsolePageProps<"slug">) {
  const { context, row, back } = await openProvider(props, "scim");
  return (
    <>
      <ProviderHead row={row} back={back} part="scim" />
      <ScimCard slug={row.slug} tokens={await listScimTokens(context.db, row.id)} />
    </>
  );
}
