import { ContactsForm } from "@/app/(console)/[role]/settings/group-forms";
import { settingsPage } from "@/app/(console)/[role]/settings/settings-page";
import { env } from "@/lib/platform/env";

/** Where to report a weakness. */
const { show, generateMetadata } = settingsPage("/settings/contacts", (group) => (
  <ContactsForm {...group} url={`${env().PORTAL_URL}/.well-known/security.txt`} />
));

export { generateMetadata, show as default };
