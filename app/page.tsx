import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { EntrancePage } from "@/app/_ui/entrance-page";
import { LoginNotice } from "@/app/login-notice";
import { type PageQuery, readLoginQuery } from "@/app/login-query";
import { SignInForm } from "@/app/sign-in-form";
import { SingleSignOn } from "@/app/single-sign-on";
import { webmailPath } from "@/app/webmail-path";
import { listSignInProviders } from "@/lib/identity-provider/queries";
import { currentSession, type UserSession } from "@/lib/session/current";
import { visitorAs } from "@/lib/session/visitor";

export const metadata: Metadata = { title: "Sign in" };

const landingOf = (session: UserSession): string =>
  session.landing === "webmail" && session.webmail ? webmailPath(session.address) : "/home";

/** The login page; who is signed in already goes on to where the mailbox lands. */
export default async function LoginPage({ searchParams }: { searchParams: Promise<PageQuery> }) {
  const query = readLoginQuery(await searchParams);
  const session = await currentSession();
  if (session) redirect(query.next ?? landingOf(session));
  const { context } = await visitorAs({ kind: "system", job: "login-page" });
  const providers = await listSignInProviders(context.db);
  return (
    <EntrancePage
      title="Sign in to your mail"
      intro={query.next ? "Then you go on to where you wanted to be." : undefined}
    >
      <LoginNotice {...query} />
      {providers.length > 0 ? (
        <>
          <SingleSignOn providers={providers} next={query.next} />
          <Divider>or with a mailbox password</Divider>
        </>
      ) : null}
      <SignInForm next={query.next} primary={providers.length === 0} />
    </EntrancePage>
  );
}

function Divider({ children }: { children: string }) {
  return (
    <p className="flex items-center gap-3 text-sm text-muted before:h-px before:flex-1 before:bg-line after:h-px after:flex-1 after:bg-line">
      {children}
    </p>
  );
}
