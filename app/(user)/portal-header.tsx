import { LogOut } from "lucide-react";
import { Button } from "@/app/_ui/button";
import { Logo } from "@/app/_ui/logo";
import { currentBrand } from "@/app/brand/current-brand";

interface PortalHeaderProps {
  address: string;
  /** The administrator who has opened this mailbox, if it is not the person itself. */
  openedBy?: string | undefined;
}

/** The bar above every page of a signed-in person; an administrator is told whose page it is. */
export async function PortalHeader({ address, openedBy }: PortalHeaderProps) {
  if (openedBy) return <OpenedHeader address={address} openedBy={openedBy} />;
  return (
    <header className="border-b border-line bg-surface">
      <div className="mx-auto flex min-h-16 max-w-5xl items-center justify-between gap-4 px-5">
        <Logo brand={await currentBrand()} />
        <div className="flex min-w-0 items-center gap-3">
          <span className="hidden truncate text-sm text-muted sm:block">{address}</span>
          <form method="post" action="/sign-out">
            <Button type="submit" size="small">
              <LogOut aria-hidden="true" />
              Sign out
            </Button>
          </form>
        </div>
      </div>
    </header>
  );
}

function OpenedHeader({ address, openedBy }: { address: string; openedBy: string }) {
  return (
    <header className="border-b border-warning/40 bg-warning-wash">
      <div className="mx-auto flex min-h-16 max-w-5xl flex-wrap items-center justify-between gap-x-4 gap-y-2 px-5 py-2">
        <p className="text-sm wrap-anywhere">
          <strong className="font-semibold">You have opened {address}</strong> as {openedBy}. What you do is
          recorded. New passwords, app passwords and second factors are for the person alone.
        </p>
        <form method="post" action="/sign-out">
          <Button type="submit" size="small">
            <LogOut aria-hidden="true" />
            Back to the console
          </Button>
        </form>
      </div>
    </header>
  );
}
