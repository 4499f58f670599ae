import { AdminGroupForm } from "@/app/(console)/[role]/admins/groups/admin-group-form";
import { inputWords } from "@/app/(console)/field-form";
import { newPage } from "@/app/(console)/new-page";
import { adminGroupFields } from "@/lib/accounts/admin-group/fields";
import { listSignInProviders } from "@/lib/providers/provider/queries";
import { textsOf, words } from "@/lib/words/text";

const newWords = words("console.adminGroups.new", {
  title: "New administrator group",
  card: "Group",
  intro: "Everyone in the group becomes an administrator, also people who join it later.",
});

/** Makes the members of a group administrators. */
const { show, generateMetadata } = newPage("/admins/groups/new", textsOf(newWords), async ({ context }) => {
  const providers = await listSignInProviders(context.db);
  return (
    <AdminGroupForm
      stored={{ role: "domain-admin", provider: providers[0]?.slug ?? "" }}
      words={await inputWords(adminGroupFields)}
      providers={providers.map(({ slug, name }) => ({ value: slug, label: `${name} (${slug})` }))}
    />
  );
});

export { generateMetadata, show as default };
