import { LogOut } from "lucide-react";
import { Logo } from "@/app/_ui/logo";
import { SubmitButton } from "@/app/_ui/submit-button";
import { signOutHere } from "@/app/(user)/sign-out-action";

/** The bar above every page of a signed-in person. */
export function PortalHeader({ address }: { address: string }) {
  return (
    <header className="border-b border-line bg-surface">
      <div className="mx-auto flex min-h-16 max-w-5xl items-center justify-between gap-4 px-5">
        <Logo />
        <div className="flex min-w-0 items-center gap-3">
          <span className="hidden truncate text-sm text-muted sm:block">{address}</span>
          <form action={signOutHere}>
            <SubmitButton look="secondary" size="small" pendingLabel="Signing out …">
              <LogOut aria-hidden="true" />
              Sign out
            </SubmitButton>
          </form>
        </div>
      </div>
    </header>
  );
}
