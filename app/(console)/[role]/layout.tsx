import { NextIntlClientProvider } from "next-intl";
import type { ReactNode } from "react";
import {
  beginPasskeyReauthentication,
  confirmByCode,
  confirmByPasskey,
  confirmByPassword,
  reauthenticateAtProvider,
} from "@/app/_reauthentication/admin-reauthentication-actions";
import { ReauthenticationDialog } from "@/app/_reauthentication/reauthentication-dialog";
import { ConsoleShell } from "@/app/_ui/console-shell";
import { LeaveGuard } from "@/app/_ui/leave-guard";
import { SubmitButton } from "@/app/_ui/submit-button";
import { browserDictionary, inConsole } from "@/app/_words/browser-dictionary";
import { getSay, getWords } from "@/app/_words/get-words";
import { signOutHere } from "@/app/(console)/(sign-in)/admin-sign-in-actions";
import { type BelowRole, roleMetadata, roleOf } from "@/app/(console)/console-page";
import { HelpLink } from "@/app/(console)/help-link";
import { MenuContext } from "@/app/(console)/menu-context";
import { roleWords } from "@/app/(console)/role-words";
import { consoleNav, sectionGuides } from "@/app/(console)/sections";
import { currentBrand } from "@/app/brand/current-brand";
import { currentAdmin } from "@/lib/faces/session/current-admin";
import { words } from "@/lib/words/text";

const layoutWords = words("console.layout", { signOut: "Sign out", signingOut: "Signing out…" });

export const generateMetadata = roleMetadata;

/**
 * The frame of a role's pages. Every page in it asks for its session itself: a layout is not always run, and only the
 * page knows the address to come back to, so without a session it is left to the page to lead to the sign-in.
 */
export default async function ConsoleLayout({ children, ...props }: BelowRole & { children: ReactNode }) {
  const role = await roleOf(props);
  const session = await currentAdmin(role);
  if (!session) return children;
  const t = await getWords(layoutWords);
  const nav = consoleNav(role, session.actor, await getSay());
  return (
    <NextIntlClientProvider messages={await browserDictionary(inConsole)}>
      <ConsoleShell
        badge={(await getWords(roleWords))(role)}
        brand={await currentBrand()}
        person={session.displayName || session.login}
        nav={nav}
        help={<HelpLink guides={sectionGuides(role)} />}
        signOut={
          <form action={signOutHere.bind(null, role)}>
            <SubmitButton look="secondary" size="small" pendingLabel={t("signingOut")}>
              {t("signOut")}
            </SubmitButton>
          </form>
        }
      >
        <ReauthenticationDialog
          prove={{
            byPassword: confirmByPassword.bind(null, role),
            byCode: confirmByCode.bind(null, role),
            beginPasskey: beginPasskeyReauthentication.bind(null, role),
            byPasskey: confirmByPasskey.bind(null, role),
            atProvider: session.provider && {
              name: session.provider.name,
              begin: reauthenticateAtProvider.bind(null, role),
            },
          }}
        >
          <MenuContext hrefs={nav.flatMap(({ links }) => links.map(({ href }) => href))}>
            {children}
          </MenuContext>
          <LeaveGuard />
        </ReauthenticationDialog>
      </ConsoleShell>
    </NextIntlClientProvider>
  );
}
