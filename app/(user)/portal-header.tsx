import { LogOut } from "lucide-react";
import { Button } from "@/app/_ui/button";
import { Logo } from "@/app/_ui/logo";
import { getWords } from "@/app/_words/get-words";
import { currentBrand } from "@/app/brand/current-brand";
import { words } from "@/lib/words/text";

const headerWords = words("user.header", {
  signOut: "Sign out",
  impersonating:
    "<b>You are impersonating {address}</b> as {admin}. What you do is recorded in the audit log. Only the owner can change the password, create app passwords and set up second factors.",
  stop: "Stop impersonating",
});

interface PortalHeaderProps {
  address: string;
  /** The administrator who has opened this mailbox, if it is not the person itself. */
  impersonatedBy?: string | undefined;
}

/** The bar above every page of a signed-in person; an administrator is told whose page it is. */
export async function PortalHeader({ address, impersonatedBy }: PortalHeaderProps) {
  if (impersonatedBy) return <ImpersonationHeader address={address} impersonatedBy={impersonatedBy} />;
  const t = await getWords(headerWords);
  return (
    <header className="border-b border-line bg-surface">
      <div className="mx-auto flex min-h-16 max-w-5xl items-center justify-between gap-4 px-4 sm:px-5">
        {/* A plain link: the page of what does not exist has this bar as well, and every page brings its scripts along. */}
        <a href="/home" className="flex min-w-0 sm:max-w-1/2 sm:shrink-0">
          <Logo brand={await currentBrand()} />
        </a>
        <div className="flex min-w-0 items-center gap-3">
          <span className="hidden truncate text-sm text-muted sm:block">{address}</span>
          <form method="post" action="/sign-out">
            <Button type="submit" size="small">
              <LogOut aria-hidden="true" />
              {t("signOut")}
            </Button>
          </form>
        </div>
      </div>
    </header>
  );
}

async function ImpersonationHeader({ address, impersonatedBy }: { address: string; impersonatedBy: string }) {
  const t = await getWords(headerWords);
  return (
    <header className="border-b border-warning/40 bg-warning-wash">
      <div className="mx-auto flex min-h-16 max-w-5xl flex-wrap items-center justify-between gap-x-4 gap-y-2 px-4 py-2 sm:px-5">
        <p className="text-sm wrap-anywhere">
          {t.rich("impersonating", {
            address,
            admin: impersonatedBy,
            b: (chunks) => <strong className="font-semibold">{chunks}</strong>,
          })}
        </p>
        <form method="post" action="/sign-out">
          <Button type="submit" size="small">
            <LogOut aria-hidden="true" />
            {t("stop")}
          </Button>
        </form>
      </div>
    </header>
  );
}
