import { Card } from "@/app/_ui/card";
import { PageTitle } from "@/app/_ui/page-title";
import { AccessForm } from "@/app/(console)/[role]/settings/access-form";
import { BrandingForm } from "@/app/(console)/[role]/settings/branding-form";
import { ContactsForm } from "@/app/(console)/[role]/settings/contacts-form";
import { LoginPageForm } from "@/app/(console)/[role]/settings/login-page-form";
import { LogsForm } from "@/app/(console)/[role]/settings/logs-form";
import { PasswordPolicyForm } from "@/app/(console)/[role]/settings/password-policy-form";
import {
  accessValues,
  brandingValues,
  contactsValues,
  loginPageValues,
  logsValues,
  passwordPolicyValues,
} from "@/app/(console)/[role]/settings/settings-values";
import { type ConsolePageProps, openPage, superadminTitle } from "@/app/(console)/console-page";
import { currentBrand } from "@/app/brand/current-brand";
import { env } from "@/lib/platform/env";
import { minPasswordLength } from "@/lib/platform/secrets/password-policy";
import { readSettings } from "@/lib/platform/settings/queries";
import { listSignInProviders } from "@/lib/providers/provider/queries";

export const generateMetadata = superadminTitle("Settings");

/** What is set for the whole installation, each group in a form of its own. */
export default async function SettingsPage(props: ConsolePageProps) {
  const { session, visitor, context } = await openPage(props, "/settings", "superadmin");
  const { db } = context;
  const [branding, loginPage, policy, access, logs, contacts, providers] = await Promise.all([
    readSettings(db, "branding"),
    readSettings(db, "loginPage"),
    readSettings(db, "passwordPolicy"),
    readSettings(db, "access"),
    readSettings(db, "logs"),
    readSettings(db, "contacts"),
    listSignInProviders(db),
  ]);
  return (
    <>
      <PageTitle title="Settings" />
      <Card title="Branding" intro="How this installation shows itself, on every page.">
        <BrandingForm
          version={branding.version}
          stored={brandingValues(branding.value)}
          logoUrl={(await currentBrand()).logoUrl}
        />
      </Card>
      <Card title="Login page" intro="What visitors see before they are signed in.">
        <LoginPageForm
          version={loginPage.version}
          stored={loginPageValues(loginPage.value)}
          directUrl={`${env().PORTAL_URL}/?direct=1`}
          providers={providers.length}
        />
      </Card>
      <Card title="Passwords" intro="For new passwords of local mailboxes and of administrators.">
        <PasswordPolicyForm
          version={policy.version}
          stored={passwordPolicyValues(policy.value)}
          least={minPasswordLength}
        />
      </Card>
      <Card title="Access of administrators" intro="Holds for the console and for API keys at once.">
        <AccessForm
          version={access.version}
          stored={accessValues(access.value)}
          ownAddress={visitor.ip}
          hasFactor={session.hasFactor}
        />
      </Card>
      <Card title="Logs" intro="How long what has happened can be looked up.">
        <LogsForm version={logs.version} stored={logsValues(logs.value)} />
      </Card>
      <Card title="Contacts" intro="Whom people outside can turn to.">
        <ContactsForm
          version={contacts.version}
          stored={contactsValues(contacts.value)}
          url={`${env().PORTAL_URL}/.well-known/security.txt`}
        />
      </Card>
    </>
  );
}
