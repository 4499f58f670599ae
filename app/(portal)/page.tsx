import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { EntrancePage } from "@/app/_ui/entrance-page";
import { LinkList } from "@/app/_ui/link-list";
import { getWords } from "@/app/_words/get-words";
import { useWords } from "@/app/_words/use-words";
import { LoginNotice } from "@/app/(portal)/login-notice";
import { loginOptions } from "@/app/(portal)/login-options";
import { type LoginQuery, type PageQuery, readLoginQuery } from "@/app/(portal)/login-query";
import { loginWords } from "@/app/(portal)/login-words";
import { SignInForm } from "@/app/(portal)/sign-in-form";
import { SingleSignOn } from "@/app/(portal)/single-sign-on";
import { webmailPath } from "@/app/(webmail)/webmail-path";
import { currentBrand } from "@/app/brand/current-brand";
import { listVisitorLinks } from "@/lib/accounts/app-link/queries";
import { adminLoginPath, roleOfPath, withReason } from "@/lib/faces/session/admin-path";
import { currentSession, type UserSession } from "@/lib/faces/session/current";
import { onTheWayTo } from "@/lib/faces/session/next-path";
import { visitorAs } from "@/lib/faces/session/visitor";
import { sendsMail } from "@/lib/notification/smtp/sends-mail";
import { currentSettings } from "@/lib/platform/settings/queries";
import { listPasswordProviders, listSignInProviders } from "@/lib/providers/provider/queries";

/** The layout's title with the installation's name is for the pages below it only. */
export async function generateMetadata(): Promise<Metadata> {
  const { name } = await currentBrand();
  const t = await getWords(loginWords);
  return { title: { absolute: `${t("title")} · ${name}` } };
}

const startPageOf = (session: UserSession): string =>
  session.startPage === "webmail" && session.webmail ? webmailPath(session.address) : "/home";

/** Providers lead everybody who has signed out there to the one address that they know; who comes from the console goes back to it. */
function consoleLoginFor({ signedOut, next }: LoginQuery): string | null {
  const role = signedOut && next !== null ? roleOfPath(next) : null;
  return role && withReason(adminLoginPath(role, next), { "signed-out": "1" });
}

/** The login page; who is signed in already goes on to where the mailbox lands. */
export default async function LoginPage({ searchParams }: { searchParams: Promise<PageQuery> }) {
  const query = readLoginQuery(await searchParams);
  const session = await currentSession();
  if (session) redirect(query.next ?? startPageOf(session));
  const consoleLogin = consoleLoginFor(query);
  if (consoleLogin) redirect(consoleLogin);
  const { context } = await visitorAs({ kind: "system", job: "login-page" });
  const [signInProviders, directories, links, settings] = await Promise.all([
    listSignInProviders(context.db),
    listPasswordProviders(context.db),
    listVisitorLinks(context.db),
    currentSettings(context.db, "loginPage"),
  ]);
  const providers = signInProviders.map(({ slug, name }) => ({ slug, name }));
  const { redirectTo, passwordForm, start, adminLinks } = loginOptions(settings, providers, query);
  if (redirectTo) redirect(onTheWayTo(query.next, "/start-sign-on"));
  const t = await getWords(loginWords);
  return (
    <EntrancePage
      title={t("heading")}
      brand={await currentBrand()}
      intro={query.next ? t("continues") : undefined}
    >
      <LoginNotice {...query} providers={providers} />
      {start ? (
        <SignInForm
          start={start}
          next={query.next}
          takesNames={directories.length > 0}
          passwordsOffered={passwordForm}
          providers={providers}
          sendsMail={sendsMail()}
          isBack={query.refused !== null}
        />
      ) : (
        <SingleSignOn providers={providers} next={query.next} />
      )}
      {links.length > 0 ? <LinkList label={t("apps")} links={links} /> : null}
      {adminLinks ? <AdminLinks /> : null}
    </EntrancePage>
  );
}

function AdminLinks() {
  const t = useWords(loginWords);
  const look = "inline-flex min-h-6 items-center underline underline-offset-4 hover:text-ink";
  return (
    <p className="flex flex-wrap justify-center gap-x-5 gap-y-2 text-sm text-muted">
      <a href="/domain-admin/login" className={look}>
        {t("domainAdmin")}
      </a>
      <a href="/admin/login" className={look}>
        {t("admin")}
      </a>
    </p>
  );
}
