import { Card } from "@/app/_ui/card";
import { getWords } from "@/app/_words/get-words";
import { adminPages } from "@/app/(console)/[role]/admins/[login]/admin-pages";
import { AdminDomainsForm, AdminProfileForm } from "@/app/(console)/[role]/admins/[login]/admin-settings";
import { inputWords, valuesOf } from "@/app/(console)/field-form";
import { ObjectPage } from "@/app/(console)/object-page";
import { adminFields } from "@/lib/accounts/admin-account/fields";
import { domainsOfAdmin } from "@/lib/accounts/admin-account/queries";
import { words } from "@/lib/words/text";

const settingsWords = words("console.admins.settingsPart", {
  profile: "Profile",
  domains: "Domains",
  domainsHint: "This administrator can only see these domains.",
});

const { displayName, mayImpersonate } = adminFields;
const profile = { displayName, mayImpersonate };

/** What an administrator is called and may do, and where. */
const { show, generateMetadata } = adminPages.part("/settings", async (opened) => {
  const { context, row, subject } = opened;
  const t = await getWords(settingsWords);
  return (
    <ObjectPage at={opened}>
      <Card title={t("profile")}>
        <AdminProfileForm
          subject={subject}
          stored={valuesOf(profile, row)}
          words={await inputWords(profile)}
        />
      </Card>
      {row.role === "domain-admin" ? (
        <Card title={t("domains")} intro={t("domainsHint")}>
          <AdminDomainsForm subject={subject} domains={await domainsOfAdmin(context.db, row.id)} />
        </Card>
      ) : null}
    </ObjectPage>
  );
});

export { generateMetadata, show as default };
