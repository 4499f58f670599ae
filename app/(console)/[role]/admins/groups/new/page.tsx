import { AdminGroupForm } from "@/app/(console)/[role]/admins/groups/admin-group-form";
import { type ConsolePageProps, openPage, pageTitle } from "@/app/(console)/console-page";
import { inputWords } from "@/app/(console)/field-form";
import { NewPage } from "@/app/(console)/new-page";
import { adminGroupFields } from "@/lib/accounts/admin-group/fields";
import { listSignInProviders } from "@/lib/providers/provider/queries";
import { words } from "@/lib/words/text";

const newWords = words("console.adminGroups.new", {
  title: "New administrator group",
  card: "Group",
  intro: "Everyone in the group becomes an administrator, also people who join it later.",
});

export const generateMetadata = pageTitle("/admins/groups/new", newWords("title"));

/** Makes the members of a group administrators. */
export default async function NewAdminGroupPage(props: ConsolePageProps) {
  const { context, back } = await openPage(props, "/admins/groups/new");
  const providers = await listSignInProviders(context.db);
  return (
    <NewPage back={back} title={newWords("title")} card={newWords("card")} intro={newWords("intro")}>
      <AdminGroupForm
        stored={{ role: "domain-admin", provider: providers[0]?.slug ?? "" }}
        words={await inputWords(adminGroupFields)}
        providers={providers.map(({ slug, name }) => ({ value: slug, label: `${name} (${slug})` }))}
      />
    </NewPage>
  );
}
