import { adminPages } from "@/app/(console)/[role]/admins/[login]/admin-pages";
import { AdminSignInCards } from "@/app/(console)/[role]/admins/[login]/admin-sign-in-cards";
import { ObjectPage } from "@/app/(console)/object-page";

/** By what another administrator signs in, and where it is signed in. */
const { show, generateMetadata } = adminPages.part("/sign-in", (opened) => (
  <ObjectPage at={opened}>
    <AdminSignInCards context={opened.context} row={opened.row} />
  </ObjectPage>
));

export { generateMetadata, show as default };
