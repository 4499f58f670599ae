import type { Metadata } from "next";
import { Alert } from "@/app/_ui/alert";
import { EntrancePage } from "@/app/_ui/entrance-page";
import type { PageQuery } from "@/app/(portal)/login-query";
import { ChoosePasswordForm } from "@/app/(portal)/setup/password/choose-password-form";
import { currentBrand } from "@/app/brand/current-brand";
import { passwordHint } from "@/app/password-hint";
import { findPasswordLink } from "@/lib/accounts/admin-account/redeem-password-link";
import { consolePath } from "@/lib/faces/session/admin-path";
import { visitorAs } from "@/lib/faces/session/visitor";

// The token is in this page's address: it must not travel on in a Referer header (see /setup).
export const metadata: Metadata = { title: "Choose a password", referrer: "strict-origin" };

/** Where a one-time link leads by which an administrator chooses its own password. */
export default async function ChoosePasswordPage({ searchParams }: { searchParams: Promise<PageQuery> }) {
  const { token } = await searchParams;
  const { context } = await visitorAs({ kind: "setup-link", id: "password" });
  const link = typeof token === "string" ? await findPasswordLink(context.db, token) : null;
  return (
    <EntrancePage brand={await currentBrand()} title="Choose your password" intro={link?.login}>
      {link ? (
        <ChoosePasswordForm
          token={String(token)}
          login={link.login}
          hint={await passwordHint(context)}
          signInHref={`${consolePath(link.role)}/login`}
        />
      ) : (
        <Alert tone="danger" title="This link does not work">
          <p>It is not complete, older than a day, or used already. Ask a superadmin for another one.</p>
        </Alert>
      )}
    </EntrancePage>
  );
}
