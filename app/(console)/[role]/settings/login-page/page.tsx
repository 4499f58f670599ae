import { LoginPageForm } from "@/app/(console)/[role]/settings/login-page-form";
import { settingsPage } from "@/app/(console)/[role]/settings/settings-page";
import { env } from "@/lib/platform/env";
import { listSignInProviders } from "@/lib/providers/provider/queries";

/** What visitors see before they sign in. */
const { show, generateMetadata } = settingsPage("/settings/login-page", async (group, { context }) => (
  <LoginPageForm
    {...group}
    directUrl={`${env().PORTAL_URL}/?direct=1`}
    providers={(await listSignInProviders(context.db)).length}
  />
));

export { generateMetadata, show as default };
