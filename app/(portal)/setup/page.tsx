import type { Metadata } from "next";
import { Alert } from "@/app/_ui/alert";
import { EntrancePage } from "@/app/_ui/entrance-page";
import type { PageQuery } from "@/app/(portal)/login-query";
import { SetupForm } from "@/app/(portal)/setup/setup-form";
import { setupRefusals } from "@/app/(portal)/setup/setup-refusals";
import { currentBrand } from "@/app/brand/current-brand";
import { passwordHint } from "@/app/password-hint";
import { visitorAs } from "@/lib/faces/session/visitor";

// The token is in this page's address: it must not travel on in a Referer header. (With "no-referrer" a form that is
// sent without script would have `Origin: null`, which Next refuses.)
export const metadata: Metadata = { title: "Set up", referrer: "strict-origin" };

/** Where a one-time set-up link leads: it creates the first superadmin. */
export default async function SetupPage({ searchParams }: { searchParams: Promise<PageQuery> }) {
  const { token } = await searchParams;
  const visitor = await visitorAs({ kind: "setup-link", id: "set-up" });
  return (
    <EntrancePage
      brand={await currentBrand()}
      title="Set up Letterlock"
      intro="Create the first superadmin: the account that administers everything."
    >
      {typeof token === "string" && token !== "" ? (
        <SetupForm token={token} passwordHint={await passwordHint(visitor.context)} />
      ) : (
        <Alert tone="danger" title="The link is not complete">
          <p>{setupRefusals.unknown}</p>
        </Alert>
      )}
    </EntrancePage>
  );
}
