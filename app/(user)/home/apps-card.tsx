import { Card } from "@/app/_ui/card";
import { LinkList } from "@/app/_ui/link-list";
import { getWords } from "@/app/_words/get-words";
import { listPersonLinks } from "@/lib/accounts/app-link/queries";
import type { Context } from "@/lib/platform/db/context";
import { words } from "@/lib/words/text";

const appsWords = words("user.apps", { title: "Apps" });

/** The other applications of this server; nothing where an administrator has set up none. */
export async function AppsCard({ db, address }: { db: Context["db"]; address: string }) {
  const links = await listPersonLinks(db, address);
  if (links.length === 0) return null;
  const t = await getWords(appsWords);
  return (
    <Card title={t("title")}>
      <LinkList label={t("title")} links={links} className="sm:grid-cols-2" />
    </Card>
  );
}
