import { AccessForm } from "@/app/_administration/settings/access-form";
import { BrandingForm } from "@/app/_administration/settings/branding-form";
import { ContactsForm } from "@/app/_administration/settings/contacts-form";
import { LoginPageForm } from "@/app/_administration/settings/login-page-form";
import { LogsForm } from "@/app/_administration/settings/logs-form";
import { PasswordPolicyForm } from "@/app/_administration/settings/password-policy-form";
import {
  accessValues,
  brandingValues,
  contactsValues,
  loginPageValues,
  logsValues,
  passwordPolicyValues,
} from "@/app/_administration/settings/settings-values";
import { Card } from "@/app/_ui/card";
import { PageTitle } from "@/app/_ui/page-title";
import { currentBrand } from "@/app/brand/current-brand";
import { requireAdminPage } from "@/lib/faces/session/admin";
import { env } from "@/lib/platform/env";
import { minPasswordLength } from "@/lib/platform/secrets/password-policy";
import { readSettings } from "@/lib/platform/settings/queries";
import { listSignInProviders } from "@/lib/providers/provider/queries";

/** What is set for the whole installation, each group in a form of its own. */
export async function SettingsPage() {
  const { session, visitor, context } = await requireAdminPage("superadmin", "/admin/settings");
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
