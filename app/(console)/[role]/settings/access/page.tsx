import { AccessForm } from "@/app/(console)/[role]/settings/access-form";
import { settingsPage } from "@/app/(console)/[role]/settings/settings-page";

/** From where and with what administrators come in. */
const { show, generateMetadata } = settingsPage("/settings/access", (group, { session, visitor }) => (
  <AccessForm {...group} ownAddress={visitor.ip} hasFactor={session.hasFactor} />
));

export { generateMetadata, show as default };
