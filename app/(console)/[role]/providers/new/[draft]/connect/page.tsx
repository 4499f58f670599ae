import { providerChoices } from "@/app/(console)/[role]/providers/provider-values";
import { ConnectForm } from "@/app/(console)/[role]/providers/wizard/connect-form";
import { stepPage } from "@/app/(console)/[role]/providers/wizard/step-page";

/** The first step: where the provider is. */
const { show, generateMetadata } = stepPage("connect", async ({ context, draft, values }) => {
  const { addresses } = await providerChoices(context.db, null);
  return <ConnectForm draft={draft.id} values={values} addresses={addresses} />;
});

export { generateMetadata, show as default };
