import { providerChoices } from "@/app/(console)/[role]/providers/provider-values";
import { ConnectForm } from "@/app/(console)/[role]/providers/wizard/connect-form";
import { openStep } from "@/app/(console)/[role]/providers/wizard/open-step";
import { WizardHead } from "@/app/(console)/[role]/providers/wizard/wizard-head";
import { wizardWords } from "@/app/(console)/[role]/providers/wizard/words";
import { type ConsolePageProps, pageTitle } from "@/app/(console)/console-page";

export const generateMetadata = pageTitle(
  "/providers/new",
  wizardWords("connect"),
  "identity-provider.create",
);

/** The first step: where the provider is. */
export default async function ConnectPage(props: ConsolePageProps<"draft">) {
  const { context, draft, values, head } = await openStep(props, "connect");
  const { addresses } = await providerChoices(context.db, null);
  return (
    <>
      <WizardHead {...head} here="connect" />
      <ConnectForm draft={draft.id} values={values} addresses={addresses} />
    </>
  );
}
