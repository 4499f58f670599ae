import { adminPages } from "@/app/(console)/[role]/admins/[login]/admin-pages";
import { AdminSignInCards } from "@/app/(console)/[role]/admins/[login]/admin-sign-in-cards";
import type { ConsolePageProps } from "@/app/(console)/console-page";
import { ObjectPage } from "@/app/(console)/object-page";

const part = "/sign-in";

export const generateMetadata = adminPages.title(part);

/** By what another administrator signs in, and where it is signed in. */
export default async function AdminSignInPage(props: ConsolePageProps<"login">) {
  const opened = await adminPages.open(props, part);
  return (
    <ObjectPage at={opened}>
      <AdminSignInCards context={opened.context} row={opened.row} />
    </ObjectPage>
  );
}
