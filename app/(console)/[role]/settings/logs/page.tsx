import { LogsForm } from "@/app/(console)/[role]/settings/group-forms";
import { settingsPage } from "@/app/(console)/[role]/settings/settings-page";

/** How long logs are kept. */
const { show, generateMetadata } = settingsPage("/settings/logs", (group) => <LogsForm {...group} />);

export { generateMetadata, show as default };
