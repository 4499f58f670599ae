import { PasswordPolicyForm } from "@/app/(console)/[role]/settings/group-forms";
import { settingsPage } from "@/app/(console)/[role]/settings/settings-page";

/** What new passwords must be. */
const { show, generateMetadata } = settingsPage("/settings/passwords", (group) => (
  <PasswordPolicyForm {...group} />
));

export { generateMetadata, show as default };
