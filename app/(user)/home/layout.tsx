import type { ReactNode } from "react";
import {
  beginPasskeyReauthentication,
  confirmCode,
  confirmPasskey,
  confirmPassword,
  reauthenticateAtProvider,
} from "@/app/_reauthentication/mailbox-reauthentication-actions";
import { ReauthenticationDialog } from "@/app/_reauthentication/reauthentication-dialog";
import { PortalHeader } from "@/app/(user)/portal-header";
import { PortalNav } from "@/app/(user)/portal-nav";
import { currentSession } from "@/lib/faces/session/current";

const prove = {
  byPassword: confirmPassword,
  byCode: confirmCode,
  beginPasskey: beginPasskeyReauthentication,
  byPasskey: confirmPasskey,
};

/**
 * The frame of a signed-in person's pages. Each page asks for the session itself and sends to the sign-in whoever has
 * none, because only the page knows its own address; there is no frame then.
 */
export default async function PortalLayout({ children }: { children: ReactNode }) {
  const session = await currentSession();
  if (!session) return children;
  const { address, impersonatedBy, signedInAt } = session;
  return (
    <>
      <PortalHeader address={address} impersonatedBy={impersonatedBy?.login} />
      <PortalNav />
      <ReauthenticationDialog
        prove={{
          ...prove,
          atProvider: signedInAt && { name: signedInAt.name, begin: reauthenticateAtProvider },
        }}
      >
        <main
          id="content"
          className="mx-auto grid max-w-5xl grid-cols-1 gap-5 px-4 py-6 sm:gap-6 sm:px-5 sm:py-9"
        >
          {children}
        </main>
      </ReauthenticationDialog>
    </>
  );
}
