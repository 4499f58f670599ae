import { partPage } from "@/app/(console)/[role]/providers/part-page";
import { ProviderSync } from "@/app/(console)/[role]/providers/provider-sync";

/** When the people of the provider are read, and what becomes of them; with its runs and the ways to start one. */
const { show, generateMetadata } = partPage("sync", ({ context, row }) => (
  <ProviderSync context={context} provider={row} />
));

export { generateMetadata, show as default };
