import { BrandingForm } from "@/app/(console)/[role]/settings/group-forms";
import { settingsPage } from "@/app/(console)/[role]/settings/settings-page";
import { currentBrand } from "@/app/brand/current-brand";

/** Name, logo and colour of the installation. */
const { show, generateMetadata } = settingsPage("/settings", async (group) => (
  <BrandingForm {...group} logoUrl={(await currentBrand()).logoUrl} />
));

export { generateMetadata, show as default };
