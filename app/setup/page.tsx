import type { Metadata } from "next";
import { Alert } from "@/app/_ui/alert";
import { Logo } from "@/app/_ui/logo";
import type { PageQuery } from "@/app/login-query";
import { SetupForm } from "@/app/setup/setup-form";
import { setupRefusals } from "@/app/setup/setup-refusals";

// The token is in this page's address: it must not travel on in a Referer header.
export const metadata: Metadata = { title: "Set up", referrer: "no-referrer" };

/** Where a one-time set-up link leads: it creates the first superadmin. */
export default async function SetupPage({ searchParams }: { searchParams: Promise<PageQuery> }) {
  const { token } = await searchParams;
  return (
    <main id="content" className="mx-auto grid min-h-dvh max-w-md content-center gap-7 px-5 py-12">
      <Logo className="text-lg" />
      <div className="grid gap-1.5">
        <h1 className="text-3xl font-semibold tracking-tight">Set up Letterlock</h1>
        <p className="text-muted">Create the first superadmin: the account that administers everything.</p>
      </div>
      {typeof token === "string" && token !== "" ? (
        <SetupForm token={token} />
      ) : (
        <Alert tone="danger" title="The link is not complete">
          <p>{setupRefusals.unknown}</p>
        </Alert>
      )}
    </main>
  );
}
